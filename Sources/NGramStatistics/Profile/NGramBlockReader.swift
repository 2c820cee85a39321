/// Reads the n-grams of one order, 2 or more, of a profile block by block, in any order: each thread has its own.
@safe package final class NGramBlockReader {
    private var blocks: NGramBlocks

    package init(_ profile: CorpusProfile, order: Int) { blocks = NGramBlocks(profile, order: order) }

    /// Decodes a block.
    ///
    /// - Throws: ``ProfileError`` where it is damaged.
    package func read(_ number: Int) throws(ProfileError) {
        blocks.seek(number)
        _ = try blocks.advance()
    }

    /// n-grams of the block.
    package var count: Int { blocks.entries.count }
    /// For each as many ids as the order: ranks in the vocabulary, from 1.
    package var ids: UnsafePointer<UInt32> { unsafe UnsafePointer(blocks.entries.ids) }
    /// How often each occurs.
    package var counts: UnsafePointer<UInt64> { unsafe UnsafePointer(blocks.entries.counts) }
}

extension CorpusProfile {
    /// n-grams in each block of an order, 2 or more.
    package func blockCounts(order: Int) -> [Int] { directory.ngrams[order - 2].blocks.map(\.entryCount) }
}
