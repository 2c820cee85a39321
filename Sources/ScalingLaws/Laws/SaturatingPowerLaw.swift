internal import RealModule

/// f(D) = B − a·D^−c, rising towards a ceiling: a strong rival of the log-law for curves that bend.
public struct SaturatingPowerLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.saturatingPowerLaw

    /// The decay c per unit of ln D, more than 0.
    public let rate: Double
    /// ln of the tokens at the anchor.
    let anchor: Double
    /// The value at the anchor.
    let anchorValue: Double
    /// How much the law rises from the anchor to its ceiling, at least 0.
    let rise: Double

    init(rate: Double, anchor: Double, anchorValue: Double, rise: Double) {
        self.rate = rate
        self.anchor = anchor
        self.anchorValue = anchorValue
        self.rise = rise
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite, a ≥ 0 and c > 0.
    public init(ceiling: Double, scale: Double, rate: Double) {
        precondition(
            ceiling.isFinite && scale >= 0 && rate > 0 && scale.isFinite && rate.isFinite,
            "the saturating power law needs finite coefficients, a >= 0 and c > 0")
        self.init(rate: rate, anchor: 0, anchorValue: ceiling - scale, rise: scale)
    }

    /// B, the value with endless pretraining.
    public var ceiling: Double { anchorValue + rise }

    /// `B`, `c`, and `a` where it is finite.
    public var parameters: [LawParameter] {
        let scale = rise * Double.exp(rate * anchor)
        return [LawParameter(name: "B", value: ceiling)]
            + (scale.isFinite ? [LawParameter(name: "a", value: scale)] : [])
            + [LawParameter(name: "c", value: rate)]
    }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let exponent = -rate * (try logarithm(ofTokens: tokens) - anchor)
        return try finite(anchorValue - (rise > 0 ? rise * Double.expMinusOne(exponent) : 0), at: tokens)
    }
}
