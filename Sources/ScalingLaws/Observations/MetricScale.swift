/// The scale of a downstream metric, which sets what its noise and a noticeable change are.
public struct MetricScale: Sendable, Codable, Hashable {
    /// The best attainable score: 100 for BLEU or chrF, 1 for COMET or an accuracy.
    public var maximum: Double

    /// - Precondition: `maximum` is finite and more than 0.
    public init(maximum: Double) {
        precondition(maximum > 0 && maximum < .infinity, "a metric's best score is a finite number above 0")
        self.maximum = maximum
    }

    /// Scores from 0 to 100.
    public static let hundred = MetricScale(maximum: 100)
    /// Scores from 0 to 1.
    public static let unit = MetricScale(maximum: 1)

    /// The scale that a metric of this name with these values is reported on: 0–100 for BLEU, chrF, TER and ROUGE
    /// unless every value is at most 1 and the name is not `bleu`; 0–1 for anything else that never exceeds 1.
    public static func inferred(metric: String, values: some Sequence<Double>) -> MetricScale {
        metric.lowercased().contains("bleu") || values.contains { $0 > 1 } ? .hundred : .unit
    }

    /// One point on a scale of a hundred, the default for a change worth noticing (1 BLEU).
    public var point: Double { maximum / 100 }
}
