/// How the log-law, fitted to the early checkpoints of a curve, does on its last one.
public struct OverPrediction: Sendable, Codable, Hashable {
    /// How many early checkpoints were used: half of them, but at least three.
    public var earlyCheckpoints: Int
    /// The last score.
    public var observed: Double
    /// The median of the log-law's prediction for it.
    public var predicted: Double
    /// The probability under that prediction of a score as low as the last: small when the law promises too much.
    public var probability: Double

    /// nil with fewer than four points, or where the log-law cannot be fitted to the early ones.
    init?(_ points: [CurvePoint], scale: MetricScale) {
        let early = max(3, (points.count + 1) / 2)
        guard points.count > early, let last = points.last,
            let posterior = ShapePosterior(.logLaw, Array(points.prefix(early)), scale: scale),
            let predictive = posterior.predictive(at: last.tokens)
        else { return nil }
        earlyCheckpoints = early
        observed = last.value
        predicted = predictive.quantile(0.5, in: posterior.range)
        probability = predictive.cumulative(last.value)
    }
}
