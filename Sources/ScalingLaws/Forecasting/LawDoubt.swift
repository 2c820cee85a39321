/// What points leave open about one law, from which its intervals come.
enum LawDoubt: Sendable {
    case shapes(ShapePosterior)
    case breaks(BrokenPosterior, maximum: Double)
    /// A family of ``CurveMixture``, built when it is asked: it takes longer than the fit.
    case family([CurvePoint], MetricScale, Set<CurveCells.Group>)

    init?(_ law: LawName, _ points: [CurvePoint], fitting: FittingPoints, scale: MetricScale) {
        let noise = law == .powerLaw ? NoiseGrid(crossEntropy: points) : NoiseGrid(metric: points, scale: scale)
        switch law {
        case .brokenLaw:
            guard let posterior = BrokenPosterior(fitting, noise: noise) else { return nil }
            self = .breaks(posterior, maximum: scale.maximum)
        case .logistic: self = .family(points, scale, [.logistic])
        case .richards:
            self = .family(
                points, scale,
                [.saturatingPowerLaw, .halfBelow, .exponentialOfCrossEntropy, .halfAbove, .logistic])
        default:
            guard let posterior = ShapePosterior(law, points: fitting, noise: noise, scale: scale) else { return nil }
            self = .shapes(posterior)
        }
    }

    /// The middle `confidence` of a new measurement at `tokens`; nil where there is no distribution.
    func bounds(at tokens: Double, confidence: Double) -> (lower: Double, upper: Double)? {
        let (low, high) = ((1 - confidence) / 2, (1 + confidence) / 2)
        switch self {
        case .shapes(let posterior):
            guard let predictive = posterior.predictive(at: tokens) else { return nil }
            return (predictive.quantile(low, in: posterior.range), predictive.quantile(high, in: posterior.range))
        case .breaks(let posterior, let maximum):
            guard let predictive = posterior.predictive(at: tokens) else { return nil }
            return (predictive.quantile(low, in: 0...maximum), predictive.quantile(high, in: 0...maximum))
        case .family(let points, let scale, let groups):
            let sorted = points.sorted { $0.tokens < $1.tokens }
            guard let mixture = CurveMixture(sorted, scale: scale, only: groups) else { return nil }
            let predictive = mixture.predictive(at: naturalLogarithm(tokens))
            return (
                scale.point * predictive.quantile(low, in: 0...100),
                scale.point * predictive.quantile(high, in: 0...100)
            )
        }
    }
}
