import DivergenceMeasures
import NGramStatistics
import PerformancePrediction

/// The 95 % interval of the translation alignment score of a corpus whose documents tell its language shares.
///
/// The wider of two: the delta method on the two shares, which vary together (``DivergenceMeasures/LanguageSample``), and the jackknife over the folds of
/// documents, where they are known by language (``DivergenceMeasures/LanguageShare``). Kept within what the score can be.
enum AlignmentScoreInterval {
    /// - Returns: `nil` where source and target are one language.
    ///
    /// - Parameter tallies: the languages by fold.
    static func bounds(
        of languages: LanguageSample, _ tallies: [String: LanguageTally], source: String, target: String
    ) -> ClosedRange<Double>? {
        guard source != target else { return nil }
        let shares = (source: languages.share(of: source), target: languages.share(of: target))
        let slopes = TranslationAlignmentScore.gradient(sourceShare: shares.source, targetShare: shares.target)
        let error = languages.variance(gradient: [source: slopes.source, target: slopes.target]).squareRoot()
        let score = TranslationAlignmentScore.score(sourceShare: shares.source, targetShare: shares.target)
        let reach = max(1.959963984540054 * error, foldReach(tallies, source: source, target: target) ?? 0)
        let largest = TranslationAlignmentScore.largestOfMixtures
        return max(0, score - reach)...max(score, min(largest, score + reach))
    }

    private static func foldReach(_ tallies: [String: LanguageTally], source: String, target: String) -> Double? {
        let codes = tallies.keys.sorted()
        let folds = FoldShares(codes.map { (tallies[$0]?.folds ?? []).map { Double($0.tokens) } })
        let places = (source: codes.firstIndex(of: source), target: codes.firstIndex(of: target))
        return folds?.reach { shares in
            TranslationAlignmentScore.score(
                sourceShare: places.source.map { shares[$0] } ?? 0, targetShare: places.target.map { shares[$0] } ?? 0)
        }
    }
}
