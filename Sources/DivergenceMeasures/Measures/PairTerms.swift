import RealModule

/// Terms of all measures for one n-gram type, from its two counts.
///
/// A measure is a sum of its term over types. All are computed together because the null needs them together, one per lane.
struct PairTerms {
    /// What each lane of a vector of terms holds.
    enum Lane {
        static let jensenShannon = 0
        static let totalVariation = 1
        /// 1 − Σ√(pq).
        static let hellingerSquared = 2
        static let kullbackLeibler = 3
        static let reverseKullbackLeibler = 4
        static let outOfVocabulary = 5
        /// Types of the second side that the first has too.
        static let coveredTypes = 6
        /// Types of the second side.
        static let secondTypes = 7
    }

    let first: Double
    let second: Double
    /// Tokens of both sides.
    let pooled: Double
    /// Share of the pooled distribution that replaces the reference, for the forward and the reverse divergence: the reference
    /// is then `kept`·reference + `borrowed`·other.
    let forward: (kept: Double, borrowed: Double)
    let reverse: (kept: Double, borrowed: Double)
    private let product: Double

    init(firstTotal: UInt64, secondTotal: UInt64, smoothing: KullbackLeiblerSmoothing) {
        first = Double(firstTotal)
        second = Double(secondTotal)
        pooled = first + second
        product = first * second
        let weight = smoothing.pooledWeight
        forward = (1 - weight * (second / pooled), weight * (second / pooled))
        reverse = (1 - weight * (first / pooled), weight * (first / pooled))
    }

    /// Terms of a type seen `a` times first and `b` times second.
    ///
    /// - Parameter cross: a·(second total) − b·(first total), to its full relative precision.
    @inline(__always)
    func terms(a: Double, b: Double, cross: Double) -> SIMD8<Double> {
        let p = a / first
        let q = b / second
        let difference = cross / product
        let sum = p + q
        let roots = p.squareRoot() + q.squareRoot()
        let hellinger = difference / roots
        return SIMD8(
            sum / 4 * StableLogarithms.symmetricEntropyGap(difference / sum, plus: 2 * p / sum, minus: 2 * q / sum),
            abs(difference) / 2,
            hellinger * hellinger / 2,
            Self.divergenceTerm(of: q, from: p, excess: difference, smoothing: forward),
            Self.divergenceTerm(of: p, from: q, excess: -difference, smoothing: reverse),
            a > 0 ? 0 : q,
            a > 0 && b > 0 ? 1 : 0,
            b > 0 ? 1 : 0)
    }

    /// Terms of the first side's unlisted tokens together; every term but those of types is linear where b = 0.
    func unlistedTerms(tokens: UInt64) -> SIMD8<Double> {
        guard tokens > 0 else { return .zero }
        let a = Double(tokens)
        return terms(a: a, b: 0, cross: a * second)
    }

    /// x ln(x / s) − x + s for the smoothed reference s: non-negative, and summing to the divergence because x and s
    /// both sum to 1.
    @inline(__always)
    private static func divergenceTerm(
        of x: Double, from reference: Double, excess: Double, smoothing: (kept: Double, borrowed: Double)
    ) -> Double {
        guard x > 0 else { return smoothing.kept * reference }
        let ratio = smoothing.kept * (reference / x) + smoothing.borrowed
        return x * StableLogarithms.logarithmGap(smoothing.kept * excess / x, onePlus: ratio)
    }

    /// a·(second total) − b·(first total), rounded once.
    @inline(__always)
    static func cross(_ a: UInt64, _ secondTotal: UInt64, _ b: UInt64, _ firstTotal: UInt64) -> Double {
        let left = a.multipliedFullWidth(by: secondTotal)
        let right = b.multipliedFullWidth(by: firstTotal)
        let leftIsLarger = (left.high, left.low) >= (right.high, right.low)
        let (large, small) = leftIsLarger ? (left, right) : (right, left)
        let (low, borrow) = large.low.subtractingReportingOverflow(small.low)
        let magnitude = Double(large.high - small.high - (borrow ? 1 : 0)) * 0x1p64 + Double(low)
        return leftIsLarger ? magnitude : -magnitude
    }
}
