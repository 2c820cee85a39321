/// What the scores of finetuned checkpoints say: laws, the test on falls, a verdict and the reasons for it.
///
/// ```swift
/// let analysis = try CurveAnalysis(ObservationTable(csv: text))
/// print(analysis.verdict, analysis.probabilityNonMonotone)
/// for reason in analysis.reasons { print(reason) }
/// let next = try analysis.forecast(at: 2e11)
/// ```
///
/// The verdict follows the guide of Isik et al. (arXiv 2402.04177): at least three checkpoints; a fall beyond the noise
/// condemns the data; a curve that rises as its law says clears them; cross-entropy alone never does. It says
/// `insufficientEvidence` where that is the truth. See ``Thresholds`` for what counts as beyond the noise.
public struct CurveAnalysis: Sendable {
    /// The curve: rows sorted, repetitions averaged.
    public let curve: ObservedCurve
    /// The laws fitted to it and their weights; nil where none could be fitted (see ``reasons``).
    public let laws: LawComparison?
    /// The forecast; nil with fewer than three checkpoints.
    public let mixture: CurveForecast?
    /// The power law of cross-entropy, where at least three checkpoints have one.
    public let crossEntropyLaw: FitResult?
    /// The test on falls; nil without checkpoints.
    public let monotonicity: MonotonicityTest?
    /// How much the curve gains from its first to its last checkpoint; nil with fewer than two.
    public let gain: GainEstimate?
    /// How much its later half gains over the model without pretraining, where one was scored.
    public let gainOverBaseline: GainEstimate?
    /// How far the log-law fitted to the early checkpoints errs on the last; nil with fewer than four.
    public let overPrediction: OverPrediction?
    /// Whether cross-entropy keeps falling from the best checkpoint to the last while the metric falls significantly.
    public let crossEntropyMisleads: Bool
    /// Whether cross-entropy falls while the metric does not rise: the two part company, and only the metric counts.
    public let crossEntropyPartsCompany: Bool
    /// What would tell a noticeable fall from noise; nil without checkpoints.
    public let settlement: Settlement?
    /// The verdict.
    public let verdict: CurveVerdict
    /// The probability that the metric does not rise monotonically with pretraining, between 0 and 1.
    public let probabilityNonMonotone: Double
    /// The probability that it falls by more than ``Thresholds/noticeableChange`` from its peak to its end.
    public let probabilityOfNoticeableFall: Double
    /// Why, in short sentences.
    public let reasons: [String]
    /// What counted as beyond the noise.
    public let thresholds: Thresholds

    /// ln of the odds of non-monotone among the fifteen pretraining–task pairs of Isik et al., of which three broke.
    public static let pooledLogOdds = LogOdds.of(0.2)

    /// Analyses the single curve of a table.
    /// - Throws: `FitError`; a table of several curves is refused (take one of ``ObservationTable/groups``).
    public init(
        _ table: ObservationTable, priorLogOdds: Double = CurveAnalysis.pooledLogOdds, thresholds: Thresholds? = nil
    ) throws(FitError) {
        try self.init(
            observations: table.observations, metric: table.metric, priorLogOdds: priorLogOdds, thresholds: thresholds)
    }

    /// Analyses the observations of one corpus and one finetuning size.
    /// - Parameters:
    ///   - observations: checkpoints and, if any, models without pretraining. A metric for which more is better.
    ///   - metric: its name, from which its scale is inferred.
    ///   - priorLogOdds: ln of the odds of non-monotone before these observations; finite.
    ///   - thresholds: nil for those that fit the metric's scale.
    ///   - names: the laws to fit beside the mixture; none are needed for verdict and forecast.
    ///   - loss: what those fits make least.
    /// - Throws: `FitError` for numbers that are not finite and for rows of several curves. Few points throw nothing:
    ///   the verdict says so.
    public init(
        observations: [Observation], metric: String = "bleu",
        priorLogOdds: Double = CurveAnalysis.pooledLogOdds, thresholds: Thresholds? = nil,
        laws names: [LawName] = LawComparison.metricLaws, loss: FittingLoss = .huber()
    ) throws(FitError) {
        precondition(priorLogOdds.isFinite, "prior log-odds are finite")
        let curve = try ObservedCurve(observations, metric: metric)
        let points = curve.points
        let thresholds = thresholds ?? Thresholds(scale: curve.scale)
        self.curve = curve
        self.thresholds = thresholds
        let entropies = points.compactMap { point in
            point.crossEntropy.map { CurvePoint(tokens: point.tokens, value: $0, replicates: point.replicates) }
        }
        crossEntropyLaw = try? FitResult(.powerLaw, to: entropies, loss: loss)
        let test = points.isEmpty ? nil : try MonotonicityTest(points, scale: curve.scale)
        monotonicity = test
        gain = test.flatMap { GainEstimate.across(points, noise: $0, noticeable: thresholds.noticeableChange) }
        gainOverBaseline = test.flatMap { test in
            curve.baseline.flatMap {
                GainEstimate.over(
                    $0, points, noise: test, scale: curve.scale, noticeable: thresholds.noticeableChange)
            }
        }
        overPrediction = OverPrediction(points, scale: curve.scale)
        let probability =
            test?.probabilityNonMonotone(priorLogOdds: priorLogOdds) ?? LogOdds.probability(priorLogOdds)
        probabilityNonMonotone = probability
        let doubt = BreakDoubt(
            prior: LogOdds.probability(priorLogOdds), afterRuns: probability, range: Self.range(of: points))
        var reasons = Reasons(curve: curve, thresholds: thresholds)
        let mixture = points.count >= 3 ? CurveForecast(points, scale: curve.scale, doubt: doubt) : nil
        self.mixture = mixture
        do throws(FitError) {
            laws =
                names.isEmpty
                ? nil
                : try LawComparison(
                    points, laws: names, scale: curve.scale, mixture: mixture, loss: loss)
        } catch {
            laws = nil
            if points.count >= 3 { reasons.lawsFailed(error) }
        }
        probabilityOfNoticeableFall =
            test?.probabilityFalls(byMoreThan: thresholds.noticeableChange, priorLogOdds: priorLogOdds)
            ?? LogOdds.probability(priorLogOdds)
        verdict = reasons.judge(
            test: test, gain: gain, gainOverBaseline: gainOverBaseline, overPrediction: overPrediction,
            shareOfLogLaw: mixture?.shareOfLogLaw)
        crossEntropyMisleads = reasons.judgeCrossEntropy(verdict: verdict)
        crossEntropyPartsCompany = reasons.comparesCrossEntropy(verdict: verdict) || crossEntropyMisleads
        settlement = test.map { Settlement(change: thresholds.noticeableChange, deviation: $0.noiseDeviation) }
        self.reasons = reasons.sentences
    }

    private static func range(of points: [CurvePoint]) -> Double {
        guard let first = points.first, let last = points.last else { return 0 }
        return naturalLogarithm(last.tokens / first.tokens)
    }

    /// The metric expected of a new checkpoint at some number of tokens, with an interval: the forecast of ``mixture``,
    /// which holds it possible that the curve has begun to fall, or will.
    /// - Throws: `FitError` with fewer than three checkpoints; `LawDomainError` for tokens that are not a finite number
    ///   above 0.
    public func forecast(at tokens: Double, confidence: Double = 0.9) throws -> ValuePrediction {
        guard let mixture else {
            throw FitError(
                code: .tooFewPoints,
                message: "a forecast needs at least three checkpoints with different pretraining tokens")
        }
        guard tokens > 0, tokens < .infinity else {
            throw LawDomainError(law: .mixture, tokens: tokens, message: "tokens must be more than 0 and finite")
        }
        return mixture.prediction(at: tokens, confidence: confidence)
    }
}
