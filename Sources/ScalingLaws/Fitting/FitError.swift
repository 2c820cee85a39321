/// Points to which nothing can be fitted, and what to change.
public struct FitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong. The set may grow.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// Fewer points than the law has parameters.
        public static let tooFewPoints = Code(description: "tooFewPoints")
        /// Too few different numbers of pretraining tokens.
        public static let equalTokens = Code(description: "equalTokens")
        /// Pretraining tokens that are not more than 0.
        public static let nonPositiveTokens = Code(description: "nonPositiveTokens")
        /// A value that is not more than 0, whose logarithm the fit would need.
        public static let nonPositiveValue = Code(description: "nonPositiveValue")
        /// A standard error, cross-entropy or weight that is not more than 0.
        public static let nonPositiveField = Code(description: "nonPositiveField")
        /// A number that is infinite or not a number.
        public static let nonFinite = Code(description: "nonFinite")
        /// A value or error too large or too small to compute with.
        public static let outOfRange = Code(description: "outOfRange")
        /// Rows of several corpora or finetuning sizes, given as one curve.
        public static let severalCurves = Code(description: "severalCurves")
        /// A law that this module does not fit.
        public static let unknownLaw = Code(description: "unknownLaw")
    }

    /// What is wrong.
    public let code: Code
    /// What was found and what to do.
    public let message: String

    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
