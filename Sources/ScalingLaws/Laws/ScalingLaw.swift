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

/// A law's name. The set grows with the library.
public struct LawName: Sendable, Codable, Hashable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// (log(A·D^α))^β, see ``LogLaw``.
    public static let logLaw = LawName(rawValue: "logLaw")
    /// E + A/D^α, see ``PowerLaw``.
    public static let powerLaw = LawName(rawValue: "powerLaw")
    /// B − a·D^−c, see ``SaturatingPowerLaw``.
    public static let saturatingPowerLaw = LawName(rawValue: "saturatingPowerLaw")
    /// C·exp(−k·D^−a), see ``ExponentialOfCrossEntropyLaw``.
    public static let exponentialOfCrossEntropy = LawName(rawValue: "exponentialOfCrossEntropy")
    /// One value for all D, see ``ConstantLaw``.
    public static let constant = LawName(rawValue: "constant")
}

/// One coefficient of a law.
public struct LawParameter: Sendable, Codable, Hashable {
    /// The symbol, spelled out where it is Greek: `alpha`.
    public var name: String
    /// The finite value.
    public var value: Double

    public init(name: String, value: Double) {
        self.name = name
        self.value = value
    }
}

/// A number of tokens at which a law has no value.
public struct LawDomainError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The law.
    public let law: LawName
    /// Where it was asked for.
    public let tokens: Double
    /// Why there is no value, and where there is one.
    public let message: String

    public init(law: LawName, tokens: Double, message: String) {
        self.law = law
        self.tokens = tokens
        self.message = message
    }

    public var description: String { "\(law) at \(tokens) tokens: \(message)" }
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
