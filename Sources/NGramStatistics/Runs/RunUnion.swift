import DurableFiles
import Synchronization

/// The vocabularies of several runs as one, in the order of the profile file, and where each run's ranks go.
@safe final class RunUnion: Sendable {
    let maps: RankMaps
    /// By partition: the first rank of its tokens in the union; at the end one past the last.
    private let rankStarts: [Int]

    /// Different tokens in the union.
    var typeCount: Int { rankStarts[rankStarts.count - 1] - 1 }

    /// - Parameters:
    ///   - threads: how many threads to work on.
    ///   - sections: abandoned where a thread fails, lest others wait for it.
    ///   - body: given each partition, from any of the threads, with its tokens and their counts; returns whether to go on.
    /// - Throws: ``FileOutputError`` where a run cannot be read; ``ProfileError`` where there are too many different
    ///   tokens; what `body` throws.
    init(
        _ runs: [OpenRun], threads: Int, sections: ProfileSections? = nil,
        _ body:
            @escaping @Sendable (_ partition: Int, _ tokens: VocabularyEntries, _ workspace: BlockWorkspace) throws
            -> Bool
    ) throws {
        let maps = RankMaps(runs)
        self.maps = maps
        let counts = Mutex([Int](repeating: 0, count: HashPartitions.count))
        let turns = TurnCounter(turns: HashPartitions.count)
        try WorkerThreads.run(threads) { _ in
            let merge = RunTokenMerge(runs, maps)
            let workspace = BlockWorkspace()
            do {
                while let partition = turns.next() {
                    try merge.run(partition)
                    counts.withLock { $0[partition] = merge.tokens.count }
                    guard try body(partition, merge.tokens, workspace) else { return }
                }
            } catch {
                sections?.abandon()
                throw error
            }
        }
        var starts = [1]
        for count in counts.withLock({ $0 }) { starts.append(starts[starts.count - 1] + count) }
        rankStarts = starts
        guard starts[starts.count - 1] < Int(UInt32.max) else {
            throw ProfileError(
                .tooLarge, path: runs.first?.file.path ?? "",
                message: "the corpus has more than 2^32 - 2 different tokens; profile parts of it, or lowercase")
        }
        // So far ranks count from 0 in each partition.
        for (number, run) in runs.enumerated() {
            let map = unsafe maps[number]
            for partition in 0..<HashPartitions.count {
                let start = UInt32(starts[partition])
                for rank in run.index.rankStarts[partition]..<run.index.rankStarts[partition + 1] {
                    unsafe map[rank] &+= start
                }
            }
        }
    }

    func layout(of partition: Int, order: Int) -> WindowLayout {
        WindowLayout(order: order, ranks: rankStarts[partition]..<rankStarts[partition + 1], types: typeCount)
    }

    /// Bits that hold the key of a window of any partition.
    func keyBits(order: Int) -> Int {
        (0..<HashPartitions.count).reduce(0) { max($0, layout(of: $1, order: order).bits) }
    }
}
