public import NGramStatistics

/// How much less a corpus tells than as many independent tokens would, measured between its folds.
///
/// The design effect of a hashed n-gram bucket is the variance of its share of the tokens, seen between folds, over the
/// variance p(1 − p)/n of independent tokens. The expectation over folds that differ in size is taken exactly: the sum of squared
/// residuals x − p·(fold size) is divided by 1 − Σ(fold share)².
///
/// Source: J. Rao, A. Scott, "The analysis of categorical data from complex sample surveys", JASA 76 (1981) 221–230,
/// doi:10.1080/01621459.1981.10477633.
public struct DesignEffect: Sendable, Hashable, Codable {
    /// Mean over tokens: the sum of the variances over the sum of the independent variances; at least 1.
    public var perToken: Double
    /// Mean over the buckets that occur, each counted alike (the mean generalised design effect of Rao and Scott); at least 1.
    public var perBucket: Double
    /// The burst model under which the types of a corpus would show ``perBucket``.
    public var burst: BurstModel

    /// No effect: independent tokens.
    public static let independentTokens = DesignEffect(perToken: 1, perBucket: 1, burst: .independent)

    init(perToken: Double, perBucket: Double, burst: BurstModel) {
        self.perToken = perToken
        self.perBucket = perBucket
        self.burst = burst
    }

    /// The effect that a corpus's folds show.
    ///
    /// - Parameters:
    ///   - folds: Hashed histograms of the corpus.
    ///   - order: Order of n-gram.
    ///   - types: How many types of that order the corpus has with each count.
    /// - Returns: `nil` when the order was not counted or fewer than two folds hold n-grams: one document cannot show how
    ///   documents differ.
    /// - Complexity: O(folds × buckets + Σ over distinct counts of min(types, buckets)).
    public init?(folds: FoldHistograms, order: Int, types: [(count: UInt64, types: UInt64)]) {
        guard (1...folds.order).contains(order) else { return nil }
        let sums = folds.counts(order: order)
        let total = sums.reduce(0.0) { $0 + Double($1) }
        let histograms = (0..<FoldHistograms.foldCount).map { folds.counts(order: order, fold: $0) }
        let sizes = histograms.map { $0.reduce(0.0) { $0 + Double($1) } }
        guard sizes.count(where: { $0 > 0 }) > 1 else { return nil }
        let balance = 1 - sizes.reduce(0) { $0 + ($1 / total) * ($1 / total) }
        var residuals = [Double](repeating: 0, count: sums.count)
        for (histogram, size) in zip(histograms, sizes) where size > 0 {
            for (bucket, count) in histogram.enumerated() {
                let residual = Double(count) - size * (Double(sums[bucket]) / total)
                residuals[bucket] += residual * residual
            }
        }
        var variance = 0.0
        var independent = 0.0
        var ratios = 0.0
        var occupied = 0.0
        for (residual, sum) in zip(residuals, sums) where sum > 0 {
            let expected = Double(sum) * (1 - Double(sum) / total)
            guard expected > 0 else { continue }
            variance += residual / balance
            independent += expected
            ratios += residual / balance / expected
            occupied += 1
        }
        guard occupied > 0 else { return nil }
        perToken = max(1, variance / independent)
        perBucket = max(1, ratios / occupied)
        let slope = Self.meanExcess(types, buckets: sums.count)
        burst = BurstModel(correlation: slope > 0 ? min(1, (perBucket - 1) / slope) : 0)
    }

    /// Mean over buckets of the token-weighted mean of ``BurstModel/excess(count:)``, when types are hashed into buckets.
    ///
    /// Types of one count are spread evenly over the buckets, the remainder by a fixed pseudo-random rule: what the real hash does on
    /// average, and the same on every run.
    private static func meanExcess(_ types: [(count: UInt64, types: UInt64)], buckets: Int) -> Double {
        var tokens = [Double](repeating: 0, count: buckets)
        var excesses = [Double](repeating: 0, count: buckets)
        var evenTokens = 0.0
        var evenExcess = 0.0
        var state: UInt64 = 0
        for (count, number) in types where count > 0 {
            let mass = Double(count)
            let excess = mass * BurstModel.excess(count: mass)
            let (each, rest) = number.quotientAndRemainder(dividingBy: UInt64(buckets))
            evenTokens += Double(each) * mass
            evenExcess += Double(each) * excess
            for _ in 0..<rest {
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                let bucket = Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(buckets)).high)
                tokens[bucket] += mass
                excesses[bucket] += excess
            }
        }
        var sum = 0.0
        var occupied = 0.0
        for (mass, excess) in zip(tokens, excesses) where mass + evenTokens > 0 {
            sum += (excess + evenExcess) / (mass + evenTokens)
            occupied += 1
        }
        return occupied > 0 ? sum / occupied : 0
    }
}

extension JointCountSpectrum {
    /// Number of types by their count in one corpus, ascending; unlisted types are not among them.
    func countsOfCounts(_ side: KeyPath<Entry, UInt64>) -> [(count: UInt64, types: UInt64)] {
        var types: [UInt64: UInt64] = [:]
        for entry in entries where entry[keyPath: side] > 0 { types[entry[keyPath: side], default: 0] += entry.types }
        return types.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
