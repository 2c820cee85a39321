/// A curve of a downstream quantity against the pretraining tokens seen.
public protocol ScalingLaw: Sendable {
    /// The law's name, as reports print it.
    static var name: LawName { get }
    /// The law's coefficients, by name. A coefficient that has no finite value (the condition of the log-law lets that
    /// happen) is left out.
    var parameters: [LawParameter] { get }
    /// The law's value.
    /// - Throws: `LawDomainError` where the law has no finite value; it never answers NaN.
    func value(at tokens: Double) throws(LawDomainError) -> Double
}

extension ScalingLaw {
    /// ln of the tokens, where they are a number of tokens at all.
    func logarithm(ofTokens tokens: Double) throws(LawDomainError) -> Double {
        guard tokens > 0, tokens < .infinity else {
            throw LawDomainError(
                law: Self.name, tokens: tokens, message: "tokens must be more than 0 and finite")
        }
        return naturalLogarithm(tokens)
    }

    /// `value`, where it is a number at all.
    func finite(_ value: Double, at tokens: Double) throws(LawDomainError) -> Double {
        guard value.isFinite else {
            throw LawDomainError(
                law: Self.name, tokens: tokens,
                message: "the value leaves the range of numbers; ask nearer to the observed tokens")
        }
        return value
    }
}
