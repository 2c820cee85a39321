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
    /// The probability that the score falls by more than the change that matters (1 BLEU) from its peak to its end.
    public var probabilityOfNoticeableFall: Double
    /// The probability that the whole curve gains less than that; nil with fewer than two checkpoints.
    public var probabilityOfNoMeasurableGain: Double?
    /// The largest fall between two checkpoints, with its interval; nil without checkpoints.
    public var largestDrawdown: Drawdown?
    /// How precise scores would have to be to tell such a fall from noise; nil without checkpoints.
    public var settlement: Settlement?
    /// The checkpoint whose finetuning would tell most; nil with fewer than three.
    public var nextCheckpoint: NextCheckpoint?
    /// D_p from which on four times the pretraining is expected to gain less than the change that matters; nil where that
    /// is not within sight, or with fewer than three checkpoints.
    public var tokensOfLastGain: Double?
    /// What to do next, in a few sentences.
    public var recommendation: String
    /// Why the verdict is what it is, and how far it can be trusted.
    public var reasons: [String]
    /// The choices behind the numbers.
    public var signature: String

    public init(
        verdict: CurveVerdict, probabilityNonMonotone: Double, lower: Double, upper: Double, evidence: [Evidence],
        forecast: [ForecastPoint], probabilityOfNoticeableFall: Double, probabilityOfNoMeasurableGain: Double? = nil,
        largestDrawdown: Drawdown? = nil, settlement: Settlement? = nil, nextCheckpoint: NextCheckpoint? = nil,
        tokensOfLastGain: Double? = nil, recommendation: String, reasons: [String], signature: String
    ) {
        self.verdict = verdict
        self.probabilityNonMonotone = probabilityNonMonotone
        self.lower = lower
        self.upper = upper
        self.evidence = evidence
        self.forecast = forecast
        self.probabilityOfNoticeableFall = probabilityOfNoticeableFall
        self.probabilityOfNoMeasurableGain = probabilityOfNoMeasurableGain
        self.largestDrawdown = largestDrawdown
        self.settlement = settlement
        self.nextCheckpoint = nextCheckpoint
        self.tokensOfLastGain = tokensOfLastGain
        self.recommendation = recommendation
        self.reasons = reasons
        self.signature = signature
    }
}
