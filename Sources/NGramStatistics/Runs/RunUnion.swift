import DurableFiles

/// The vocabularies of several runs as one, in the order of the profile file, and where each run's ranks go.
@safe final class RunUnion: Sendable {
    /// By run, then its rank: the rank in the union; 0, past the end of a document, has 0.
    let maps: [IncreasingSequence]
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
        let maps = RankMapsBuilder(runs)
        let turnstile = Turnstile()
        let turns = TurnCounter(turns: HashPartitions.count)
        try WorkerThreads.run(threads) { _ in
            let merge = RunTokenMerge(runs)
            let workspace = BlockWorkspace()
            do {
                while let partition = turns.next() {
                    try merge.run(partition)
                    // In the order of the partitions: where a partition's ranks begin is known when those before are.
                    let fits = try turnstile.take(partition) {
                        maps.append(merge.ranks, tokenCount: merge.tokens.count)
                    }
                    guard fits else { throw Self.tooLarge(runs) }
                    guard try body(partition, merge.tokens, workspace) else { return }
                }
            } catch is Turnstile.Broken {
                return
            } catch {
                turnstile.breakDown()
                sections?.abandon()
                throw error
            }
        }
        rankStarts = maps.rankStarts
        self.maps = maps.finish()
    }

    private static func tooLarge(_ runs: [OpenRun]) -> ProfileError {
        ProfileError(
            .tooLarge, path: runs.first?.file.path ?? "",
            message: "the corpus has more than 2^32 - 2 different tokens; profile parts of it, or lowercase")
    }

    func layout(of partition: Int, order: Int) -> WindowLayout {
        WindowLayout(order: order, ranks: rankStarts[partition]..<rankStarts[partition + 1], types: typeCount)
    }

    /// Bits that hold the key of a window of any partition.
    func keyBits(order: Int) -> Int {
        (0..<HashPartitions.count).reduce(0) { max($0, layout(of: $1, order: order).bits) }
    }
}
