import DurableFiles

/// One thread's merge of the tokens that several runs have in a partition.
@safe final class RunTokenMerge {
    private let sources: [RunTokens]
    /// The merged tokens of the partition.
    let tokens = VocabularyEntries()
    /// By run, then its tokens of the partition: their places among the merged.
    private(set) var ranks: [[UInt32]]
    /// Tokens with the current hash: one, but for the rarest of accidents.
    private var open: [OpenToken] = []

    private struct OpenToken {
        var bytes: [UInt8] = []
        var count: UInt64 = 0
        var holders: [Int] = []
    }

    /// Hashes, and above them what stands for the end.
    private static let ended = UInt128.max

    init(_ runs: [OpenRun]) {
        sources = runs.map { RunTokens($0) }
        ranks = runs.map { _ in [] }
    }

    /// Merges a partition into ``tokens`` and ``ranks``.
    func run(_ partition: Int) throws(FileOutputError) {
        tokens.removeAll()
        for index in ranks.indices { ranks[index].removeAll(keepingCapacity: true) }
        var first: [UInt128] = []
        for source in sources {
            source.seek(partition: partition)
            first.append(try source.advance() ? UInt128(source.hash) : Self.ended)
        }
        var tree = LoserTree(first)
        var hash = tree.least
        var openCount = 0
        while true {
            if tree.least != hash {
                close(openCount)
                openCount = 0
                hash = tree.least
            }
            if hash == Self.ended { return }
            let source = sources[tree.winner]
            openCount = note(source, number: tree.winner, openCount)
            tree.replaceLeast(try source.advance() ? UInt128(source.hash) : Self.ended)
        }
    }

    private func note(_ source: RunTokens, number: Int, _ openCount: Int) -> Int {
        var index = 0
        while index < openCount, unsafe !open[index].bytes.elementsEqual(source.token) { index += 1 }
        if index == open.count { open.append(OpenToken()) }
        if index == openCount {
            open[index].bytes.removeAll(keepingCapacity: true)
            unsafe open[index].bytes.append(contentsOf: source.token)
            open[index].count = 0
            open[index].holders.removeAll(keepingCapacity: true)
        }
        open[index].count += source.count
        open[index].holders.append(number)
        return max(openCount, index + 1)
    }

    private func close(_ openCount: Int) {
        if openCount > 1 { open[..<openCount].sort { $0.bytes.lexicographicallyPrecedes($1.bytes) } }
        for index in 0..<openCount {
            let rank = UInt32(truncatingIfNeeded: tokens.count)
            unsafe open[index].bytes.withUnsafeBufferPointer { unsafe tokens.append($0, count: open[index].count) }
            for source in open[index].holders { ranks[source].append(rank) }
        }
    }
}
