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
        var series = Series(first: first.summary, second: second.summary)
        try CorpusProfile.forEachJointCount(first, second, upToOrder: order) { order, a, b in
            if series.spectra.count < order - 1 { try series.finish(upToOrder: order - 1) }
            series.accumulator.add(first: a, second: b)
        }
        try series.finish(upToOrder: order)
        return series.spectra
    }

    /// Spectra of one order after the other, with one accumulator at a time.
    private struct Series {
        let first: ProfileSummary
        let second: ProfileSummary
        var accumulator = Accumulator()
        private(set) var spectra: [JointCountSpectrum] = []

        init(first: ProfileSummary, second: ProfileSummary) {
            self.first = first
            self.second = second
        }

        mutating func finish(upToOrder order: Int) throws {
            while spectra.count < order {
                let (one, other) = (first.orders[spectra.count].total, second.orders[spectra.count].total)
                spectra.append(try accumulator.finish(firstTotal: one, secondTotal: other))
                accumulator = Accumulator()
            }
        }
    }
}
