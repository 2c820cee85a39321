public import ScalingLaws

/// One thing that speaks for or against a corpus.
public struct Evidence: Sendable, Codable, Hashable {
    /// A stable name, such as `alignmentScore`.
    public var name: String
    /// What was measured, in its own units; nil where the entry has no number of its own.
    public var value: Double?
    /// The signed contribution to ln of the odds that BLEU does not rise monotonically: negative speaks for the corpus.
    /// 0 where it is shown without being used.
    public var effect: Double
    /// What it means, in a sentence.
    public var sentence: String

    public init(name: String, value: Double?, effect: Double, sentence: String) {
        self.name = name
        self.value = value
        self.effect = effect
        self.sentence = sentence
    }
}

/// The metric expected at some number of pretraining tokens.
public struct ForecastPoint: Sendable, Codable, Hashable {
    /// D_p.
    public var tokens: Double
    /// The expected BLEU (or other metric), in its units.
    public var bleu: Double
    /// The lower end of the 90 % interval for a new measurement.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    public init(tokens: Double, bleu: Double, lower: Double, upper: Double) {
        self.tokens = tokens
        self.bleu = bleu
        self.lower = lower
        self.upper = upper
    }
}

/// Whether more of a corpus will keep raising BLEU, how sure that is, and what to do next.
public struct Prediction: Sendable, Codable, Hashable {
    /// What the checkpoints say; `insufficientEvidence` without at least three.
    public var verdict: CurveVerdict
    /// The probability that BLEU does not rise monotonically with pretraining, strictly between 0 and 1.
    public var probabilityNonMonotone: Double
    /// The lower end of the 90 % interval of that probability.
    public var lower: Double
    /// The upper end of the 90 % interval of that probability.
    public var upper: Double
    /// The contributions; their effects add up to ln of the odds, before the clamp (listed too) and after the runs.
    public var evidence: [Evidence]
    /// Expected scores; empty with fewer than three checkpoints.
    public var forecast: [ForecastPoint]
    /// What to do next, in one or two sentences.
    public var recommendation: String
    /// Why the verdict is what it is, and how far it can be trusted.
    public var reasons: [String]
    /// The choices behind the numbers.
    public var signature: String

    public init(
        verdict: CurveVerdict, probabilityNonMonotone: Double, lower: Double, upper: Double, evidence: [Evidence],
        forecast: [ForecastPoint], recommendation: String, reasons: [String], signature: String
    ) {
        self.verdict = verdict
        self.probabilityNonMonotone = probabilityNonMonotone
        self.lower = lower
        self.upper = upper
        self.evidence = evidence
        self.forecast = forecast
        self.recommendation = recommendation
        self.reasons = reasons
        self.signature = signature
    }
}
