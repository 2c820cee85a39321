/// The translation alignment score of Isik et al. (arXiv 2402.04177).
///
/// score(D, S→T) = P_S·P_T + 0.7 P_S + 0.8 P_T, with P the share of the source and target language in the mixture D. A
/// hint, not a verdict: scores of 0.7 and of 0 both went with curves that rise and with curves that break.
public enum TranslationAlignmentScore {
    /// The score of a mixture.
    ///
    /// It is 1 for equal halves, 0.7 for the source language alone, 0.8 for the target language alone and 0 for
    /// neither, and it is not capped: 0.45 and 0.55 give 1.0025.
    /// - Parameters:
    ///   - sourceShare: the share of the source language, 0–1.
    ///   - targetShare: the share of the target language, 0–1.
    /// - Returns: the score; numbers outside 0–1 are taken as the nearest bound, and NaN as 0.
    public static func score(sourceShare: Double, targetShare: Double) -> Double {
        let source = unitInterval(sourceShare) ?? 0
        let target = unitInterval(targetShare) ?? 0
        return source * target + 0.7 * source + 0.8 * target
    }

    /// The score's derivatives by the two shares.
    public static func gradient(sourceShare: Double, targetShare: Double) -> (source: Double, target: Double) {
        (source: targetShare + 0.7, target: sourceShare + 0.8)
    }

    /// The largest score of a mixture whose shares sum to at most 1: 0.45 source and 0.55 target.
    public static let largestOfMixtures = 1.0025
}

/// `value` cut to 0–1; nil for what is not a number.
func unitInterval(_ value: Double) -> Double? { value.isNaN ? nil : min(1, max(0, value)) }
