/// Cuts sorted entries into the blocks of a profile file, compresses them and hands them to the file's writer.
///
/// Several threads may each bring the entries of one turn, a range of the order in which the file holds them. Blocks span
/// turns: what does not fill a block waits for the next, so that the bytes do not depend on how the work was divided.
final class ProfileSections: @unchecked Sendable {
    // Unchecked: what waits is changed behind the turnstile alone.
    private let writer: ProfileFileWriter
    private let turnstile = Turnstile()
    private var tokens = Waiting(entries: VocabularyEntries())
    /// By order − 2.
    private var ngrams: [Waiting<NGramEntries>]

    init(writer: ProfileFileWriter) {
        self.writer = writer
        ngrams = NGramEntries.empty(upTo: writer.order).map { Waiting(entries: $0) }
    }

    /// Sends everyone home who waits for a turn that will not come: a worker has failed, and will throw.
    func abandon() { turnstile.breakDown() }

    /// Takes the entries of one turn; returns when they are compressed and submitted.
    ///
    /// - Parameters:
    ///   - turn: from 0; every turn must be taken.
    ///   - endsTurn: whether these are the last entries of the turn. More than fit in memory may be brought in parts.
    ///   - tokens: entries of the vocabulary, `nil` where there are none.
    ///   - ngrams: entries of orders 2 and up; empty for none.
    /// - Returns: `false` where another worker has failed.
    /// - Throws: ``FileOutputError`` where the temporary disk is full.
    func submit(
        turn: Int, endsTurn: Bool = true, tokens: VocabularyEntries?, ngrams: [NGramEntries],
        _ workspace: BlockWorkspace
    ) throws
        -> Bool
    {
        var tokenCut: Cut<VocabularyEntries>?
        var cuts: [Cut<NGramEntries>] = []
        do {
            try turnstile.take(turn, endsTurn: endsTurn) {
                if let tokens { tokenCut = self.tokens.cut(tokens) }
                for entries in ngrams { cuts.append(self.ngrams[entries.order - 2].cut(entries)) }
            }
        } catch is Turnstile.Broken {
            return false
        }
        try tokenCut?.submit(to: writer, workspace)
        for cut in cuts { try cut.submit(to: writer, workspace) }
        return true
    }

    /// Writes what has not filled a block; call once, after the last turn.
    func finish() throws {
        let workspace = BlockWorkspace()
        try tokens.finish(writer, workspace)
        for waiting in ngrams { try waiting.finish(writer, workspace) }
    }

    /// The entries of a section that have not filled a block.
    private struct Waiting<Entries: DivisibleEntries> {
        var entries: Entries
        /// The number of the block that they begin.
        var nextBlock = 0

        /// Takes the entries of a turn, and keeps those that fill no block.
        mutating func cut(_ turn: Entries) -> Cut<Entries> {
            let capacity = NGramEntries.blockCapacity
            let number = nextBlock
            let needed = entries.count == 0 ? 0 : capacity - entries.count
            if turn.count < needed {
                entries.append(from: turn, 0..<turn.count)
                return Cut(first: nil, number: number, entries: turn, whole: 0..<0)
            }
            var first: Entries?
            if needed > 0 {
                entries.append(from: turn, 0..<needed)
                first = entries
                entries = entries.another()
            }
            let end = needed + (turn.count - needed) / capacity * capacity
            entries.append(from: turn, end..<turn.count)
            nextBlock += (first == nil ? 0 : 1) + (end - needed) / capacity
            return Cut(first: first, number: number, entries: turn, whole: needed..<end)
        }

        func finish(_ writer: ProfileFileWriter, _ workspace: BlockWorkspace) throws {
            if entries.count == 0 { return }
            try writer.submit(entries, 0..<entries.count, number: nextBlock, workspace)
        }
    }

    /// How the entries of a turn fall into blocks.
    private struct Cut<Entries: DivisibleEntries> {
        /// The block that what waited begins, if the turn fills it.
        var first: Entries?
        /// The number of the first block.
        var number: Int
        /// The entries of the turn, and those of them that fill whole blocks after the first.
        var entries: Entries
        var whole: Range<Int>

        func submit(to writer: ProfileFileWriter, _ workspace: BlockWorkspace) throws {
            var number = number
            if let first {
                try writer.submit(first, 0..<first.count, number: number, workspace)
                number += 1
            }
            for start in stride(from: whole.lowerBound, to: whole.upperBound, by: NGramEntries.blockCapacity) {
                try writer.submit(entries, start..<start + NGramEntries.blockCapacity, number: number, workspace)
                number += 1
            }
        }
    }
}

/// Entries that can wait for the next turn's.
private protocol DivisibleEntries: BlockEntries {
    /// Appends some of another's entries.
    func append(from other: Self, _ range: Range<Int>)
    /// No entries, for the same section.
    func another() -> Self
}

extension VocabularyEntries: DivisibleEntries {
    fileprivate func another() -> VocabularyEntries { VocabularyEntries() }
}

extension NGramEntries: DivisibleEntries {
    fileprivate func another() -> NGramEntries {
        NGramEntries(order: order, capacity: NGramEntries.blockCapacity)
    }
}
