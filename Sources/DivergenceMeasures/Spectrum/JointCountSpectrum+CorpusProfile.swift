public import NGramStatistics

extension JointCountSpectrum {
    /// The joint spectra of two profiles, for each order of which both list every n-gram, order 1 first: orders
    /// from the first that is pruned on are left out.
    ///
    /// - Parameters:
    ///   - first: the pretraining corpus. A profile restricted to the n-grams of another may stand here; it must list all
    ///     n-grams of `second` that it met, which the caller sees to.
    ///   - second: the downstream corpus.
    /// - Throws: `ProfileError` where the profiles do not fit together, are damaged, or one has lost its rare tokens; ``JointCountSpectrumError`` where
    ///   a corpus is beyond 2⁵³ n-grams.
    /// - Complexity: O(n-grams of both).
    public static func spectra(_ first: CorpusProfile, _ second: CorpusProfile) throws -> [JointCountSpectrum] {
        for profile in [first, second] { try profile.requireCompleteCounts(upToOrder: 1) }
        let order = min(first.summary.completeOrder, second.summary.completeOrder)
        var accumulators = Array(repeating: Accumulator(), count: order)
        try CorpusProfile.forEachJointCount(first, second, upToOrder: order) { order, a, b in
            accumulators[order - 1].add(first: a, second: b)
        }
        return try accumulators.indices.map { index in
            try accumulators[index].finish(
                firstTotal: first.summary.orders[index].total, secondTotal: second.summary.orders[index].total)
        }
    }
}
