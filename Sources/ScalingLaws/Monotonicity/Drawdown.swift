/// The largest fall between two checkpoints of a curve, with its doubt.
public struct Drawdown: Sendable, Codable, Hashable {
    /// The measured fall in the metric's units; 0 where no later checkpoint scores below an earlier one.
    public var fall: Double
    /// The lower end of the 90 % interval of the true fall between these checkpoints, at least 0. They were chosen as the
    /// furthest apart, so this end is corrected for all pairs (Šidák).
    public var lower: Double
    /// The upper end.
    public var upper: Double
    /// The pretraining tokens it falls from.
    public var fromTokens: Double
    /// The pretraining tokens it falls to.
    public var toTokens: Double

    /// Of a curve with at least one point, sorted by tokens.
    init(_ points: [CurvePoint], noise: NoisePosterior) {
        var peak = 0
        var largest = (fall: 0.0, from: 0, to: 0)
        for index in points.indices {
            if points[index].value > points[peak].value { peak = index }
            let fall = points[peak].value - points[index].value
            if fall > largest.fall { largest = (fall, peak, index) }
        }
        fall = largest.fall
        fromTokens = points[largest.from].tokens
        toTokens = points[largest.to].tokens
        guard largest.fall > 0 else {
            lower = 0
            upper = 0
            return
        }
        let unit =
            (noise.units[largest.from] * noise.units[largest.from] + noise.units[largest.to] * noise.units[largest.to])
            .squareRoot()
        let reach = 12 * unit * noise.average { $0 }
        func bound(_ probability: Double) -> Double {
            NormalDistribution.bisect(from: -reach, to: reach) { shift in
                noise.average { NormalDistribution.cumulative(shift / ($0 * unit)) } < probability
            }
        }
        let pairs = Double(points.count * (points.count - 1) / 2)
        lower = max(0, largest.fall + bound(0.05 / pairs))
        upper = largest.fall + bound(0.95)
    }
}
