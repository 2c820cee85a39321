internal import RealModule

/// One law fitted to the points of a curve.
///
/// The fit is the paper's unless another ``FittingLoss`` is asked for: the least *sum* of Huber losses of ln y − ln f (δ =
/// 0.1 for BLEU, 10⁻³ for cross-entropy), weighted by the inverse squared relative error with mean weight 1 where every
/// point has one. The shape of the law is searched over a grid and refined, with the remaining two coefficients solved for each shape
/// (see ``ProfileSearch``), so that the optimum does not depend on a start.
public struct FitResult: Sendable {
    /// The fitted law.
    public let law: any ScalingLaw
    /// Its name.
    public let name: LawName
    /// Its coefficients, without those that are ``unidentified``; badly conditioned, so compare predictions instead.
    public var parameters: [LawParameter] { law.parameters.filter { !unidentified.contains($0.name) } }
    /// Names of coefficients that the points do not determine: a ceiling far above all scores, or a rate of a curve
    /// without a bend. ``law`` has some value for each, of no meaning.
    public let unidentified: [String]
    /// The summed, weighted loss at the optimum.
    public let objective: Double
    /// What was made least.
    public let loss: FittingLoss
    /// ln y − ln f at each point, in the order given.
    public let residuals: [Double]
    /// How many points were fitted.
    public let pointCount: Int

    /// What the points leave open about the law.
    private let doubt: LawDoubt?

    /// Fits a law.
    /// - Parameters:
    ///   - name: any law of ``LawName``.
    ///   - points: in any order; at least as many different numbers of tokens as the law has parameters.
    ///   - loss: what to make least.
    ///   - scale: the metric's scale, which bounds intervals and sets the noise assumed without standard errors.
    /// - Throws: `FitError` that says what is wrong with the points.
    /// - Complexity: at most about 700 weighted line fits of the points.
    public init(
        _ name: LawName, to points: [CurvePoint], loss: FittingLoss = .huber(), scale: MetricScale = .hundred
    ) throws(FitError) {
        switch name {
        case .logLaw: try self.init(LogLaw.self, points, loss, scale, LogLaw.fit)
        case .powerLaw: try self.init(PowerLaw.self, points, loss, scale, PowerLaw.fit)
        case .saturatingPowerLaw:
            try self.init(SaturatingPowerLaw.self, points, loss, scale, SaturatingPowerLaw.fit)
        case .exponentialOfCrossEntropy:
            try self.init(
                ExponentialOfCrossEntropyLaw.self, points, loss, scale, ExponentialOfCrossEntropyLaw.fit)
        case .logistic: try self.init(LogisticLaw.self, points, loss, scale, LogisticLaw.fit)
        case .richards: try self.init(RichardsLaw.self, points, loss, scale, RichardsLaw.fit)
        case .brokenLaw: try self.init(BrokenLaw.self, points, loss, scale, BrokenLaw.fit)
        case .constant: try self.init(ConstantLaw.self, points, loss, scale, ConstantLaw.fit)
        default:
            throw FitError(
                code: .unknownLaw,
                message: "there is no fit for a law named \(name); use logLaw, powerLaw, "
                    + "saturatingPowerLaw, exponentialOfCrossEntropy, logistic, richards, brokenLaw or constant")
        }
    }

    private init<Law: FittableLaw>(
        _: Law.Type, _ points: [CurvePoint], _ loss: FittingLoss, _ scale: MetricScale,
        _ fit: (FittingPoints, HuberLoss) -> Law
    ) throws(FitError) {
        let fitting = try FittingPoints(points, distinctTokens: Law.parameterCount, law: Law.name)
        let huber = loss.huber(threshold: Law.defaultHuberThreshold)
        let law = fit(fitting, huber)
        self.law = law
        name = Law.name
        self.loss = loss.resolved(threshold: Law.defaultHuberThreshold)
        let largest = points.map(\.value).max() ?? 0
        unidentified = law.unidentified(span: fitting.span, largest: largest)
        pointCount = points.count
        var residuals: [Double] = []
        var objective = CompensatedSum()
        for (index, tokens) in fitting.tokens.enumerated() {
            guard let value = try? law.value(at: tokens), value > 0 else {
                throw FitError(
                    code: .nonFinite,
                    message: "the best \(Law.name) leaves the range of numbers; the values span too many magnitudes")
            }
            let residual = fitting.logValues[index] - Double.log(value)
            residuals.append(residual)
            objective.add(fitting.weights[index] * huber.loss(residual))
        }
        self.residuals = residuals
        self.objective = objective.value
        doubt = LawDoubt(Law.name, points, fitting: fitting, scale: scale)
    }

    /// The law's value at some number of tokens, with an interval for a *new measurement* there.
    ///
    /// The value is that of the best fit. The interval holds the middle of the posterior predictive distribution:
    /// every shape of a grid and every noise level, weighted by how well it explains the points. It holds if the law
    /// does; since no law is exact, intervals of single laws are too narrow, and ``CurveForecast`` adds the spread
    /// between laws. Always stretched to hold the value, and within the metric's scale otherwise.
    /// - Throws: `LawDomainError` where the law has no value.
    /// - Precondition: `confidence` lies strictly between 0 and 1.
    public func prediction(at tokens: Double, confidence: Double = 0.9) throws(LawDomainError) -> ValuePrediction {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        let value = try law.value(at: tokens)
        var (lower, upper) = (value, value)
        if let bounds = doubt?.bounds(at: tokens, confidence: confidence) {
            lower = min(value, bounds.lower)
            upper = max(value, bounds.upper)
        }
        return ValuePrediction(tokens: tokens, value: value, lower: lower, upper: upper, confidence: confidence)
    }
}
