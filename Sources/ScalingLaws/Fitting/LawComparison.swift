internal import RealModule

/// Several laws fitted to one curve, their weights, and the common forecast.
///
/// The forecast is that of ``CurveForecast``, which weighs every shape of the laws' families rather than the best fits;
/// a law's weight is its family's share in it.
public struct LawComparison: Sendable {
    /// A fitted law and its share of the forecast.
    public struct WeightedFit: Sendable {
        /// The fit.
        public var fit: FitResult
        /// From 0 to 1.
        public var weight: Double
    }

    /// The laws, the heaviest first.
    public let fits: [WeightedFit]
    /// Laws that could not be fitted, and why.
    public let failures: [LawName: FitError]
    /// The share of every family in the forecast, fitted or not; they sum to 1.
    public let weights: [LawName: Double]
    /// The metric's scale.
    public let scale: MetricScale

    /// The common forecast.
    public let mixture: CurveForecast
    /// The laws compared for a metric that rises.
    public static let metricLaws: [LawName] = [
        .logLaw, .saturatingPowerLaw, .exponentialOfCrossEntropy, .logistic, .constant,
    ]

    /// Those and the two with four parameters, whose search takes some ten times as long.
    public static let allMetricLaws: [LawName] = metricLaws + [.richards, .brokenLaw]

    /// Fits the laws and weighs them.
    ///
    /// Information criteria are not used: with fewer than seven points they choose by the number of parameters alone.
    /// - Parameters:
    ///   - doubt: how likely the curve breaks; it is the weight of the broken law.
    ///   - loss: what the laws' fits make least; the weights do not depend on it.
    /// - Throws: the first law's `FitError` where no law can be fitted.
    public init(
        _ points: [CurvePoint], laws: [LawName] = LawComparison.metricLaws, scale: MetricScale = .hundred,
        doubt: BreakDoubt = .none, loss: FittingLoss = .huber()
    ) throws(FitError) {
        try self.init(
            points.sorted { $0.tokens < $1.tokens }, laws: laws, scale: scale,
            mixture: CurveForecast(points, scale: scale, doubt: doubt), loss: loss)
    }

    /// The same with a forecast that is made already.
    init(
        _ points: [CurvePoint], laws: [LawName], scale: MetricScale, mixture: CurveForecast?, loss: FittingLoss
    ) throws(FitError) {
        var fits: [FitResult] = []
        var failures: [LawName: FitError] = [:]
        var first: FitError?
        for law in laws {
            do throws(FitError) {
                fits.append(try FitResult(law, to: points, loss: loss, scale: scale))
            } catch {
                failures[law] = error
                first = first ?? error
            }
        }
        guard !fits.isEmpty, let mixture else {
            throw first ?? FitError(code: .unknownLaw, message: "no law was named; name at least one to fit")
        }
        let weights = mixture.weights
        self.weights = weights
        self.fits = fits.map { WeightedFit(fit: $0, weight: weights[$0.name] ?? 0) }
            .enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
        self.failures = failures
        self.scale = scale
        self.mixture = mixture
    }

    /// What the laws together predict: the median and an interval of ``CurveForecast``.
    /// - Throws: `LawDomainError` for tokens that are not a finite number above 0.
    /// - Precondition: `confidence` lies strictly between 0 and 1.
    public func forecast(at tokens: Double, confidence: Double = 0.9) throws(LawDomainError) -> ValuePrediction {
        guard tokens > 0, tokens < .infinity else {
            throw LawDomainError(law: .mixture, tokens: tokens, message: "tokens must be more than 0 and finite")
        }
        return mixture.prediction(at: tokens, confidence: confidence)
    }
}

extension ShapePosterior {
    /// The posterior of a law for a metric's points, where they can be fitted at all.
    init?(_ law: LawName, _ points: [CurvePoint], scale: MetricScale) {
        guard let fitting = try? FittingPoints(points, distinctTokens: 1, law: law) else { return nil }
        let noise = law == .powerLaw ? NoiseGrid(crossEntropy: points) : NoiseGrid(metric: points, scale: scale)
        self.init(law, points: fitting, noise: noise, scale: scale)
    }
}
