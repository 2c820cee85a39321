internal import RealModule

/// Several laws fitted to one curve, weighed against each other, and their common forecast.
public struct LawComparison: Sendable {
    /// A fitted law and its share of the forecast.
    public struct WeightedFit: Sendable {
        /// The fit.
        public var fit: FitResult
        /// From 0 to 1; the weights of a comparison sum to 1.
        public var weight: Double
    }

    /// The laws, the heaviest first.
    public let fits: [WeightedFit]
    /// Laws that could not be fitted, and why.
    public let failures: [LawName: FitError]
    /// The metric's scale.
    public let scale: MetricScale

    /// By how much the combined interval is stretched around its median, since no law of the set is exact. Trials on
    /// 39 published curves asked for about this much.
    public static let stretch = 1.15

    /// The laws compared for a metric that rises.
    public static let metricLaws: [LawName] = [
        .logLaw, .saturatingPowerLaw, .exponentialOfCrossEntropy, .constant,
    ]

    /// Fits the laws and weighs them.
    ///
    /// A law's weight is how well it *predicted*: for each point from the fourth on, ln of the density that the law,
    /// given only the points with fewer tokens, put on the score found there, summed. Information criteria are not
    /// used: with fewer than seven points they choose by the number of parameters alone. With three points nothing has
    /// been predicted, and the laws weigh alike.
    /// - Throws: the first law's `FitError` where no law can be fitted.
    public init(
        _ points: [CurvePoint], laws: [LawName] = LawComparison.metricLaws, scale: MetricScale = .hundred
    ) throws(FitError) {
        let points = points.sorted { $0.tokens < $1.tokens }
        var fits: [FitResult] = []
        var failures: [LawName: FitError] = [:]
        var first: FitError?
        for law in laws {
            do throws(FitError) {
                fits.append(try FitResult(law, to: points, scale: scale))
            } catch {
                failures[law] = error
                first = first ?? error
            }
        }
        if fits.isEmpty {
            throw first ?? FitError(code: .unknownLaw, message: "no law was named; name at least one to fit")
        }
        let logWeights = fits.map { Self.predictiveScore(of: $0.name, points, scale: scale) }
        let best = logWeights.max() ?? 0
        let raw = logWeights.map { best > -.infinity ? Double.exp($0 - best) : 1 }
        let total = raw.compensatedSum
        self.fits = zip(fits, raw).map { WeightedFit(fit: $0, weight: $1 / total) }
            .enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
        self.failures = failures
        self.scale = scale
    }

    /// The log-law's weight against the better of the laws with a ceiling, from 0 to 1; nil without both.
    var shareOfLogLaw: Double? {
        let ceilings = fits.filter { [.saturatingPowerLaw, .exponentialOfCrossEntropy].contains($0.fit.name) }
        guard let logLaw = fits.first(where: { $0.fit.name == .logLaw })?.weight,
            let rival = ceilings.map(\.weight).max(), logLaw + rival > 0
        else { return nil }
        return logLaw / (logLaw + rival)
    }

    /// Σ ln density of each later point given the earlier ones.
    private static func predictiveScore(of law: LawName, _ points: [CurvePoint], scale: MetricScale) -> Double {
        var score = CompensatedSum()
        for count in stride(from: 3, to: points.count, by: 1) {
            let earlier = Array(points.prefix(count))
            guard let posterior = ShapePosterior(law, earlier, scale: scale),
                let predictive = posterior.predictive(at: points[count].tokens)
            else { continue }
            // A floor keeps one surprise from deciding everything: no law is exact.
            score.add(max(-12, predictive.logDensity(points[count].value) + Double.log(scale.point)))
        }
        return score.value
    }

    /// What the laws together predict: the median of the mixture of their predictive distributions for a new
    /// measurement, and an interval that holds both the doubt within each law and the spread between them, stretched
    /// by ``stretch`` and cut to the metric's scale.
    ///
    /// It covers the ways in which a curve may go on rising. A fall after the last checkpoint is not among them.
    /// - Throws: `LawDomainError` where no law has a value.
    /// - Precondition: `confidence` lies strictly between 0 and 1.
    public func forecast(at tokens: Double, confidence: Double = 0.9) throws(LawDomainError) -> ValuePrediction {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        let parts = fits.compactMap { weighted in
            weighted.fit.posterior?.predictive(at: tokens).map { ($0, weighted.weight) }
        }
        guard let first = fits.first, !parts.isEmpty, parts.contains(where: { $0.1 > 0 }) else {
            throw LawDomainError(
                law: fits.first?.fit.name ?? .constant, tokens: tokens,
                message: "no fitted law has a value there; ask for a finite number of tokens near those observed")
        }
        let mixture = PredictiveDistribution(mixing: parts.map { (distribution: $0.0, weight: $0.1) })
        let range = first.fit.posterior?.range ?? 0...scale.maximum
        let median = mixture.quantile(0.5, in: range)
        let low = mixture.quantile((1 - confidence) / 2, in: range)
        let high = mixture.quantile((1 + confidence) / 2, in: range)
        return ValuePrediction(
            tokens: tokens, value: median, lower: max(range.lowerBound, median - Self.stretch * (median - low)),
            upper: min(range.upperBound, median + Self.stretch * (high - median)), confidence: confidence)
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
