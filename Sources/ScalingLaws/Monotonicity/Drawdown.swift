/// The largest fall between two checkpoints of a curve, as measured.
public struct Drawdown: Sendable, Codable, Hashable {
    /// The fall in the metric's units; 0 where no later checkpoint scores below an earlier one.
    public var fall: Double
    /// The pretraining tokens it falls from.
    public var fromTokens: Double
    /// The pretraining tokens it falls to.
    public var toTokens: Double

    /// Of a curve sorted by tokens; nil for an empty one.
    init?(_ points: [CurvePoint]) {
        guard var peak = points.first else { return nil }
        fall = 0
        fromTokens = peak.tokens
        toTokens = peak.tokens
        for point in points {
            if point.value > peak.value { peak = point }
            if peak.value - point.value > fall {
                fall = peak.value - point.value
                fromTokens = peak.tokens
                toTokens = point.tokens
            }
        }
    }
}
