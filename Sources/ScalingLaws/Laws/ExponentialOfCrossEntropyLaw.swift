internal import RealModule

/// f(D) = C·exp(−k·D^−a): the metric as an exponential of a cross-entropy that follows its power law (a Gompertz curve
/// in ln D).
///
/// It starts convex and ends at a ceiling, and so follows curves that start near 0, on which the log-law promises
/// hundreds of BLEU. Fitted to the scores alone; measured cross-entropies are not used.
public struct ExponentialOfCrossEntropyLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.exponentialOfCrossEntropy

    /// The decay a per unit of ln D, more than 0.
    public let rate: Double
    /// ln of the tokens at the anchor.
    let anchor: Double
    /// ln f at the anchor.
    let anchorLogValue: Double
    /// How much ln f rises from the anchor to its ceiling, at least 0.
    let rise: Double

    init(rate: Double, anchor: Double, anchorLogValue: Double, rise: Double) {
        self.rate = rate
        self.anchor = anchor
        self.anchorLogValue = anchorLogValue
        self.rise = rise
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite, C > 0, k ≥ 0 and a > 0.
    public init(ceiling: Double, scale: Double, rate: Double) {
        precondition(
            ceiling > 0 && scale >= 0 && rate > 0 && ceiling.isFinite && scale.isFinite && rate.isFinite,
            "the exponential law needs finite coefficients, C > 0, k >= 0 and a > 0")
        self.init(rate: rate, anchor: 0, anchorLogValue: Double.log(ceiling) - scale, rise: scale)
    }

    /// C, the value with endless pretraining; may be infinite for a rate near 0.
    public var ceiling: Double { Double.exp(anchorLogValue + rise) }

    /// `C`, `k` and `a`, where finite.
    public var parameters: [LawParameter] {
        [("C", ceiling), ("k", rise * Double.exp(rate * anchor)), ("a", rate)].compactMap { name, value in
            value.isFinite ? LawParameter(name: name, value: value) : nil
        }
    }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let exponent = -rate * (try logarithm(ofTokens: tokens) - anchor)
        let gained = rise > 0 ? rise * Double.expMinusOne(exponent) : 0
        return try finite(Double.exp(anchorLogValue - gained), at: tokens)
    }
}
