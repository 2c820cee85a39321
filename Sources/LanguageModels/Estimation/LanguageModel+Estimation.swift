public import NGramStatistics
import TextSegmentation

extension LanguageModel {
    /// A model, and what its estimation found.
    public struct Estimate: Sendable {
        public let model: LanguageModel
        /// By order, from 1.
        public let orders: [OrderEstimate]
        /// How well the model foretells the text it is from. No measure of how good it is: it has seen this text.
        public let trainingScore: TextScore
    }

    /// Estimates an interpolated model with modified Kneser–Ney smoothing (Chen and Goodman 1999,
    /// doi:10.1006/csla.1999.0128) from the counts of a profile: what KenLM's `lmplz` computes.
    ///
    /// Where the counts of an order have no discounts of their own, as those of small texts or of word classes, others take their
    /// place (``EstimationOptions/fallback``); the estimate and the model's signature say so.
    ///
    /// - Parameters:
    ///   - profile: counted with sentence boundaries for a model of sentences; without, the model is one of running text,
    ///     in which the beginning of a document counts as one more word that something may follow.
    /// - Throws: ``LanguageModelError`` where the profile was pruned or restricted, has no tokens, or has n-grams of too low an
    ///   order; `ProfileError` where it is damaged.
    /// - Complexity: O(n-grams of all orders); memory of 20 bytes for each below the highest order and 12 for each of it,
    ///   which stay as the model.
    public static func estimate(
        from profile: CorpusProfile, _ options: EstimationOptions = EstimationOptions()
    ) throws -> Estimate {
        let trie: CountTrie
        do {
            trie = try CountTrie(
                profile, order: options.order ?? profile.summary.order, vocabulary: options.vocabulary,
                threads: options.threads)
            try trie.connectSuffixes()
        } catch var error as LanguageModelError {
            error.path = error.path ?? profile.path
            throw error
        }
        let orders = try trie.discounts(options)
        var interpolation = Interpolation(trie, orders, options)
        try interpolation.run()
        let summary = profile.summary
        let origin = Origin(
            tokenization: summary.tokenization, boundaries: summary.boundaries,
            signature: signature(summary, options, orders))
        let levels = trie.levels.map { level in
            ModelLevel(
                order: level.order, firstNode: level.firstNode, count: level.count, words: level.words,
                probabilities: ModelArray(reinterpreting: level.counts), backoffs: level.backoffs,
                firstChildren: level.firstChildren, suffixes: level.suffixes)
        }
        var score = TextScore()
        score.logProbability = interpolation.logProbability
        score.tokens = Int(interpolation.predictions)
        score.sentences = Int(summary.sentences)
        return Estimate(
            model: LanguageModel(vocabulary: trie.vocabulary, levels: levels, origin: origin), orders: orders,
            trainingScore: score)
    }

    private static func signature(
        _ summary: ProfileSummary, _ options: EstimationOptions, _ orders: [OrderEstimate]
    ) -> String {
        var parts = [
            "model:modifiedKneserNey", "order:\(orders.count)", "tokenizer:\(summary.tokenization.signature)",
            "boundaries:\(summary.boundaries.rawValue)",
            "unigrams:\(options.interpolatesUnigrams ? "interpolated" : "discountedToUnknown")",
        ]
        let given = orders.filter { $0.order <= options.discounts.count }
        if !given.isEmpty { parts.append("discounts:given") }
        let fallen = orders.filter { $0.fallbackReason != nil }
        if !fallen.isEmpty {
            let fallback = options.fallback
            parts.append(
                "fallback:\(fallen.map { "\($0.order)" }.joined(separator: ","))"
                    + "(\(fallback.one),\(fallback.two),\(fallback.threeOrMore))")
        }
        if summary.omittedTokens > 0 { parts.append("reserved:omitted") }
        if !options.vocabulary.isEmpty { parts.append("vocabulary:shared") }
        if let count = options.vocabularyCount { parts.append("vocabulary:shared(\(count))") }
        parts.append("lastNGram:\(options.lastNGram == nil ? "adjusted" : "raw")")
        return parts.joined(separator: "|")
    }
}
