/// For each of several runs, where its ranks go in the union of their vocabularies; made partition by partition.
///
/// Ranks keep their order under the map, so windows sorted by the old ranks are sorted by the new. Index 0 of each map is
/// that of rank 0, past the end of a document, and has 0.
final class RankMapsBuilder: @unchecked Sendable {
    // Unchecked: one thread at a time appends, behind a turnstile, and what is made is asked for when all are done.
    private let maps: [IncreasingSequenceBuilder]
    /// By partition: the first rank of its tokens in the union; at the end one past the last.
    private(set) var rankStarts = [1]

    init(_ runs: [OpenRun]) {
        let bound = runs.reduce(1) { $0 + $1.file.typeCount }
        maps = runs.map { run in
            let map = IncreasingSequenceBuilder(count: run.file.typeCount + 1, bound: bound)
            map.append(0)
            return map
        }
    }

    /// Bytes that the maps of runs take at most.
    static func byteCount(of runs: [RunFile]) -> Int {
        let bound = runs.reduce(1) { $0 + $1.typeCount }
        return runs.reduce(0) { $0 + IncreasingSequenceBuilder.byteCount(for: $1.typeCount + 1, bound: bound) }
    }

    /// Appends the next partition.
    ///
    /// - Parameters:
    ///   - ranks: by run, then token of its partition: the rank in the union, from 0 for the partition's first.
    ///   - tokenCount: tokens of the partition in the union.
    /// - Returns: `false` where ranks would pass 32 bits.
    func append(_ ranks: [[UInt32]], tokenCount: Int) -> Bool {
        let start = rankStarts[rankStarts.count - 1]
        guard start + tokenCount < Int(UInt32.max) else { return false }
        rankStarts.append(start + tokenCount)
        for (map, ranks) in zip(maps, ranks) {
            for rank in ranks { map.append(UInt32(start) + rank) }
        }
        return true
    }

    /// The maps, by run.
    func finish() -> [IncreasingSequence] { maps.map { $0.finish() } }
}
