public import AlignmentKit

/// What `bleu` answers.
public struct TranslationScoreDocument: ResultDocument, Hashable {
    /// A metric's score.
    public struct Metric: Codable, Sendable, Hashable {
        /// `bleu`, `chrf` or `chrf++`.
        public var name: String
        @FiniteOrNull public var score: Double?
        /// The 95 % interval; `nil` without `--confidence` or `--paired`.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        @FiniteOrNull public var standardError: Double?
        /// sacreBLEU's signature.
        public var signature: String
        /// By order, in per cent; of chrF, characters first and words after.
        public var precisions: [Double]
        /// `nil` for chrF.
        @FiniteOrNull public var brevityPenalty: Double?
        /// Tokens of the translation and of the references; `nil` for chrF.
        @FiniteOrNull public var hypothesisLength: Double?
        @FiniteOrNull public var referenceLength: Double?
        /// The comparison with the baseline; nothing but `null` in it without `--paired`.
        public var paired: Comparison
    }

    /// A metric's comparison with the baseline.
    public struct Comparison: Codable, Sendable, Hashable {
        @FiniteOrNull public var baselineScore: Double?
        /// The score less the baseline's, with its 95 % interval.
        @FiniteOrNull public var difference: Double?
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        @FiniteOrNull public var bootstrapPValue: Double?
        @FiniteOrNull public var randomizationPValue: Double?
    }

    public var schemaVersion = 1
    public var signature: String
    public var metrics: [Metric]
    public var segments: Int

    public init(_ scores: TranslationScores) {
        metrics = scores.scores.map { score in
            Metric(
                name: score.name, score: score.score, lower: score.interval?.lower, upper: score.interval?.upper,
                standardError: score.interval?.standardError, signature: score.signature.description,
                precisions: score.precisions, brevityPenalty: score.bleu?.brevityPenalty,
                hypothesisLength: score.bleu.map { Double($0.hypothesisLength) },
                referenceLength: score.bleu.map { Double($0.referenceLength) },
                paired: Comparison(
                    baselineScore: score.comparison?.baselineScore,
                    difference: score.comparison?.bootstrap.test.difference,
                    lower: score.comparison?.bootstrap.difference.lower,
                    upper: score.comparison?.bootstrap.difference.upper,
                    bootstrapPValue: score.comparison?.bootstrap.test.pValue,
                    randomizationPValue: score.comparison?.randomization.pValue))
        }
        segments = scores.segmentCount
        signature =
            "TranslationMetrics, sacreBLEU's definitions: "
            + metrics.map { "\($0.name)|\($0.signature)" }.joined(separator: " ")
    }
}
