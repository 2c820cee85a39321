internal import RealModule

/// L(D) = E + A/D^α, falling towards a floor: downstream cross-entropy against pretraining tokens.
public struct PowerLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.powerLaw

    /// E, the value with endless pretraining, at least 0.
    public let floor: Double
    /// The decay α per unit of ln D, more than 0.
    public let alpha: Double
    /// ln of the tokens at the anchor.
    let anchor: Double
    /// How far the law lies above the floor at the anchor, at least 0.
    let excess: Double

    init(floor: Double, alpha: Double, anchor: Double, excess: Double) {
        self.floor = floor
        self.alpha = alpha
        self.anchor = anchor
        self.excess = excess
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite, E ≥ 0, A ≥ 0 and α > 0.
    public init(floor: Double, scale: Double, alpha: Double) {
        precondition(
            floor >= 0 && scale >= 0 && alpha > 0 && floor.isFinite && scale.isFinite && alpha.isFinite,
            "the power law needs finite coefficients, E >= 0, A >= 0 and alpha > 0")
        self.init(floor: floor, alpha: alpha, anchor: 0, excess: scale)
    }

    /// `E`, `alpha`, and `A` where it is finite.
    public var parameters: [LawParameter] {
        let scale = excess * Double.exp(alpha * anchor)
        return [LawParameter(name: "E", value: floor)]
            + (scale.isFinite ? [LawParameter(name: "A", value: scale)] : [])
            + [LawParameter(name: "alpha", value: alpha)]
    }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let decay = Double.exp(-alpha * (try logarithm(ofTokens: tokens) - anchor))
        return try finite(floor + (excess > 0 ? excess * decay : 0), at: tokens)
    }
}
