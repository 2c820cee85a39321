public import NGramStatistics
public import PerformancePrediction
public import ScalingLaws

/// What is known of a pretraining corpus for a translation task: the comparison, and the forecast that rests on it.
public struct AlignmentReport: Sendable {
    /// Totals of the pretraining corpus.
    public let pretraining: ProfileSummary
    /// Totals of the task's sides.
    public let source: ProfileSummary
    public let target: ProfileSummary
    /// Language codes of the task's sides, where they are known.
    public let sourceLanguage: String?
    public let targetLanguage: String?
    /// Measures, language shares, alignment score.
    public let comparison: CorpusComparison
    /// What the predictor was given.
    public let features: AlignmentFeatures
    /// Verdict, probability, evidence, forecast and advice.
    public let prediction: Prediction

    /// Compares and predicts.
    ///
    /// - Parameters:
    ///   - finetuningTokens: D_f, in tokens.
    ///   - observations: scores of finetuned checkpoints of this corpus, where there are any.
    ///   - languageShares: shares to use in place of those in the profile.
    ///   - models: which measures of language models to take beside the others: cross-entropy becomes a feature that is shown; the forecast does
    ///     not rest on it.
    ///   - forecastTokens: pretraining tokens at which to forecast; `nil` lets the predictor choose.
    /// - Throws: `ProfileError` where the profiles do not fit together; `FitError` where observations cannot be used.
    public init(
        pretraining: CorpusProfile, task: TranslationTask, finetuningTokens: Double? = nil,
        observations: ObservationTable? = nil, languageShares: [String: Double]? = nil,
        models: LanguageModelComparison = .none, forecastTokens: [Double]? = nil
    ) throws {
        comparison = try CorpusComparison(
            pretraining: pretraining, task: task, shares: languageShares, distances: [.proxyADistance], models: models)
        features = AlignmentFeatures(
            comparison, task: task, pretraining: pretraining.summary, finetuningTokens: finetuningTokens)
        prediction = try PerformancePredictor().predict(
            features, observations: observations?.observations ?? [], metric: observations?.metric ?? "bleu",
            at: forecastTokens)
        self.pretraining = pretraining.summary
        source = task.source.summary
        target = task.target.summary
        sourceLanguage = task.sourceLanguage
        targetLanguage = task.targetLanguage
    }
}
