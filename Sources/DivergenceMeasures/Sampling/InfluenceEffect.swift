import NGramStatistics

/// Design effects of the measures themselves: how much more a measure varies between folds than with independent tokens.
///
/// Words of one topic come together, so the variance of a sum over words is larger than its words' variances tell. The influence of each
/// hashed bucket on a measure is summed over every fold; the variance of these sums between folds, over the variance for
/// independent tokens, is the design effect by which the variance of that measure is multiplied.
struct InfluenceEffect {
    /// Design effect of each lane, at least 1.
    var lanes: SIMD8<Double>
    /// Degrees of freedom of the variance between folds: the effective number of folds, less one.
    var degreesOfFreedom: Double

    /// - Parameters:
    ///   - own: Histograms of the side that is sampled.
    ///   - ownIsFirst: Whether that is the first side.
    ///   - order: Order of n-gram, counted in both.
    /// - Returns: `nil` when fewer than two folds hold n-grams or the histograms differ in their buckets.
    /// - Complexity: O(folds × buckets).
    init?(
        own: FoldHistograms, other: FoldHistograms, ownIsFirst: Bool, order: Int, smoothing: KullbackLeiblerSmoothing
    ) {
        guard order >= 1, order <= own.order, order <= other.order, own.bucketCount == other.bucketCount else {
            return nil
        }
        let ownCounts = own.counts(order: order)
        let otherCounts = other.counts(order: order)
        let ownTotal = ownCounts.reduce(0, +)
        let otherTotal = otherCounts.reduce(0, +)
        guard ownTotal > 0, otherTotal > 0 else { return nil }
        let terms = PairTerms(
            firstTotal: ownIsFirst ? ownTotal : otherTotal, secondTotal: ownIsFirst ? otherTotal : ownTotal,
            smoothing: smoothing)
        let influence = Influence(terms: terms, typeCoverage: 0, secondTypes: 1)
        let influences = zip(ownCounts, otherCounts).map { own, other -> SIMD8<Double> in
            guard own > 0 else { return .zero }
            return ownIsFirst
                ? influence.ofFirst(a: Double(own), b: Double(other))
                : influence.ofSecond(a: Double(other), b: Double(own))
        }
        let total = Double(ownTotal)
        var mean = CompensatedLanes()
        for (count, value) in zip(ownCounts, influences) where count > 0 {
            mean.add(SIMD8(repeating: Double(count) / total) * value)
        }
        let center = mean.value
        var independent = CompensatedLanes()
        for (count, value) in zip(ownCounts, influences) where count > 0 {
            independent.add(SIMD8(repeating: Double(count)) * (value - center) * (value - center))
        }
        var between = CompensatedLanes()
        var squaredShares = 0.0
        for fold in 0..<FoldHistograms.foldCount {
            var sum = CompensatedLanes()
            var size: UInt64 = 0
            for (count, value) in zip(own.counts(order: order, fold: fold), influences) where count > 0 {
                sum.add(SIMD8(repeating: Double(count)) * (value - center))
                size += count
            }
            between.add(sum.value * sum.value)
            squaredShares += (Double(size) / total) * (Double(size) / total)
        }
        guard squaredShares < 1 else { return nil }
        degreesOfFreedom = max(1, 1 / squaredShares - 1)
        let expected = independent.value
        let observed = between.value / (1 - squaredShares)
        lanes = SIMD8(repeating: 1)
        for lane in 0..<5 where expected[lane] > 0 && observed[lane] > expected[lane] {
            lanes[lane] = observed[lane] / expected[lane]
        }
        // Presence of a type means nothing for a bucket of many: these measures vary with the same documents.
        lanes[PairTerms.Lane.outOfVocabulary] = lanes[PairTerms.Lane.jensenShannon]
        lanes[PairTerms.Lane.coveredTypes] = lanes[PairTerms.Lane.jensenShannon]
    }
}
