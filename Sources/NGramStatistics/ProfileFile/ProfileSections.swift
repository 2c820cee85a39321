/// Cuts sorted entries into the blocks of a profile file, compresses them and hands them to the file's writer.
///
/// Several threads may each bring the entries of one turn, a range of the order in which the file holds them. Blocks span
/// turns: what does not fill a block waits for the next, so that the bytes do not depend on how the work was divided.
final class ProfileSections: @unchecked Sendable {
    // Unchecked: what waits is changed behind the turnstile alone.
    private let writer: ProfileFileWriter
    private let turnstile = Turnstile()
    private var waitingTokens = VocabularyEntries()
    private var nextTokenBlock = 0
    /// By order − 2.
    private var waitingNGrams: [NGramEntries]
    private var nextNGramBlock: [Int]

    init(writer: ProfileFileWriter) {
        self.writer = writer
        waitingNGrams = NGramEntries.empty(upTo: writer.order)
        nextNGramBlock = waitingNGrams.map { _ in 0 }
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
        var cuts: [Cut<NGramEntries>] = []
        var tokenCut: Cut<VocabularyEntries>?
        do {
            try turnstile.take(turn, endsTurn: endsTurn) {
                if let tokens { tokenCut = cut(tokens) }
                for entries in ngrams { cuts.append(cut(entries)) }
            }
        } catch is Turnstile.Broken {
            return false
        }
        if let cut = tokenCut, let tokens { try submit(tokens, cut, workspace) }
        for (entries, cut) in zip(ngrams, cuts) { try submit(entries, cut, workspace) }
        return true
    }

    /// Writes what has not filled a block; call once, after the last turn.
    func finish() throws {
        let workspace = BlockWorkspace()
        if waitingTokens.count > 0 {
            try writer.submit(waitingTokens, 0..<waitingTokens.count, number: nextTokenBlock, workspace)
        }
        for (index, entries) in waitingNGrams.enumerated() where entries.count > 0 {
            try writer.submit(entries, 0..<entries.count, number: nextNGramBlock[index], workspace)
        }
    }

    /// How the entries of a turn fall into blocks.
    private struct Cut<Entries> {
        /// The block that what waited begins, if the turn fills it.
        var first: Entries?
        /// The number of the first block.
        var number: Int
        /// Entries that fill whole blocks after it.
        var whole: Range<Int>
    }

    private func cut(_ tokens: VocabularyEntries) -> Cut<VocabularyEntries> {
        let capacity = NGramEntries.blockCapacity
        let needed = waitingTokens.count == 0 ? 0 : capacity - waitingTokens.count
        if tokens.count < needed {
            waitingTokens.append(from: tokens, 0..<tokens.count)
            return Cut(first: nil, number: nextTokenBlock, whole: 0..<0)
        }
        var first: VocabularyEntries?
        if needed > 0 {
            waitingTokens.append(from: tokens, 0..<needed)
            first = waitingTokens
            waitingTokens = VocabularyEntries()
        }
        let end = needed + (tokens.count - needed) / capacity * capacity
        waitingTokens.append(from: tokens, end..<tokens.count)
        let number = nextTokenBlock
        nextTokenBlock += (first == nil ? 0 : 1) + (end - needed) / capacity
        return Cut(first: first, number: number, whole: needed..<end)
    }

    private func cut(_ entries: NGramEntries) -> Cut<NGramEntries> {
        let capacity = NGramEntries.blockCapacity
        let index = entries.order - 2
        let waiting = waitingNGrams[index]
        let needed = waiting.count == 0 ? 0 : capacity - waiting.count
        if entries.count < needed {
            waiting.append(from: entries, 0..<entries.count)
            return Cut(first: nil, number: nextNGramBlock[index], whole: 0..<0)
        }
        var first: NGramEntries?
        if needed > 0 {
            waiting.append(from: entries, 0..<needed)
            first = waiting
            waitingNGrams[index] = NGramEntries(order: entries.order)
        }
        let end = needed + (entries.count - needed) / capacity * capacity
        waitingNGrams[index].append(from: entries, end..<entries.count)
        let number = nextNGramBlock[index]
        nextNGramBlock[index] += (first == nil ? 0 : 1) + (end - needed) / capacity
        return Cut(first: first, number: number, whole: needed..<end)
    }

    private func submit(
        _ tokens: VocabularyEntries, _ cut: Cut<VocabularyEntries>, _ workspace: BlockWorkspace
    ) throws {
        var number = cut.number
        if let first = cut.first {
            try writer.submit(first, 0..<first.count, number: number, workspace)
            number += 1
        }
        for start in stride(from: cut.whole.lowerBound, to: cut.whole.upperBound, by: NGramEntries.blockCapacity) {
            try writer.submit(tokens, start..<start + NGramEntries.blockCapacity, number: number, workspace)
            number += 1
        }
    }

    private func submit(_ entries: NGramEntries, _ cut: Cut<NGramEntries>, _ workspace: BlockWorkspace) throws {
        var number = cut.number
        if let first = cut.first {
            try writer.submit(first, 0..<first.count, number: number, workspace)
            number += 1
        }
        for start in stride(from: cut.whole.lowerBound, to: cut.whole.upperBound, by: NGramEntries.blockCapacity) {
            try writer.submit(entries, start..<start + NGramEntries.blockCapacity, number: number, workspace)
            number += 1
        }
    }
}
