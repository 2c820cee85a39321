internal import RealModule

/// A score against both the pretraining tokens D_p and the finetuning tokens D_f.
///
/// - `additive`: f = B − a D_p^−α − b D_f^−β, each kind of data with its own shortfall;
/// - `multiplicative`: f = B − a D_p^−α D_f^−β, the form Zhang, Liu, Cherry and Firat (arXiv 2402.17193) found for finetuning:
///   the more of the one, the less the other adds.
public struct JointLaw: Sendable, Codable, Hashable {
    /// How the two kinds of data work together.
    public enum Form: String, Sendable, Codable, Hashable, CaseIterable {
        case additive, multiplicative
    }

    public let form: Form
    /// B, the score with endless data of both kinds.
    public let ceiling: Double
    /// a, the shortfall at one token of each kind (additive: of pretraining).
    public let pretrainingScale: Double
    /// b, additive only: the shortfall at one token of finetuning.
    public let finetuningScale: Double
    /// α.
    public let pretrainingExponent: Double
    /// β.
    public let finetuningExponent: Double

    /// - Precondition: all are finite, scales at least 0 and exponents more than 0.
    public init(
        form: Form, ceiling: Double, pretrainingScale: Double, finetuningScale: Double = 0, pretrainingExponent: Double,
        finetuningExponent: Double
    ) {
        let numbers = [ceiling, pretrainingScale, finetuningScale, pretrainingExponent, finetuningExponent]
        precondition(
            numbers.allSatisfy(\.isFinite) && pretrainingScale >= 0 && finetuningScale >= 0 && pretrainingExponent > 0
                && finetuningExponent > 0,
            "a joint law needs finite coefficients, scales of at least 0 and exponents above 0")
        self.form = form
        self.ceiling = ceiling
        self.pretrainingScale = pretrainingScale
        self.finetuningScale = finetuningScale
        self.pretrainingExponent = pretrainingExponent
        self.finetuningExponent = finetuningExponent
    }

    /// `B`, `a`, `b` (additive), `alpha` and `beta`.
    public var parameters: [LawParameter] {
        [LawParameter(name: "B", value: ceiling), LawParameter(name: "a", value: pretrainingScale)]
            + (form == .additive ? [LawParameter(name: "b", value: finetuningScale)] : [])
            + [
                LawParameter(name: "alpha", value: pretrainingExponent),
                LawParameter(name: "beta", value: finetuningExponent),
            ]
    }

    /// The law's value.
    /// - Throws: `LawDomainError` for tokens that are not finite and above 0, and where the value leaves the numbers.
    public func value(pretrainingTokens: Double, finetuningTokens: Double) throws(LawDomainError) -> Double {
        for tokens in [pretrainingTokens, finetuningTokens] where !(tokens > 0 && tokens < .infinity) {
            throw LawDomainError(law: .joint, tokens: tokens, message: "tokens must be more than 0 and finite")
        }
        let p = Double.exp(-pretrainingExponent * Double.log(pretrainingTokens))
        let f = Double.exp(-finetuningExponent * Double.log(finetuningTokens))
        let value =
            form == .additive
            ? ceiling - pretrainingScale * p - finetuningScale * f : ceiling - pretrainingScale * p * f
        guard value.isFinite else {
            throw LawDomainError(
                law: .joint, tokens: pretrainingTokens,
                message: "the value leaves the range of numbers; ask nearer to the observed tokens")
        }
        return value
    }
}
