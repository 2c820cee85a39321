/// The vocabularies of several profiles as one, in the order of the profile file, and where each one's ranks go.
///
/// Ranks keep their order under the map, so n-grams sorted by the old ranks are sorted by the new.
struct VocabularyUnion {
    /// By profile, then old rank: the rank in the union; index 0 is unused.
    private(set) var ranks: [[UInt32]]
    /// Different tokens in the union.
    private(set) var count = 0

    /// - Parameter body: called for each token of the union, ascending, with its count in each profile (0 where absent).
    /// - Throws: ``ProfileError`` where a profile is damaged or the union is too large; what `body` throws.
    /// - Complexity: O(profiles × tokens).
    init(
        _ profiles: [CorpusProfile], _ body: (_ token: [UInt8], _ counts: [UInt64]) throws -> Void
    ) throws {
        ranks = profiles.map {
            var map: [UInt32] = [0]
            map.reserveCapacity(Int(min($0.summary.orders[0].distinct, 1 << 28)) + 1)
            return map
        }
        let cursors = profiles.map { CursorBox(VocabularyCursor($0)) }
        var isLive: [Bool] = []
        for index in cursors.indices { isLive.append(try cursors[index].cursor.advance()) }
        var counts = [UInt64](repeating: 0, count: profiles.count)
        while true {
            var least: Int?
            for index in cursors.indices where isLive[index] {
                guard let current = least else {
                    least = index
                    continue
                }
                let best = cursors[current]
                if cursors[index].cursor.precedes(hash: best.cursor.hash, token: best.cursor.token) { least = index }
            }
            guard let least else { break }
            count += 1
            guard count < Int(UInt32.max) - 1 else {
                throw ProfileError(
                    .tooLarge, path: profiles[0].path,
                    message:
                        "together the corpora have more than 2^32 - 2 different tokens; profile fewer, or lowercase")
            }
            let (hash, token) = (cursors[least].cursor.hash, cursors[least].cursor.token)
            for index in cursors.indices {
                counts[index] = 0
                guard isLive[index], cursors[index].cursor.hash == hash, cursors[index].cursor.token == token else {
                    continue
                }
                counts[index] = cursors[index].cursor.count
                ranks[index].append(UInt32(count))
                isLive[index] = try cursors[index].cursor.advance()
            }
            try body(token, counts)
        }
    }

    /// Lets noncopyable cursors stand in an array.
    private final class CursorBox {
        var cursor: VocabularyCursor
        init(_ cursor: consuming VocabularyCursor) { self.cursor = cursor }
    }
}
