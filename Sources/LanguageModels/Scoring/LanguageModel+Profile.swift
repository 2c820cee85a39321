public import NGramStatistics
import TextSegmentation

extension LanguageModel {
    /// Scores the text that a profile counts, from its n-grams alone: exactly what scoring the text gives, but for rounding.
    ///
    /// Every token of the text is the last of one n-gram of the highest order, or, near the beginning of its document or sentence,
    /// of a shorter one that nothing stands before. How many those are follows from the counts.
    ///
    /// - Parameter profile: counted with the model's tokenizer and sentence boundaries, and to its order at least. Words that the
    ///   model does not have count as `<unk>`.
    /// - Throws: ``LanguageModelError`` where the profile does not fit the model, or was pruned or restricted; `ProfileError` where
    ///   it is damaged.
    /// - Complexity: O(n-grams of the profile); memory of 20 bytes for each below the highest order and 12 for each of it.
    public func score(_ profile: CorpusProfile, threads: Int? = nil) throws -> TextScore {
        try check(profile)
        return try CountedText(profile, order: order, threads: threads).score(under: self)
    }

    /// The cross-entropy of the text that a profile counts, with an interval from its folds.
    ///
    /// - Parameter profile: as for ``score(_:threads:)``.
    /// - Returns: `nil` without tokens.
    public func crossEntropy(of profile: CorpusProfile, threads: Int? = nil) throws -> CrossEntropyEstimate? {
        try check(profile)
        return try CountedText(profile, order: order, threads: threads).crossEntropy(under: self)
    }

    /// Refuses a profile that was counted in another way than the model's text.
    func check(_ profile: CorpusProfile) throws(LanguageModelError) {
        func refuse(_ message: String) -> LanguageModelError {
            LanguageModelError(.incompatible, path: profile.path, message: message)
        }
        let summary = profile.summary
        if let tokenization = origin.tokenization, tokenization != summary.tokenization {
            throw refuse(
                "its tokenizer is \(summary.tokenization.signature), that of the model is \(tokenization.signature); profile it "
                    + "as the model's text was")
        }
        guard hasSentenceBoundaries == (summary.boundaries != .none) else {
            throw refuse(
                hasSentenceBoundaries
                    ? "it counts no sentence boundaries, and the model has them; profile it with --sentences"
                    : "it counts sentence boundaries, and the model has none; profile it without --sentences")
        }
        guard summary.order >= order else {
            throw refuse("it counts n-grams up to order \(summary.order), and the model's order is \(order)")
        }
    }
}
