public import AlignmentKit

/// What `predict` answers.
public struct PredictionDocument: ResultDocument, Hashable {
    /// One thing that speaks for or against the corpus.
    public struct Evidence: Codable, Sendable, Hashable {
        public var name: String
        @FiniteOrNull public var value: Double?
        /// What it adds to ln of the odds that BLEU does not rise monotonically; negative speaks for the corpus.
        @FiniteOrNull public var effect: Double?
        public var sentence: String
    }

    /// The metric expected at some number of pretraining tokens.
    public struct Point: Codable, Sendable, Hashable {
        @FiniteOrNull public var tokens: Double?
        /// The expected BLEU, or other metric (see ``PredictionDocument/metric``).
        @FiniteOrNull public var bleu: Double?
        /// The 90 % interval for a new measurement.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
    }

    public var schemaVersion = 1
    public var signature: String
    public var verdict: CurveVerdict
    @FiniteOrNull public var probabilityNonMonotone: Double?
    /// The 90 % interval of that probability.
    @FiniteOrNull public var probabilityLower: Double?
    @FiniteOrNull public var probabilityUpper: Double?
    public var evidence: [Evidence]
    public var forecast: [Point]
    public var recommendation: String
    public var reasons: [String]
    /// Falls, gains and noise in numbers.
    public var curve: CurveEvidence
    /// The metric that `forecast` is of.
    public var metric: String
    @FiniteOrNull public var alignmentScore: Double?
    public var languages: [String: Double]

    /// - Parameter metric: name of the observed metric; forecasts are of it.
    public init(_ report: AlignmentReport, metric: String) {
        let prediction = report.prediction
        signature = "\(report.comparison.signature)|\(prediction.signature)"
        verdict = prediction.verdict
        _probabilityNonMonotone = FiniteOrNull(wrappedValue: prediction.probabilityNonMonotone)
        _probabilityLower = FiniteOrNull(wrappedValue: prediction.lower)
        _probabilityUpper = FiniteOrNull(wrappedValue: prediction.upper)
        evidence = prediction.evidence.map {
            Evidence(name: $0.name, value: $0.value, effect: $0.effect, sentence: $0.sentence)
        }
        forecast = prediction.forecast.map {
            Point(tokens: $0.tokens, bleu: $0.bleu, lower: $0.lower, upper: $0.upper)
        }
        recommendation = prediction.recommendation
        reasons = prediction.reasons
        curve = CurveEvidence(prediction)
        self.metric = metric
        _alignmentScore = FiniteOrNull(wrappedValue: report.comparison.alignmentScore)
        languages = report.comparison.languages
    }
}
