internal import ScalingLaws

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

extension ForecastPoint {
    /// What an analysis expects; nil where it has too few checkpoints.
    init?(_ analysis: CurveAnalysis, at tokens: Double) {
        guard let prediction = try? analysis.forecast(at: tokens) else { return nil }
        self.init(tokens: tokens, bleu: prediction.value, lower: prediction.lower, upper: prediction.upper)
    }
}
