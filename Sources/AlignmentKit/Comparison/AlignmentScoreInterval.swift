import DivergenceMeasures
import NGramStatistics
import PerformancePrediction

/// The 95 % interval of the translation alignment score of a corpus whose documents tell its language shares.
///
/// The delta method on the two shares, which vary together (``DivergenceMeasures/LanguageSample``), kept within what the score can be.
enum AlignmentScoreInterval {
    /// - Returns: `nil` where source and target are one language.
    static func bounds(of languages: LanguageSample, source: String, target: String) -> ClosedRange<Double>? {
        guard source != target else { return nil }
        let shares = (source: languages.share(of: source), target: languages.share(of: target))
        let slopes = TranslationAlignmentScore.gradient(sourceShare: shares.source, targetShare: shares.target)
        let error = languages.variance(gradient: [source: slopes.source, target: slopes.target]).squareRoot()
        let score = TranslationAlignmentScore.score(sourceShare: shares.source, targetShare: shares.target)
        let reach = 1.959963984540054 * error
        let largest = TranslationAlignmentScore.largestOfMixtures
        return max(0, score - reach)...max(score, min(largest, score + reach))
    }
}
