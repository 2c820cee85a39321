/// How much the metric gains, with its doubt.
public struct GainEstimate: Sendable, Codable, Hashable {
    /// The gain in the metric's units.
    public var gain: Double
    /// The bound above which the true gain lies with 90 % probability.
    public var lower: Double
    /// The bound below which the true gain lies with 90 % probability.
    public var upper: Double
    /// The probability of at least this gain where there is none.
    public var pValue: Double
    /// The probability that the true gain is below the change worth noticing: P(no measurable gain).
    public var probabilityBelowNoticeable: Double

    private init(gain: Double, unitError: Double, noise: MonotonicityTest, noticeable: Double) {
        self.gain = gain
        probabilityBelowNoticeable = noise.averageOverNoise {
            NormalDistribution.cumulative((noticeable - gain) / ($0 * unitError))
        }
        pValue = noise.averageOverNoise { NormalDistribution.survival(gain / ($0 * unitError)) }
        func bound(_ probability: Double) -> Double {
            let reach = 12 * unitError * noise.averageOverNoise { $0 } + abs(gain)
            return NormalDistribution.bisect(from: -reach, to: reach) { shift in
                noise.averageOverNoise { NormalDistribution.cumulative(shift / ($0 * unitError)) } < probability
            }
        }
        lower = gain + bound(0.1)
        upper = gain + bound(0.9)
    }

    /// Across a curve: the slope of the weighted line in ln D, times the range of ln D.
    static func across(_ points: [CurvePoint], noise: MonotonicityTest, noticeable: Double) -> GainEstimate? {
        guard let first = points.first, let last = points.last else { return nil }
        let start = naturalLogarithm(first.tokens)
        let span = naturalLogarithm(last.tokens) - start
        guard span > 0 else { return nil }
        var w = CompensatedSum()
        var wx = CompensatedSum()
        var wy = CompensatedSum()
        let rows = zip(points, noise.noiseUnits).map { point, unit in
            (x: (naturalLogarithm(point.tokens) - start) / span, y: point.value, weight: 1 / (unit * unit))
        }
        for row in rows {
            w.add(row.weight)
            wx.add(row.weight * row.x)
            wy.add(row.weight * row.y)
        }
        let (meanX, meanY) = (wx.value / w.value, wy.value / w.value)
        var sxx = CompensatedSum()
        var sxy = CompensatedSum()
        for row in rows {
            sxx.add(row.weight * (row.x - meanX) * (row.x - meanX))
            sxy.add(row.weight * (row.x - meanX) * (row.y - meanY))
        }
        return GainEstimate(
            gain: sxy.value / sxx.value, unitError: (1 / sxx.value).squareRoot(), noise: noise,
            noticeable: noticeable)
    }

    /// Of the later half of a curve over the model trained without pretraining.
    static func over(
        _ baseline: CurvePoint, _ points: [CurvePoint], noise: MonotonicityTest, scale: MetricScale, noticeable: Double
    ) -> GainEstimate? {
        guard !points.isEmpty else { return nil }
        let from = points.count / 2
        var w = CompensatedSum()
        var wy = CompensatedSum()
        for index in from..<points.count {
            let weight = 1 / (noise.noiseUnits[index] * noise.noiseUnits[index])
            w.add(weight)
            wy.add(weight * points[index].value)
        }
        let unit =
            noise.isNoiseAssumed
            ? NoisePrior.unit(at: baseline.value, scale: scale) : baseline.standardError ?? noise.noiseDeviation
        let mean = wy.value / w.value
        let variance = 1 / w.value + unit * unit
        return GainEstimate(
            gain: mean - baseline.value, unitError: variance.squareRoot(), noise: noise, noticeable: noticeable)
    }
}
