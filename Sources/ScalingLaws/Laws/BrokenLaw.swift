internal import RealModule

/// ln f = ln v + m₁ min(0, x − b) + m₂ max(0, x − b), x = ln D: two power laws that meet at a break, the second of which
/// may fall.
///
/// The sharp, one-break case of the broken scaling laws of Caballero, Gupta, Rish and Krueger (arXiv 2210.14891). The
/// one law here that can follow a score which rises and then falls.
public struct BrokenLaw: ScalingLaw, Codable, Hashable {
    public static let name = LawName.brokenLaw

    /// ln of the tokens at the break.
    let position: Double
    /// ln of the value at the break.
    let logValue: Double
    /// m₁, the exponent before the break.
    public let before: Double
    /// m₂, the exponent after it.
    public let after: Double

    init(position: Double, logValue: Double, before: Double, after: Double) {
        self.position = position
        self.logValue = logValue
        self.before = before
        self.after = after
    }

    /// The law with these coefficients.
    /// - Precondition: all are finite; the tokens at the break and the value there are more than 0.
    public init(breakTokens: Double, valueAtBreak: Double, before: Double, after: Double) {
        precondition(
            breakTokens > 0 && valueAtBreak > 0
                && [breakTokens, valueAtBreak, before, after].allSatisfy(\.isFinite),
            "a broken law needs finite coefficients, and tokens and value at the break above 0")
        self.init(
            position: Double.log(breakTokens), logValue: Double.log(valueAtBreak), before: before, after: after)
    }

    /// The tokens at the break.
    public var breakTokens: Double { Double.exp(position) }

    /// `breakTokens`, `valueAtBreak`, `before` and `after`, where finite.
    public var parameters: [LawParameter] {
        [
            ("breakTokens", breakTokens), ("valueAtBreak", Double.exp(logValue)), ("before", before), ("after", after),
        ].compactMap { name, value in value.isFinite ? LawParameter(name: name, value: value) : nil }
    }

    public func value(at tokens: Double) throws(LawDomainError) -> Double {
        let distance = try logarithm(ofTokens: tokens) - position
        return try finite(Double.exp(logValue + (distance < 0 ? before : after) * distance), at: tokens)
    }
}
