/// Walks the n-grams of several profiles together, ascending, each n-gram once.
enum JointNGrams {
    /// - Parameters:
    ///   - layout: of the order to walk, over the union; it fits the key.
    ///   - body: called with the n-gram's ranks in the union, and its count in each profile (0 where absent).
    /// - Throws: ``ProfileError`` where a profile is damaged; what `body` throws.
    /// - Complexity: O(n-grams × (profiles + log profiles)).
    @inline(__always)
    static func forEach<Key: WindowKey>(
        _ profiles: [CorpusProfile], _ union: VocabularyUnion, _ layout: WindowLayout, as: Key.Type,
        _ body: (_ key: Key, _ counts: [UInt64]) throws -> Void
    ) throws {
        let sources = profiles.enumerated().map {
            ProfileNGrams<Key>($0.element, ranks: union.ranks[$0.offset], layout: layout)
        }
        var first: [Key] = []
        for source in sources { first.append(try source.advance()) }
        var tree = LoserTree(first)
        var counts = [UInt64](repeating: 0, count: profiles.count)
        // The array keeps the sources; counting references for each n-gram would take longer than merging it.
        try unsafe sources.withUnsafeBufferPointer { sources in
            while case let key = tree.least, key != .none {
                for index in counts.indices { counts[index] = 0 }
                while tree.least == key {
                    let source = unsafe Unmanaged.passUnretained(sources[tree.winner])
                    counts[tree.winner] = unsafe source._withUnsafeGuaranteedRef { $0.count }
                    tree.replaceLeast(try unsafe source._withUnsafeGuaranteedRef { try $0.advance() })
                }
                try body(key, counts)
            }
        }
    }
}

extension CorpusProfile {
    /// Walks the n-grams of two profiles together: each n-gram that either has, once, with its two counts.
    ///
    /// - Parameters:
    ///   - highestOrder: orders from 1 to this one are walked, one after the other; at most that of both profiles.
    ///   - body: given the order, and the count in each profile, of which at least one is positive.
    /// - Throws: ``ProfileError`` where the profiles' tokenizations differ, one is pruned at these orders (what it does not
    ///   list may have occurred), or one is damaged; what `body` throws.
    /// - Complexity: O(n-grams of both); memory of about a byte for each token type.
    public static func forEachJointCount(
        _ first: CorpusProfile, _ second: CorpusProfile, upToOrder highestOrder: Int,
        _ body: (_ order: Int, _ first: UInt64, _ second: UInt64) throws -> Void
    ) throws {
        precondition(highestOrder >= 1 && highestOrder <= min(first.summary.order, second.summary.order))
        try first.requireCompatibility(with: second, sameRestriction: false)
        for profile in [first, second] { try profile.requireCompleteCounts(upToOrder: highestOrder) }
        let union = try VocabularyUnion([first, second]) { _, counts in try body(1, counts[0], counts[1]) }
        for order in 2..<max(2, highestOrder + 1) {
            let layout = WindowLayout(order: order, ranks: 1..<union.count + 1, types: union.count)
            func walk<Key: WindowKey>(as: Key.Type) throws {
                // Two lists need no tree, whose upkeep is most of the time of a merge of two.
                let left = ProfileNGrams<Key>(first, ranks: union.ranks[0], layout: layout)
                let right = ProfileNGrams<Key>(second, ranks: union.ranks[1], layout: layout)
                var (leftKey, rightKey) = (try left.advance(), try right.advance())
                while true {
                    if leftKey < rightKey {
                        try body(order, left.count, 0)
                        leftKey = try left.advance()
                    } else if rightKey < leftKey {
                        try body(order, 0, right.count)
                        rightKey = try right.advance()
                    } else {
                        guard leftKey != .none else { break }
                        try body(order, left.count, right.count)
                        leftKey = try left.advance()
                        rightKey = try right.advance()
                    }
                }
            }
            switch layout.bits {
            case ...UInt64.bitWidth: try walk(as: UInt64.self)
            case ...UInt128.bitWidth: try walk(as: UInt128.self)
            default: try walk(as: RankKey.self)
            }
        }
    }
}
