internal import RealModule

/// f(D) = B (1 + q e^(−z))^(−1/q), z = u + c ln D: the family that holds the saturating laws.
///
/// q = −1 is the saturating power law, q → 0 the exponential of a cross-entropy law, q = 1 the logistic law. Four
/// parameters: with few points it fits anything, so its forecast weighs nothing beside that of ``CurveForecast``.
/// Source: F. J. Richards, "A flexible growth function for empirical use" (1959), doi:10.1093/jxb/10.2.290.
public struct RichardsLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.richards

    /// q.
    public let exponent: Double
    /// The rate c per unit of ln D, more than 0.
    public let rate: Double
    /// ln of the tokens at the anchor.
    let anchor: Double
    /// f = e^logScale · g: g = (first + second · k)^(1 / −q) for q > 0 with k = e^(−c (x − anchor)); (first + second
    /// (1 − k))^(1 / |q|) for q < 0; exp(first + second (1 − k)) for q = 0.
    let logScale: Double
    let first: Double
    let second: Double

    init(exponent: Double, rate: Double, anchor: Double, logScale: Double, first: Double, second: Double) {
        self.exponent = exponent
        self.rate = rate
        self.anchor = anchor
        self.logScale = logScale
        self.first = first
        self.second = second
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite, B > 0 and c > 0.
    public init(ceiling: Double, exponent: Double, rate: Double, position: Double) {
        precondition(
            ceiling > 0 && rate > 0 && [ceiling, exponent, rate, position].allSatisfy(\.isFinite),
            "the Richards law needs finite coefficients, B > 0 and c > 0")
        // At the anchor z = 0 and k = 1; in units of the ceiling.
        let (first, second) = exponent > 0 ? (1, exponent) : exponent < 0 ? (1 + exponent, -exponent) : (-1, 1)
        self.init(
            exponent: exponent, rate: rate, anchor: -position / rate, logScale: Double.log(ceiling), first: first,
            second: second)
    }

    /// ln g, from k or 1 − k.
    private func logarithm(of inside: Double) -> Double {
        exponent == 0 ? inside : -Double.log(max(0, inside)) / exponent
    }

    /// B, the value with endless pretraining; infinite where the scores show no bend.
    public var ceiling: Double {
        Double.exp(logScale + logarithm(of: exponent > 0 ? first : first + second))
    }

    /// u: z at one token.
    private var position: Double {
        let decay =
            exponent > 0
            ? second / (exponent * first) : exponent < 0 ? second / (-exponent * (first + second)) : second
        return -Double.log(decay) - rate * anchor
    }

    /// `B`, `q`, `c` and `u`, where finite.
    public var parameters: [LawParameter] {
        [("B", ceiling), ("q", exponent), ("c", rate), ("u", position)].compactMap { name, value in
            value.isFinite ? LawParameter(name: name, value: value) : nil
        }
    }

    /// The law's value; 0 below the tokens at which a law with q < 0 begins.
    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let argument = -rate * (try logarithm(ofTokens: tokens) - anchor)
        let inside: Double =
            exponent > 0
            ? first + (second > 0 ? second * Double.exp(argument) : 0)
            : first + (second > 0 ? second * -Double.expMinusOne(argument) : 0)
        return try finite(Double.exp(logScale + logarithm(of: inside)), at: tokens)
    }
}
