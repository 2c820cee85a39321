import DivergenceMeasures
public import NGramStatistics
public import PerformancePrediction
import RealModule

extension AlignmentFeatures {
    /// The predictor's features, read off a comparison of a corpus with both sides of a task.
    ///
    /// The cross-entropies are those of ``LanguageModelComparison``, where they were taken; the proxy A-distances those of unigrams, of
    /// documents where they were drawn, else of folds.
    ///
    /// - Parameters:
    ///   - comparison: the comparison, in nats.
    ///   - task: the task; shares are known only where its languages are named.
    ///   - pretraining: summary of the pretraining corpus.
    ///   - finetuningTokens: D_f, in tokens.
    public init(
        _ comparison: CorpusComparison, task: TranslationTask, pretraining: ProfileSummary,
        finetuningTokens: Double? = nil
    ) {
        func share(_ language: String?) -> Double? {
            guard let language, !comparison.languages.isEmpty else { return nil }
            return comparison.languages[language] ?? 0
        }
        func divergence(_ side: MeasureEstimate.Side) -> MeasureEstimate? {
            comparison.estimate(.jensenShannon, side: side)
        }
        func coverage(_ side: MeasureEstimate.Side) -> Double? {
            comparison.estimate(.tokenCoverage, side: side)?.plugIn
        }
        func distance(_ side: MeasureEstimate.Side) -> Double? {
            comparison.estimate(.proxyADistance, side: side)?.estimate.map { min(1, max(0, $0 / 2)) }
        }
        let entropy = comparison.estimate(.crossEntropy, side: .target)
        let largest = Double.log(2)
        self.init(
            sourceShare: share(task.sourceLanguage), targetShare: share(task.targetLanguage),
            alignmentScore: comparison.alignmentScore,
            targetDivergence: divergence(.target)?.estimate.map { $0 / largest },
            sourceDivergence: divergence(.source)?.estimate.map { $0 / largest },
            targetDivergenceNull: divergence(.target)?.null.map { $0 / largest },
            sourceDivergenceNull: divergence(.source)?.null.map { $0 / largest },
            targetCoverage: coverage(.target), sourceCoverage: coverage(.source),
            outOfVocabulary: comparison.estimate(.outOfVocabularyRate, side: .target)?.plugIn,
            pretrainingTokens: Double(pretraining.tokens), finetuningTokens: finetuningTokens,
            targetCrossEntropy: entropy?.estimate, targetCrossEntropyNull: entropy?.ownText,
            targetProxyDistance: distance(.target), sourceProxyDistance: distance(.source))
    }
}
