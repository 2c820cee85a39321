import NGramStatistics

/// How much less a corpus tells than as many independent tokens would, measured between its folds.
///
/// The design effect of a hashed n-gram bucket is the variance of its share of the tokens, seen between folds, over the
/// variance p(1 − p)/n of independent tokens. The expectation over folds that differ in size is taken exactly: the sum of squared
/// residuals x − p·(fold size) is divided by 1 − Σ(fold share)².
///
/// Source: J. Rao, A. Scott, "The analysis of categorical data from complex sample surveys", JASA 76 (1981) 221–230,
/// doi:10.1080/01621459.1981.10477633.
struct DesignEffect {
    /// Mean over tokens: the sum of the variances over the sum of the independent variances; at least 1.
    var perToken: Double
    /// Design effects of the buckets, less one, in two means.
    private let excess: BurstMoments<Double>
    private let buckets: Int

    /// The effect that the folds of a corpus show, or of several corpora taken together.
    ///
    /// Of several corpora, only the variance between folds of the same corpus counts: a difference between the corpora is not an
    /// effect of their documents.
    ///
    /// - Parameters:
    ///   - folds: Hashed histograms of the corpora, with the same number of buckets.
    ///   - order: Order of n-gram.
    /// - Returns: `nil` when the order was not counted or no corpus has n-grams in two folds: one document cannot show
    ///   how documents differ.
    /// - Complexity: O(folds × buckets).
    init?(folds: [FoldHistograms], order: Int) {
        guard let buckets = folds.first?.bucketCount else { return nil }
        var counts = [Double](repeating: 0, count: buckets)
        var residuals = [Double](repeating: 0, count: buckets)
        for histograms in folds {
            guard histograms.bucketCount == buckets, (1...histograms.order).contains(order),
                let own = Self.residuals(histograms, order: order)
            else { return nil }
            for bucket in 0..<buckets {
                counts[bucket] += own.counts[bucket]
                residuals[bucket] += own.residuals[bucket]
            }
        }
        let total = counts.reduce(0, +)
        var variance = 0.0
        var independent = 0.0
        var excess = BurstMoments<Double>(perBucket: 0, perRareBucket: 0)
        for (residual, count) in zip(residuals, counts) where count > 0 && count < total {
            let expected = count * (1 - count / total)
            variance += residual
            independent += expected
            excess.perBucket += residual / expected - 1
            excess.perRareBucket += (residual / expected - 1) / count
        }
        guard independent > 0 else { return nil }
        perToken = max(1, variance / independent)
        self.excess = excess
        self.buckets = buckets
    }

    /// The burst model under which the types would show the design effects of the buckets.
    ///
    /// - Parameters:
    ///   - types: How many types of that order all corpora together have with each count.
    ///   - typesAreBuckets: Whether these types are the buckets themselves.
    /// - Complexity: O(Σ over distinct counts of min(types, buckets)).
    func burst(types: [(count: UInt64, types: UInt64)], typesAreBuckets: Bool = false) -> BurstModel {
        BurstModel(LevellingCurve(matching: excess, types: types, buckets: buckets, typesAreBuckets: typesAreBuckets))
    }

    /// Counts of the buckets, and the sums over folds of the squared residuals that have expectation count·(1 − share) for independent
    /// tokens.
    private static func residuals(
        _ folds: FoldHistograms, order: Int
    ) -> (counts: [Double], residuals: [Double])? {
        let counts = folds.counts(order: order).map { Double($0) }
        let total = counts.reduce(0, +)
        let used = counts.indices.filter { counts[$0] > 0 }
        let sizes = (0..<FoldHistograms.foldCount).map { fold in
            folds.counts(order: order, fold: fold).reduce(0.0) { $0 + Double($1) }
        }
        guard sizes.count(where: { $0 > 0 }) > 1 else { return nil }
        let balance = 1 - sizes.reduce(0) { $0 + ($1 / total) * ($1 / total) }
        var residuals = [Double](repeating: 0, count: counts.count)
        for fold in 0..<FoldHistograms.foldCount where sizes[fold] > 0 {
            let histogram = folds.counts(order: order, fold: fold)
            for bucket in used {
                let count = Double(histogram[histogram.startIndex + bucket])
                let residual = count - sizes[fold] * (counts[bucket] / total)
                residuals[bucket] += residual * residual / balance
            }
        }
        return (counts, residuals)
    }
}

extension JointCountSpectrum {
    /// Number of types by their count, ascending: `first` or `second` of an entry, or both together. Unlisted types are not among
    /// them.
    func countsOfCounts(_ count: (Entry) -> UInt64) -> [(count: UInt64, types: UInt64)] {
        var types: [UInt64: UInt64] = [:]
        for entry in entries where count(entry) > 0 { types[count(entry), default: 0] += entry.types }
        return types.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
