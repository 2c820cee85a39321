import NGramStatistics

/// Design effects of the measures themselves: how much more a measure varies between folds than with independent tokens.
///
/// Words of one topic come together, so the variance of a sum over words is larger than its words' variances tell. The influence of each
/// hashed bucket on a measure is summed over every fold; the variance of these sums between folds, over the variance for
/// independent tokens, is the design effect by which the variance of that measure is multiplied.
struct InfluenceEffect {
    /// Design effect of each measure, at least 1.
    var effects: [Double]
    /// Degrees of freedom of the variance between folds: the effective number of folds, less one.
    var degreesOfFreedom: Double

    /// - Parameters:
    ///   - own: Histograms of the side that is sampled.
    ///   - side: Which side that is.
    ///   - order: Order of n-gram, counted in both.
    /// - Returns: `nil` when fewer than two folds hold n-grams or the histograms differ in their buckets.
    /// - Complexity: O(folds × buckets × measures).
    init?(
        own: FoldHistograms, other: FoldHistograms, side: PairSide, order: Int, measures: [DivergenceMeasure],
        smoothing: ReferenceSmoothing
    ) {
        guard order >= 1, order <= own.order, order <= other.order, own.bucketCount == other.bucketCount else {
            return nil
        }
        let buckets = BucketPairs(own: own.counts(order: order), other: other.counts(order: order), side: side)
        guard let buckets else { return nil }
        var folds: [[(bucket: Int, count: Double)]] = []
        var squaredShares = 0.0
        for fold in 0..<FoldHistograms.foldCount {
            let counts = own.counts(order: order, fold: fold)
            var size = 0.0
            var filled: [(bucket: Int, count: Double)] = []
            for index in counts.indices where counts[index] > 0 {
                filled.append((index - counts.startIndex, Double(counts[index])))
                size += Double(counts[index])
            }
            folds.append(filled)
            squaredShares += (size / buckets.ownTotal) * (size / buckets.ownTotal)
        }
        guard squaredShares < 1 else { return nil }
        degreesOfFreedom = max(1, 1 / squaredShares - 1)
        // Presence of a type means nothing for a bucket of many: such measures vary with the same documents as this one.
        let terms = TermSet(measures + [.jensenShannon], spectrum: buckets.spectrum, smoothing: smoothing)
        let influences = MeasureInfluences(terms, sums: terms.sums(buckets.spectrum), side: side)
        var values = [Double](repeating: 0, count: buckets.pairs.count)
        var effects = [Double](repeating: 1, count: terms.members.count)
        for (index, member) in terms.members.enumerated() where !member.isOfPresence {
            influences.influences(of: index, buckets.pairs, into: &values)
            effects[index] = buckets.designEffect(of: values, folds: folds, balance: 1 - squaredShares)
        }
        let general = effects.removeLast()
        for (index, member) in terms.members.dropLast().enumerated() where member.isOfPresence {
            effects[index] = general
        }
        self.effects = effects
    }
}

/// The buckets of two hashed histograms as if each were one type.
private struct BucketPairs {
    let pairs: [Pair]
    let spectrum: JointCountSpectrum
    private let ownCounts: [Double]
    let ownTotal: Double

    init?(own: [UInt64], other: [UInt64], side: PairSide) {
        let (first, second) = side == .first ? (own, other) : (other, own)
        guard let spectrum = try? JointCountSpectrum(firstCounts: first, secondCounts: second),
            spectrum.firstTotal > 0, spectrum.secondTotal > 0
        else { return nil }
        let totals = (first: spectrum.firstTotal, second: spectrum.secondTotal)
        let scale = PairScale(firstTotal: totals.first, secondTotal: totals.second)
        pairs = zip(first, second).map { scale.pair(first: $0, second: $1, totals: totals) }
        self.spectrum = spectrum
        ownCounts = own.map { Double($0) }
        ownTotal = side == .first ? scale.first : scale.second
    }

    /// Variance of the summed influences between folds, over that of independent tokens; at least 1.
    func designEffect(of influences: [Double], folds: [[(bucket: Int, count: Double)]], balance: Double) -> Double {
        var mean = CompensatedSum()
        for bucket in influences.indices { mean.add(ownCounts[bucket] / ownTotal * influences[bucket]) }
        let centered = influences.map { $0 - mean.value }
        var independent = CompensatedSum()
        for bucket in centered.indices { independent.add(ownCounts[bucket] * centered[bucket] * centered[bucket]) }
        var between = CompensatedSum()
        for fold in folds {
            var sum = CompensatedSum()
            for (bucket, count) in fold { sum.add(count * centered[bucket]) }
            between.add(sum.value * sum.value)
        }
        let observed = between.value / balance
        return independent.value > 0 && observed > independent.value ? observed / independent.value : 1
    }
}
