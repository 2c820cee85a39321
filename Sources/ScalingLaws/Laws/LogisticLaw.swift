internal import RealModule

/// f(D) = B / (1 + e^(−z)), z = u + c ln D: the logistic law in ln D (Hill's law in D).
///
/// It starts like a power law and ends at a ceiling, with half of it passed at ln D = −u / c. One of the Richards
/// family (see ``RichardsLaw``).
public struct LogisticLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.logistic

    /// The rate c per unit of ln D, more than 0.
    public let rate: Double
    /// ln of the tokens at the anchor.
    let anchor: Double
    /// 1 / B, at least 0.
    let inverseCeiling: Double
    /// e^(−z) / B at the anchor, at least 0.
    let decay: Double

    init(rate: Double, anchor: Double, inverseCeiling: Double, decay: Double) {
        self.rate = rate
        self.anchor = anchor
        self.inverseCeiling = inverseCeiling
        self.decay = decay
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite, B > 0 and c > 0.
    public init(ceiling: Double, rate: Double, position: Double) {
        precondition(
            ceiling > 0 && rate > 0 && ceiling.isFinite && rate.isFinite && position.isFinite,
            "the logistic law needs finite coefficients, B > 0 and c > 0")
        self.init(rate: rate, anchor: -position / rate, inverseCeiling: 1 / ceiling, decay: 1 / ceiling)
    }

    /// B, the value with endless pretraining; infinite where the scores show no bend.
    public var ceiling: Double { 1 / inverseCeiling }

    /// `B`, `c` and `u`, where finite.
    public var parameters: [LawParameter] {
        let position = Double.log(inverseCeiling / decay) - rate * anchor
        return [("B", ceiling), ("c", rate), ("u", position)].compactMap { name, value in
            value.isFinite ? LawParameter(name: name, value: value) : nil
        }
    }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let exponent = -rate * (try logarithm(ofTokens: tokens) - anchor)
        return try finite(1 / (inverseCeiling + (decay > 0 ? decay * Double.exp(exponent) : 0)), at: tokens)
    }
}
