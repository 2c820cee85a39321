import RealModule

/// f(t) = (t^α − 1 − α(t − 1)) / (α(α − 1)), the generator of the α-divergences, which is about (t − 1)²/2 near 1 for every α.
struct PowerGenerator {
    let alpha: Double
    /// Coefficients of (t − 1)², (t − 1)³, …, the last first.
    private let coefficients: [Double]
    /// |t − 1| below which the series is used.
    private let seriesLimit: Double

    init(alpha: Double) {
        self.alpha = alpha
        seriesLimit = 0.125 / max(1, abs(alpha))
        var coefficient = 0.5
        var coefficients: [Double] = []
        for power in 2...20 {
            coefficients.append(coefficient)
            coefficient *= (alpha - Double(power)) / Double(power + 1)
        }
        self.coefficients = coefficients.reversed()
    }

    /// f(t) for t in 0...1, given t and t − 1, each to its full relative precision.
    @inline(__always)
    func value(ratio t: Double, excess u: Double) -> Double {
        if alpha == 2 { return u * u / 2 }
        if alpha == -1 { return u * u / 2 / t }
        if alpha == 0.5 {
            let root = u / (t.squareRoot() + 1)
            return 2 * root * root
        }
        if abs(u) < seriesLimit {
            var sum = 0.0
            for index in coefficients.indices { sum = sum * u + coefficients[index] }
            return sum * u * u
        }
        if t == 0 { return alpha > 0 ? 1 / alpha : .infinity }
        return alpha > 0.5
            ? (t * Self.logarithm(t, power: alpha - 1) - u) / alpha
            : (Self.logarithm(t, power: alpha) - u) / (alpha - 1)
    }

    /// f′(t) = (t^(α − 1) − 1) / (α − 1) for any t > 0.
    @inline(__always)
    func slope(ratio t: Double) -> Double { Self.logarithm(t, power: alpha - 1) }

    /// f(t) − t f′(t) = (1 − t^α) / α for any t.
    @inline(__always)
    func valueLessSlope(ratio t: Double) -> Double {
        guard t > 0 else { return alpha > 0 ? 1 / alpha : .infinity }
        return -Self.logarithm(t, power: alpha)
    }

    /// (t^power − 1) / power, and ln t where the power is 0.
    @inline(__always)
    private static func logarithm(_ t: Double, power: Double) -> Double {
        switch power {
        case 0: .log(t)
        case 1: t - 1
        case 0.5: 2 * (t.squareRoot() - 1)
        case -0.5: 2 * (1 - 1 / t.squareRoot())
        case -1: 1 - 1 / t
        default: .expMinusOne(power * .log(t)) / power
        }
    }
}
