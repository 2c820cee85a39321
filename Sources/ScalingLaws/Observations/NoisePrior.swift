internal import RealModule

/// What is assumed about a metric's noise when neither standard errors nor repetitions are given.
///
/// The standard deviation is log-normal with median 0.5 BLEU and log-deviation 0.5 (90 % between 0.22 and 1.14), times
/// min(1, 0.25 + BLEU / 20): noise is smaller at low scores. Taken from the seed-to-seed scatter of Gordon, Duh and
/// Kaplan (2021), whose low-resource seeds reshuffle the data; checkpoints of one run may scatter less.
public enum NoisePrior {
    /// The median of the standard deviation, in hundredths of the metric's scale.
    public static let median = 0.5
    /// The standard deviation of its natural logarithm.
    public static let logDeviation = 0.5
    /// The deviations that stand for the prior in every sum over it, in hundredths of the scale.
    static let grid = [0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4]
    /// The point below which 95 % of the prior lies.
    static let upperTail = 1.14

    /// ln of the prior weight of each value of `grid`, up to a constant.
    static var logWeights: [Double] {
        grid.map { deviation in
            let z = (Double.log(deviation) - Double.log(median)) / logDeviation
            return -0.5 * z * z
        }
    }

    /// The factor that carries a deviation of the prior to a score `value` on `scale`.
    static func unit(at value: Double, scale: MetricScale) -> Double {
        scale.point * min(1, 0.25 + max(0, value) / scale.point / 20)
    }
}
