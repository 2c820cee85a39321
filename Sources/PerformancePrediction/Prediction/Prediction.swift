public import ScalingLaws

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
