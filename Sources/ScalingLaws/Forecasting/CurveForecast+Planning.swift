internal import RealModule

/// The checkpoint whose finetuning would tell most about a larger one.
public struct NextCheckpoint: Sendable, Codable, Hashable {
    /// D_p of the checkpoint to finetune and score.
    public var tokens: Double
    /// The D_p about which it tells.
    public var target: Double
    /// The share of the variance of the curve at ``target`` that one score at ``tokens`` removes, 0–1.
    public var varianceRemoved: Double

    public init(tokens: Double, target: Double, varianceRemoved: Double) {
        self.tokens = tokens
        self.target = target
        self.varianceRemoved = varianceRemoved
    }
}

extension CurveForecast {
    /// The checkpoint to finetune next: of those between the last and `target`, half-octaves apart, the cheapest that
    /// removes at least nine tenths of what the best of them would of the variance at `target`.
    ///
    /// From the linear regression of the curve's value at `target` on one noisy measurement, under the mixture without a
    /// break. nil where `target` is not beyond the last checkpoint.
    /// - Parameter target: D_p of interest; nil for sixteen times the last checkpoint.
    public func nextCheckpoint(for target: Double? = nil) -> NextCheckpoint? {
        let step = Double.log(2) / 2
        let reach = target.map { Double.log($0) - mixture.last } ?? 4 * Double.log(2)
        guard reach > step / 2, reach.isFinite else { return nil }
        let steps = max(1, min(10, Int(reach / step)))
        let candidates = (1...steps).map { mixture.last + Double($0) * step }
        let positions = candidates + [mixture.last + reach]
        let moments = mixture.moments(at: positions, withSpread: true)
        let whole = moments.variances[positions.count - 1]
        guard whole > 0 else { return nil }
        let removed = candidates.indices.map { index in
            let shared = moments.covariances[index]
            return min(1, shared * shared / ((moments.variances[index] + moments.noise) * whole))
        }
        let best = removed.max() ?? 0
        guard let index = removed.firstIndex(where: { $0 >= 0.9 * best }) else { return nil }
        return NextCheckpoint(
            tokens: Double.exp(candidates[index]), target: Double.exp(mixture.last + reach),
            varianceRemoved: removed[index])
    }

    /// D_p from which on four times the pretraining is expected to gain less than `change`, in the metric's units: the
    /// last checkpoint's where that holds there already; nil where it holds nowhere within ten doublings.
    ///
    /// Under the mixture without a break, by expected values, in steps of a doubling.
    public func tokensOfLastGain(atLeast change: Double) -> Double? {
        let positions = (0...12).map { mixture.last + Double($0) * Double.log(2) }
        let means = mixture.moments(at: positions, withSpread: false).means
        for index in 0...10 where (means[index + 2] - means[index]) * mixture.scale.point < change {
            return Double.exp(positions[index])
        }
        return nil
    }
}
