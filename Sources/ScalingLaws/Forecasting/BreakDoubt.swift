/// How likely a curve stops rising: that it has done so among its checkpoints, and that it will after the last.
public struct BreakDoubt: Sendable, Codable, Hashable {
    /// The probability that the curve already falls, 0–1.
    public var fallen: Double
    /// The probability that it still rises and breaks within ``reach`` of the last checkpoint, 0–1.
    public var later: Double

    /// How far ahead a break is looked for, in units of ln D: about twenty times the pretraining.
    public static let reach = 3.0

    public init(fallen: Double, later: Double) {
        self.fallen = min(1, max(0, fallen))
        self.later = min(1 - self.fallen, max(0, later))
    }

    /// None: the curve rises or stays for ever.
    public static let none = BreakDoubt(fallen: 0, later: 0)

    /// From the probability of a break before any run and that after the test on the checkpoints.
    ///
    /// A break is held equally likely in each unit of ln D from the first checkpoint to ``reach`` beyond the last, so
    /// that a curve which has risen so far may still break with the share of that prior which lies ahead.
    /// - Parameter range: the range of ln D observed.
    public init(prior: Double, afterRuns: Double, range: Double) {
        self.init(fallen: afterRuns, later: (1 - afterRuns) * prior * Self.reach / (range + Self.reach))
    }

    /// As ``CurveAnalysis`` holds it of a curve: from a prior and the test on falls.
    /// - Parameters:
    ///   - points: at least one, in any order.
    ///   - priorLogOdds: ln of the odds of a break before any run.
    /// - Throws: `FitError` for points that cannot be tested.
    public init(
        _ points: [CurvePoint], scale: MetricScale = .hundred, priorLogOdds: Double = CurveAnalysis.pooledLogOdds
    ) throws(FitError) {
        let test = try MonotonicityTest(points, scale: scale)
        let tokens = points.map { naturalLogarithm($0.tokens) }
        self.init(
            prior: LogOdds.probability(priorLogOdds),
            afterRuns: test.probabilityNonMonotone(priorLogOdds: priorLogOdds),
            range: (tokens.max() ?? 0) - (tokens.min() ?? 0))
    }
}
