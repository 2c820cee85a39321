/// The vocabularies of several profiles as one, in the order of the profile file, and where each one's ranks go.
///
/// Ranks keep their order under the map, so n-grams sorted by the old ranks are sorted by the new.
struct VocabularyUnion {
    /// By profile, then old rank: the rank in the union; 0 has 0.
    let ranks: [IncreasingSequence]
    /// Different tokens in the union.
    private(set) var count = 0

    /// - Parameter body: called for each token of the union, ascending, with its count in each profile (0 where absent).
    /// - Throws: ``ProfileError`` where a profile is damaged or the union is too large; what `body` throws.
    /// - Complexity: O(profiles × tokens).
    init(
        _ profiles: [CorpusProfile], _ body: (_ token: [UInt8], _ counts: [UInt64]) throws -> Void
    ) throws {
        let typeCounts = profiles.map { Int($0.summary.orders[0].distinct) }
        let bound = typeCounts.reduce(1, +)
        let maps = typeCounts.map { count in
            let map = IncreasingSequenceBuilder(count: count + 1, bound: bound)
            map.append(0)
            return map
        }
        var live = profiles.enumerated().map { Source(VocabularyCursor($1), number: $0) }
        for source in live { try source.advance() }
        live.removeAll { !$0.isLive }
        var counts = [UInt64](repeating: 0, count: profiles.count)
        while let first = live.first {
            var least = first
            for source in live.dropFirst() where source.precedes(least) { least = source }
            count += 1
            guard count < Int(UInt32.max) - 1 else {
                throw ProfileError(
                    .tooLarge, path: profiles[0].path,
                    message:
                        "together the corpora have more than 2^32 - 2 different tokens; profile fewer, or lowercase")
            }
            for index in counts.indices { counts[index] = 0 }
            for source in live where source.hasToken(of: least) {
                counts[source.number] = source.cursor.count
                maps[source.number].append(UInt32(count))
            }
            try body(least.cursor.token, counts)
            var anyEnded = false
            for source in live where source !== least && source.hasToken(of: least) {
                try source.advance()
                if !source.isLive { anyEnded = true }
            }
            try least.advance()
            if anyEnded || !least.isLive { live.removeAll { !$0.isLive } }
        }
        ranks = maps.map { $0.finish() }
    }

    private final class Source {
        private(set) var cursor: VocabularyCursor
        let number: Int
        private(set) var isLive = true

        init(_ cursor: consuming VocabularyCursor, number: Int) {
            self.cursor = cursor
            self.number = number
        }

        func advance() throws(ProfileError) { isLive = try cursor.advance() }

        func hasToken(of other: Source) -> Bool {
            cursor.hash == other.cursor.hash && cursor.token == other.cursor.token
        }

        func precedes(_ other: Source) -> Bool {
            cursor.hash != other.cursor.hash
                ? cursor.hash < other.cursor.hash : cursor.token.lexicographicallyPrecedes(other.cursor.token)
        }
    }
}
