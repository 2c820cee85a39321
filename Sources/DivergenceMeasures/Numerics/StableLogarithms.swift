import RealModule

/// Differences of logarithms that keep their relative precision where the plain formulas cancel.
enum StableLogarithms {
    /// Below this magnitude the series are used.
    private static let seriesLimit = 0.125

    /// (1 + δ) ln(1 + δ) + (1 − δ) ln(1 − δ) for |δ| ≤ 1, which is about δ² near 0 and 2 ln 2 at ±1.
    ///
    /// - Parameters:
    ///   - delta: δ.
    ///   - plus: 1 + δ, to its full relative precision.
    ///   - minus: 1 − δ, likewise.
    @inline(__always)
    static func symmetricEntropyGap(_ delta: Double, plus: Double, minus: Double) -> Double {
        guard abs(delta) < seriesLimit else {
            return (plus > 0 ? plus * .log(plus) : 0) + (minus > 0 ? minus * .log(minus) : 0)
        }
        let square = delta * delta
        var sum = 0.0
        for k in stride(from: 9.0, through: 1, by: -1) { sum = sum * square + 1 / (k * (2 * k - 1)) }
        return sum * square
    }

    /// u − ln(1 + u) for u ≥ −1, which is about u²/2 near 0 and infinite at −1.
    ///
    /// - Parameters:
    ///   - u: u.
    ///   - onePlus: 1 + u, to its full relative precision.
    @inline(__always)
    static func logarithmGap(_ u: Double, onePlus: Double) -> Double {
        guard abs(u) < seriesLimit else { return onePlus > 0 ? u - .log(onePlus) : .infinity }
        var sum = 0.0
        for k in stride(from: 19.0, through: 2, by: -1) { sum = 1 / k - sum * u }
        return sum * u * u
    }

    /// (1 + u) ln(1 + u) − u for u ≥ −1: the deviance of a count that is (1 + u) times its mean, per unit of mean.
    @inline(__always)
    static func devianceGap(_ u: Double) -> Double {
        guard abs(u) < seriesLimit else { return u > -1 ? (1 + u) * .log(1 + u) - u : 1 }
        var sum = 0.0
        for k in stride(from: 19.0, through: 2, by: -1) { sum = 1 / (k * (k - 1)) - sum * u }
        return sum * u * u
    }
}
