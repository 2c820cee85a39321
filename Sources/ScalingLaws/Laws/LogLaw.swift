internal import RealModule

/// f(D) = (log(A·D^α))^β, the law of Isik et al. (arXiv 2402.04177) for BLEU against pretraining tokens.
///
/// It only rises and cannot saturate. With x = ln D and s = ln A / α it is ln f = β ln(x + s) + β ln α, defined where
/// x + s > 0, that is, where A·D^α > 1. (A, α, β) is badly conditioned: two fits that agree on every prediction may
/// differ in A by hundreds of orders of magnitude. So the law is kept as its value at an anchor, and compared by its
/// predictions, never by its raw coefficients.
public struct LogLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.logLaw

    /// ln of the tokens at the anchor.
    let anchor: Double
    /// How far the anchor lies above the edge of the domain, in units of ln D; more than 0.
    let margin: Double
    /// ln f at the anchor.
    let anchorLogValue: Double
    /// The exponent β, at least 0.
    public let beta: Double

    init(anchor: Double, margin: Double, anchorLogValue: Double, beta: Double) {
        self.anchor = anchor
        self.margin = margin
        self.anchorLogValue = anchorLogValue
        self.beta = beta
    }

    /// The law with these coefficients.
    /// - Parameter logA: ln A, since A itself often leaves the range of `Double`.
    /// - Precondition: all are finite, α > 0 and β ≥ 0.
    public init(logA: Double, alpha: Double, beta: Double) {
        precondition(
            logA.isFinite && alpha > 0 && alpha < .infinity && beta >= 0 && beta < .infinity,
            "the log-law needs finite coefficients, alpha > 0 and beta >= 0")
        self.init(anchor: 1 - logA / alpha, margin: 1, anchorLogValue: beta * Double.log(alpha), beta: beta)
    }

    /// s = ln A / α, in units of ln D.
    public var shift: Double { margin - anchor }

    /// α; nil where it is not a positive number (β = 0 leaves it undetermined).
    public var alpha: Double? {
        guard beta > 0 else { return nil }
        let alpha = Double.exp(anchorLogValue / beta) / margin
        return alpha > 0 && alpha.isFinite ? alpha : nil
    }

    /// ln A; nil where ``alpha`` is.
    public var logA: Double? {
        guard let logA = alpha.map({ $0 * shift }), logA.isFinite else { return nil }
        return logA
    }

    /// `logA`, `alpha`, `beta`, `shift`, and `A` where it is a positive finite number.
    public var parameters: [LawParameter] {
        let power = logA.map { Double.exp($0) }
        let named = [
            ("A", power.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }), ("logA", logA), ("alpha", alpha),
            ("beta", beta), ("shift", shift),
        ]
        return named.compactMap { name, value in value.map { LawParameter(name: name, value: $0) } }
    }

    /// The number of tokens at and below which the law has no value.
    public var lowestTokens: Double { Double.exp(-shift) }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let ratio = (try logarithm(ofTokens: tokens) - anchor) / margin
        guard ratio > -1 else {
            throw LawDomainError(
                law: Self.name, tokens: tokens,
                message: "the law has no value at or below \(lowestTokens) tokens; ask above them")
        }
        return try finite(Double.exp(anchorLogValue + beta * Double.log(onePlus: ratio)), at: tokens)
    }
}
