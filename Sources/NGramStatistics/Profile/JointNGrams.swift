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
    func forEach(order: Int, _ body: (_ key: RankKey, _ counts: [UInt64]) throws -> Void) throws {
        var sources: [Source] = []
        for (index, profile) in profiles.enumerated() {
            let source = Source(NGramCursor(profile, order: order), ranks: union.ranks[index])
            try source.advance()
            if source.isLive { sources.append(source) }
            source.number = index
        }
        var counts = [UInt64](repeating: 0, count: profiles.count)
        while var least = sources.first?.key {
            for source in sources where source.key < least { least = source.key }
            for index in counts.indices { counts[index] = 0 }
            var anyEnded = false
            for source in sources where source.key == least {
                counts[source.number] = source.count
                try source.advance()
                if !source.isLive { anyEnded = true }
            }
            if anyEnded { sources.removeAll { !$0.isLive } }
            try body(least, counts)
        }
    }

    private final class Source {
        private var cursor: NGramCursor
        private let ranks: [UInt32]
        private let order: Int
        var number = 0
        private(set) var key = RankKey()
        private(set) var count: UInt64 = 0
        private(set) var isLive = true

        init(_ cursor: consuming NGramCursor, ranks: [UInt32]) {
            order = cursor.order
            self.cursor = cursor
            self.ranks = ranks
        }

        func advance() throws(ProfileError) {
            isLive = try cursor.advance()
            guard isLive else { return }
            var next = RankKey()
            for index in 0..<order { next[index] = ranks[Int(cursor.id(index))] }
            key = next
            count = cursor.count
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
