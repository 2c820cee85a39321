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
