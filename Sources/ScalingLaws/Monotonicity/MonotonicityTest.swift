internal import RealModule

/// Whether a curve of scores falls somewhere by more than its noise explains.
///
/// The statistic is the likelihood ratio against the best rising step function, T = Σ (y − F)² / sd², judged
/// *conditionally on the number of levels* L of that function: p = P(χ² with n − L degrees of freedom > T), and 1 where
/// nothing falls. With correct standard errors it raises false alarms on at most about 5 % of flat curves and fewer of
/// rising ones, and it has more power than the unconditional version. Without them p is averaged over the noise
/// prior, updated by the scatter of the curve: then the 5 % hold only on average over that prior.
///
/// Power of 80 % needs a fall of about four standard deviations, however many checkpoints there are: repeat runs or
/// enlarge the test set rather than add checkpoints.
public struct MonotonicityTest: Sendable, Hashable {
    /// The number of checkpoints.
    public let count: Int
    /// The number of levels of the rising fit.
    public let levels: Int
    /// T; with assumed noise, at the median of its deviation.
    public let statistic: Double
    /// The p-value of rising throughout.
    public let pValue: Double
    /// Whether the noise was assumed because nothing states it: weak evidence.
    public let isNoiseAssumed: Bool
    /// The typical standard deviation of one point, in the metric's units: the root mean square of those stated, or the
    /// posterior median of those assumed.
    public let noiseDeviation: Double
    /// Whether the curve scatters more than the assumed noise allows: its deviation comes out above the point below
    /// which 95 % of the prior lies. False where the noise is stated.
    public let fluctuates: Bool
    /// The largest measured fall, with its interval.
    public var largestDrawdown: Drawdown { Drawdown(points, noise: noise) }
    /// ln of how many times likelier this outcome is on a curve that is not monotone.
    public let logBayesFactor: Double

    /// In ascending order of tokens.
    private let points: [CurvePoint]
    private let noise: NoisePosterior
    private let unimodal: UnimodalFit

    /// Tests the points of a curve.
    /// - Parameters:
    ///   - points: in any order, with different numbers of tokens.
    ///   - scale: the metric's scale, which sets the noise assumed where a point states none.
    ///   - known: the map to a Bayes factor with stated noise.
    ///   - assumed: the map with assumed noise.
    /// - Throws: `FitError` without points, or for numbers that are not finite.
    /// - Complexity: O(n²).
    public init(
        _ points: [CurvePoint], scale: MetricScale = .hundred, known: EvidenceMap = .knownNoise,
        assumed: EvidenceMap = .assumedNoise
    ) throws(FitError) {
        let points = points.sorted { $0.tokens < $1.tokens }
        guard !points.isEmpty else {
            throw FitError(
                code: .tooFewPoints, message: "there are no points to test; score at least three checkpoints")
        }
        for point in points {
            try FitError.check(value: point.value, standardError: point.standardError, at: point.tokens)
        }
        let values = points.map(\.value)
        let noise = NoisePosterior(points, scale: scale)
        let weights = noise.units.map { 1 / ($0 * $0) }
        let rising = IsotonicRegression(values, weights: weights)
        let squares = rising.weightedSquares(values, weights: weights)
        let freedom = points.count - rising.levels
        let median = noise.median
        count = points.count
        levels = rising.levels
        statistic = squares / (median * median)
        // At least the smallest normal number, so that its logarithm exists.
        pValue =
            freedom == 0
            ? 1
            : min(
                1.0.nextDown,
                noise.average { deviation in
                    ChiSquaredDistribution(degreesOfFreedom: freedom).survival(squares / (deviation * deviation))
                })
        isNoiseAssumed = noise.isAssumed
        let unit = (noise.units.map { $0 * $0 }.compensatedSum / Double(points.count)).squareRoot()
        noiseDeviation = median * unit
        fluctuates = noise.isAssumed && median > NoisePrior.upperTail
        logBayesFactor = (noise.isAssumed ? assumed : known).logBayesFactor(pValue: pValue, count: points.count)
        self.points = points
        self.noise = noise
        unimodal = UnimodalFit(values, weights: weights)
    }

    /// The probability that the curve is not monotone, from a prior in ln odds and this test.
    public func probabilityNonMonotone(priorLogOdds: Double) -> Double {
        LogOdds.probability(priorLogOdds + logBayesFactor)
    }

    /// The probability that the true curve falls by more than `size` from its peak to its end.
    ///
    /// That it is not monotone, times the normal probability that a fall of which the rise-then-fall fit shows this
    /// much exceeds `size`, given that there is a fall at all. Equal to the probability of not being monotone at 0, and
    /// never more.
    /// - Parameter size: in the metric's units, at least 0.
    public func probabilityFalls(byMoreThan size: Double, priorLogOdds: Double) -> Double {
        let whole = probabilityNonMonotone(priorLogOdds: priorLogOdds)
        guard size > 0 else { return whole }
        return whole
            * noise.average { deviation in
                let error = deviation * unimodal.fallVariance.squareRoot()
                let any = NormalDistribution.survival(-unimodal.fall / error)
                return min(1, NormalDistribution.survival((size - unimodal.fall) / error) / any)
            }
    }

    /// Σ weight · f(deviation) over the noise levels, with the standard deviation of each point for a deviation of 1.
    func averageOverNoise(_ function: (_ deviation: Double) -> Double) -> Double { noise.average(function) }
    var noiseUnits: [Double] { noise.units }
}
