internal import RealModule
public import ScalingLaws

/// Forecasts whether more of a pretraining corpus keeps raising BLEU on a translation task.
///
/// Before any run the answer is a prior from corpus features: clamped to 0.05–0.6, with a wide interval, and
/// verdict `insufficientEvidence`, since fifteen published pairs cannot teach which corpora break on a new task (see
/// ``PredictorParameters``). Scores of finetuned checkpoints are then weighed in and soon decide alone.
///
/// ```swift
/// let predictor = PerformancePredictor()
/// let features = AlignmentFeatures(sourceShare: 0.5, targetShare: 0.5)
/// let before = try predictor.predict(features)
/// let after = try predictor.predict(features, observations: table.observations)
/// ```
public struct PerformancePredictor: Sendable {
    /// The prior's parameters.
    public let parameters: PredictorParameters

    /// The predictor with the bundled parameters.
    public init() { parameters = .bundled }

    /// A predictor with parameters of one's own.
    /// - Throws: `PredictorParametersError` where they do not make a model.
    public init(parameters: PredictorParameters) throws(PredictorParametersError) {
        if let problem = parameters.problem { throw PredictorParametersError(message: problem) }
        self.parameters = parameters
    }

    /// Predicts from features and, if any, scores.
    /// - Parameters:
    ///   - features: what is known about corpus and task.
    ///   - observations: checkpoints of one corpus and one finetuning size, and models without pretraining.
    ///   - metric: the name of the observed metric, from which its scale follows.
    ///   - tokens: where to forecast; nil for two and four times the largest checkpoint, and the whole corpus
    ///     (`features.pretrainingTokens`) where that is more. Used only with three checkpoints or more.
    /// - Throws: `FitError` for observations or tokens that are not usable numbers, and for rows of several curves.
    public func predict(
        _ features: AlignmentFeatures = AlignmentFeatures(), observations: [Observation] = [], metric: String = "bleu",
        at tokens: [Double]? = nil
    ) throws(FitError) -> Prediction {
        for tokens in tokens ?? [] where !(tokens > 0 && tokens < .infinity) {
            throw FitError(
                code: .nonPositiveTokens,
                message: "a forecast is asked for at \(tokens) tokens; give finite numbers above 0")
        }
        let model = ModelFeatures(features)
        let prior = BreakPrior(model, parameters: parameters)
        let priorLogOdds = LogOdds.of(prior.probability)
        let analysis = try CurveAnalysis(
            observations: observations, metric: metric, priorLogOdds: priorLogOdds, laws: [])
        let runs = analysis.monotonicity?.logBayesFactor ?? 0
        let forecast = self.forecast(analysis, features: features, at: tokens)
        let probability = Self.open(analysis.probabilityNonMonotone)
        let plan = Plan(analysis: analysis, features: features, forecast: forecast)
        return Prediction(
            verdict: analysis.verdict, probabilityNonMonotone: probability,
            lower: min(probability, Self.open(LogOdds.probability(prior.lowerLogOdds + runs))),
            upper: max(probability, Self.open(LogOdds.probability(prior.upperLogOdds + runs))),
            evidence: evidence(features, model, prior, analysis), forecast: forecast,
            probabilityOfNoticeableFall: analysis.probabilityOfNoticeableFall,
            probabilityOfNoMeasurableGain: analysis.gain?.probabilityBelowNoticeable,
            largestDrawdown: analysis.monotonicity?.largestDrawdown, settlement: analysis.settlement,
            nextCheckpoint: plan.nextCheckpoint, tokensOfLastGain: plan.tokensOfLastGain,
            recommendation: Recommendation(
                analysis: analysis, features: features, prior: prior.probability, plan: plan
            ).text,
            reasons: analysis.reasons + [trust(hasRuns: analysis.curve.points.count >= 3)],
            signature: "predictor:v\(parameters.version)|prior:\(parameters.rows) rows,clamp 0.05-0.6"
                + "|test:conditional isotonic|noise:\(analysis.curve.noiseSource)|forecast:mixture|interval:0.90")
    }

    private func forecast(
        _ analysis: CurveAnalysis, features: AlignmentFeatures, at tokens: [Double]?
    ) -> [ForecastPoint] {
        guard let largest = analysis.curve.points.last?.tokens else { return [] }
        var wanted = tokens ?? [2 * largest, 4 * largest]
        if tokens == nil, let whole = features.pretrainingTokens, whole > largest { wanted.append(whole) }
        return Set(wanted).sorted().compactMap { ForecastPoint(analysis, at: $0) }
    }

    private func trust(hasRuns: Bool) -> String {
        hasRuns
            ? "The checkpoints are weighed against a prior from \(parameters.rows) published pairs of corpus and task."
            : "Before any run the probability rests on \(parameters.rows) published pairs of corpus and task, "
                + "\(parameters.breaks) of which broke; they cannot tell apart tasks that were not among them."
    }

    /// A probability that is neither 0 nor 1: no run is that sure.
    private static func open(_ probability: Double) -> Double { min(1 - 1e-9, max(1e-9, probability)) }
}
