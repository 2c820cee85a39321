/// Which records of a corpus are chosen: one bit for each.
struct SelectedRecords: Sendable {
    /// By shard, bits by record number less 1.
    private var words: [[UInt64]]
    /// Records chosen.
    private(set) var count = 0

    init(shards: Int) { words = [[UInt64]](repeating: [], count: shards) }

    mutating func insert(shard: Int, record: Int) {
        let word = (record - 1) / 64
        if word >= words[shard].count {
            words[shard].append(contentsOf: [UInt64](repeating: 0, count: word + 1 - words[shard].count))
        }
        words[shard][word] |= 1 << UInt64((record - 1) % 64)
        count += 1
    }

    func contains(shard: Int, record: Int) -> Bool {
        let word = (record - 1) / 64
        return word < words[shard].count && words[shard][word] >> UInt64((record - 1) % 64) & 1 != 0
    }

    /// Records chosen of one shard.
    func count(shard: Int) -> Int { words[shard].reduce(0) { $0 + $1.nonzeroBitCount } }
}
