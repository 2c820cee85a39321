import RealModule

/// How well a model foretells a text.
public struct TextScore: Sendable, Hashable {
    /// Base-10 logarithm of the text's probability, unknown words included.
    public var logProbability = 0.0
    /// The part of ``logProbability`` that unknown words have.
    public var logProbabilityOfUnknown = 0.0
    /// Predictions: words, and `</s>` once for each sentence.
    public var tokens = 0
    /// Words that the model does not have: occurrences, in tokens.
    public var unknown = 0
    /// Sentences; 0 where the model has no sentence boundaries.
    public var sentences = 0

    public init() {}

    /// Cross-entropy in nats per token: the mean of −ln p; `nil` without tokens.
    public var crossEntropy: Double? { tokens > 0 ? -logProbability / Double(tokens) * Double.log(10) : nil }

    /// 10 to the power of the mean of −log10 p, unknown words included; `nil` without tokens. Infinite only past the range
    /// of a double.
    public var perplexity: Double? { Self.perplexity(logProbability, tokens) }

    /// ``perplexity`` of the tokens that the model knows; `nil` without any.
    public var perplexityExcludingUnknown: Double? {
        Self.perplexity(logProbability - logProbabilityOfUnknown, tokens - unknown)
    }

    private static func perplexity(_ logProbability: Double, _ tokens: Int) -> Double? {
        tokens > 0 ? Double.exp10(-logProbability / Double(tokens)) : nil
    }

    /// Adds the score of another text.
    public static func += (sum: inout TextScore, more: TextScore) {
        sum.logProbability += more.logProbability
        sum.logProbabilityOfUnknown += more.logProbabilityOfUnknown
        sum.tokens += more.tokens
        sum.unknown += more.unknown
        sum.sentences += more.sentences
    }

    /// Adds the prediction of one token.
    @inline(__always)
    mutating func add(_ logProbability: Double, isUnknown: Bool) {
        self.logProbability += logProbability
        tokens &+= 1
        if isUnknown {
            unknown &+= 1
            logProbabilityOfUnknown += logProbability
        }
    }
}
