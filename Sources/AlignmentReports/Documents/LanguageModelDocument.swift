public import AlignmentKit

/// What `lm` answers.
public struct LanguageModelDocument: ResultDocument, Hashable {
    /// The n-grams of one order.
    public struct Order: Codable, Sendable, Hashable {
        public var order: Int
        /// n-grams of the model.
        public var ngrams: Int
        /// How many n-grams have an adjusted count of 1, 2, 3 and 4; `null` for a model that was not estimated just now.
        @NullWhenAbsent public var countsOfCounts: [UInt64]?
        /// Taken off counts of 1, 2, and 3 and more; `null` as above.
        @NullWhenAbsent public var discounts: [Double]?
        /// Why the discounts are those to fall back to; `null` where they are the counts' own.
        @NullWhenAbsent public var fallback: String?
    }

    public var schemaVersion = 1
    public var signature: String
    /// What was scored: the text that was named, or the text that the model is from.
    public var scored: String
    /// Of all tokens, unknown words included.
    @FiniteOrNull public var perplexity: Double?
    @FiniteOrNull public var perplexityExcludingUnknown: Double?
    /// Base 10, of all tokens.
    @FiniteOrNull public var logProbability: Double?
    /// Nats per token.
    @FiniteOrNull public var crossEntropy: Double?
    /// Words, and an end for each sentence.
    public var tokens: Int
    public var unknown: Int
    public var sentences: Int
    /// Words of the model, `<unk>` and the boundaries included.
    public var vocabulary: Int
    public var orders: [Order]

    public init(_ estimate: LanguageModel.Estimate) {
        self.init(estimate.trainingScore, of: "training", under: estimate.model)
        for (index, order) in estimate.orders.enumerated() {
            let discounts = order.discounts
            orders[index].countsOfCounts = order.countsOfCounts
            orders[index].discounts = [discounts.one, discounts.two, discounts.threeOrMore]
            orders[index].fallback = order.fallbackReason
        }
    }

    public init(_ score: TextScore, of scored: String = "text", under model: LanguageModel) {
        signature = model.origin.signature
        self.scored = scored
        perplexity = score.perplexity
        perplexityExcludingUnknown = score.perplexityExcludingUnknown
        logProbability = score.logProbability
        crossEntropy = score.crossEntropy
        tokens = score.tokens
        unknown = score.unknown
        sentences = score.sentences
        vocabulary = model.vocabularyCount
        orders = model.counts.enumerated().map { Order(order: $0 + 1, ngrams: $1) }
    }
}
