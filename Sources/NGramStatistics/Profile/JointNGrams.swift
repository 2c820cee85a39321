/// Walks the n-grams of several profiles together, ascending, each n-gram once.
struct JointNGrams {
    private let union: VocabularyUnion
    private let profiles: [CorpusProfile]

    init(_ profiles: [CorpusProfile], union: VocabularyUnion) {
        self.profiles = profiles
        self.union = union
    }

    /// - Parameter body: called with the n-gram's ranks in the union, and its count in each profile (0 where absent).
    /// - Throws: ``ProfileError`` where a profile is damaged; what `body` throws.
    /// - Complexity: O(profiles × n-grams).
    func forEach(
        order: Int, _ body: (_ ids: ArraySlice<UInt32>, _ counts: [UInt64]) throws -> Void
    ) throws {
        let sources = profiles.indices.map { Source(NGramCursor(profiles[$0], order: order), ranks: union.ranks[$0]) }
        for index in sources.indices { try sources[index].advance() }
        var counts = [UInt64](repeating: 0, count: profiles.count)
        while true {
            var least: Int?
            for index in sources.indices where sources[index].isLive {
                if let current = least, !sources[index].key.lexicographicallyPrecedes(sources[current].key) { continue }
                least = index
            }
            guard let least else { return }
            let key = sources[least].key
            for index in sources.indices {
                counts[index] = 0
                guard sources[index].isLive, sources[index].key == key else { continue }
                counts[index] = sources[index].cursor.count
                try sources[index].advance()
            }
            try body(key[...], counts)
        }
    }

    private final class Source {
        var cursor: NGramCursor
        let ranks: [UInt32]
        private(set) var key: [UInt32]
        private(set) var isLive = true

        init(_ cursor: consuming NGramCursor, ranks: [UInt32]) {
            key = Array(repeating: 0, count: cursor.order)
            self.cursor = cursor
            self.ranks = ranks
        }

        func advance() throws(ProfileError) {
            isLive = try cursor.advance()
            guard isLive else { return }
            for index in key.indices { key[index] = ranks[Int(cursor.id(index))] }
        }
    }
}

extension CorpusProfile {
    /// Walks the n-grams of two profiles together: each n-gram that either has, once, with its two counts.
    ///
    /// - Parameters:
    ///   - highestOrder: orders from 1 to this one are walked, one after the other; at most that of both profiles.
    ///   - body: given the order, and the count in each profile, of which at least one is positive.
    /// - Throws: ``ProfileError`` where the profiles' tokenizations differ, or one is damaged; what `body` throws.
    /// - Complexity: O(n-grams of both); memory of 4 bytes for each token type.
    public static func forEachJointCount(
        _ first: CorpusProfile, _ second: CorpusProfile, upToOrder highestOrder: Int,
        _ body: (_ order: Int, _ first: UInt64, _ second: UInt64) throws -> Void
    ) throws {
        precondition(highestOrder >= 1 && highestOrder <= min(first.summary.order, second.summary.order))
        try first.requireCompatibility(with: second, sameRestriction: false)
        let union = try VocabularyUnion([first, second]) { _, counts in try body(1, counts[0], counts[1]) }
        let joint = JointNGrams([first, second], union: union)
        for order in 1...highestOrder where order > 1 {
            try joint.forEach(order: order) { _, counts in try body(order, counts[0], counts[1]) }
        }
    }
}
