import NGramStatistics

/// How a model is estimated.
public struct EstimationOptions: Sendable, Hashable {
    /// Highest order of n-gram, 1 to 5 and no higher than the profile's; `nil` for the profile's.
    public var order: Int?
    /// Whether the chance of words seen in few contexts is mixed with an even one over all words, `<unk>` included
    /// (`lmplz --interpolate_unigrams`, its default); otherwise what discounting leaves is all given to `<unk>`.
    public var interpolatesUnigrams: Bool
    /// Discounts of orders whose counts have none of their own; what was put in their place is said in the result.
    public var fallback: Discounts
    /// Discounts of each order in place of those that follow from the counts; empty for the latter.
    public var discounts: [Discounts]
    /// Words that the model must have besides those of its text, unseen: a vocabulary that it shares with another model. Their
    /// probability is the even part of every unigram's.
    public var vocabulary: Set<String>
    /// How many words the even part of unigrams is shared among, `<unk>` included, where that is more than the model holds: the size of a
    /// vocabulary that models share without each holding its words. A word of it that the model does not have then has the probability of
    /// `<unk>`, which is what it would have if it were entered, unseen.
    public var vocabularyCount: Int?
    /// The n-gram of the highest order that `lmplz` comes to last, whose endings it enters into the statistics of discounts with
    /// their raw counts (KenLM issue 405); `nil`: the adjusted counts, as the textbooks have it.
    public var lastNGram: [String]?
    /// Threads to work on. They change how long it takes and nothing else.
    public var threads: Int

    public init(
        order: Int? = nil, interpolatesUnigrams: Bool = true, fallback: Discounts = .fallback,
        discounts: [Discounts] = [], vocabulary: Set<String> = [], vocabularyCount: Int? = nil, threads: Int? = nil
    ) {
        precondition(order.map { (1...5).contains($0) } ?? true, "n-grams of orders 1 to 5 are counted")
        self.order = order
        self.interpolatesUnigrams = interpolatesUnigrams
        self.fallback = fallback
        self.discounts = discounts
        self.vocabulary = vocabulary
        self.vocabularyCount = vocabularyCount
        self.threads = max(1, threads ?? WorkerThreads.defaultCount)
    }
}
