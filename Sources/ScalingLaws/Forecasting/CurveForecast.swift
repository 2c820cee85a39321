internal import RealModule

/// The forecast of a curve of scores: a deterministic Bayes mixture over rising shapes, flat ones and a break after the
/// last checkpoint.
///
/// Saturating laws of one family (Richards, which holds the saturating power law, the exponential of a cross-entropy
/// law and the logistic law), the log-law, a constant and rises from a floor, each over a grid of shapes with the level
/// integrated in closed form, noise levels and a model error; and, with the probability of ``BreakDoubt``, a curve
/// that falls from somewhere on. Nothing is sampled; the same points give the same numbers.
///
/// ```swift
/// let forecast = CurveForecast(points)
/// let next = forecast?.prediction(at: 2e11)
/// ```
public struct CurveForecast: Sendable {
    let mixture: CurveMixture
    /// What is held possible after the last checkpoint.
    public let doubt: BreakDoubt
    /// Curves up to a break at each of a few places, with noise.
    private let breaks: [(position: Double, curve: BinnedMixture)]
    private let fallen: BinnedMixture

    /// The deviation of the half-normal slope after a break, in points for a unit of ln D.
    static let fallDeviation = 0.7
    private static let breakPlaces = 4

    /// nil without points, or with numbers that are not finite.
    /// - Parameters:
    ///   - points: in any order, with different numbers of tokens. Three or more make a forecast worth its name.
    ///   - scale: the metric's scale.
    ///   - doubt: how likely a break is.
    /// - Complexity: O(60,000 n) for n points, at most 24 (more are averaged).
    public init?(
        _ points: [CurvePoint], scale: MetricScale = .hundred, doubt: BreakDoubt = .none,
        settings: MixtureSettings = MixtureSettings()
    ) {
        let isUsable = points.allSatisfy { point in
            point.tokens > 0
                && (try? FitError.check(
                    value: point.value, standardError: point.standardError, at: point.tokens)) != nil
        }
        guard isUsable,
            let mixture = CurveMixture(points.sorted { $0.tokens < $1.tokens }, scale: scale, settings: settings)
        else { return nil }
        self.mixture = mixture
        self.doubt = doubt
        breaks =
            doubt.later > 0
            ? (0..<Self.breakPlaces).map { place in
                let position =
                    mixture.last + BreakDoubt.reach * (Double(place) + 0.5) / Double(Self.breakPlaces)
                return (position, mixture.predictive(at: position, bins: 24))
            } : []
        fallen = doubt.fallen > 0 ? mixture.predictive(at: mixture.last, bins: 24) : BinnedMixture()
    }

    /// The weight of each law's family; they sum to 1. Shapes of the Richards family between the named ones count as
    /// `richards`, rises from a floor as `exponentialOfCrossEntropy`, a break as `brokenLaw`.
    public var weights: [LawName: Double] {
        let broken = doubt.fallen + doubt.later
        var weights = [LawName.brokenLaw: broken]
        for (group, share) in mixture.shares { weights[group.law, default: 0] += (1 - broken) * share }
        return weights
    }

    /// The evidence for the log-law over the best family with a ceiling, as a share from 0 to 1: prior weights are taken
    /// out.
    var shareOfLogLaw: Double {
        let logLaw = (mixture.shares[.logLaw] ?? 0) * Double.exp(-mixture.settings.logLawOffset)
        let families: [CurveCells.Group] = [
            .saturatingPowerLaw, .halfBelow, .exponentialOfCrossEntropy, .halfAbove, .logistic,
        ]
        let rival = Double(families.count) * (families.map { mixture.shares[$0] ?? 0 }.max() ?? 0)
        return logLaw + rival > 0 ? logLaw / (logLaw + rival) : 0.5
    }

    /// A new measurement at some number of tokens: the median, and an interval stretched by
    /// ``MixtureSettings/stretch``, within the metric's scale.
    /// - Precondition: `confidence` lies strictly between 0 and 1, `tokens` is finite and more than 0.
    public func prediction(at tokens: Double, confidence: Double = 0.9) -> ValuePrediction {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        precondition(tokens > 0 && tokens < .infinity, "a number of tokens is finite and more than 0")
        let whole = distribution(at: naturalLogarithm(tokens))
        let range = 0.0...100
        let median = whole.quantile(0.5, in: range)
        let low = whole.quantile((1 - confidence) / 2, in: range)
        let high = whole.quantile((1 + confidence) / 2, in: range)
        let stretch = mixture.settings.stretch
        let point = mixture.scale.point
        return ValuePrediction(
            tokens: tokens, value: point * median, lower: point * max(0, median - stretch * (median - low)),
            upper: point * min(100, median + stretch * (high - median)), confidence: confidence)
    }

    /// The probability of a new measurement below `value`, in the metric's units.
    public func probability(ofLessThan value: Double, at tokens: Double) -> Double {
        distribution(at: naturalLogarithm(tokens)).cumulative(value / mixture.scale.point)
    }

    private func distribution(at position: Double) -> BinnedMixture {
        let rising = mixture.predictive(at: position)
        guard doubt.later > 0 || doubt.fallen > 0 else { return rising }
        var whole = BinnedMixture.Builder()
        var risen = 1.0
        func add(_ curve: BinnedMixture, from start: Double, weight: Double) {
            guard position > start, weight > 0 else { return }
            risen -= weight
            let distance = (position - start) * Self.fallDeviation
            for quarter in Self.quarters {
                whole.add(
                    curve, weight: weight / 4, mean: -distance * quarter.mean,
                    variance: distance * distance * quarter.variance)
            }
        }
        for place in breaks { add(place.curve, from: place.position, weight: doubt.later / Double(breaks.count)) }
        add(fallen, from: mixture.last, weight: doubt.fallen)
        whole.add(rising, weight: max(0, risen))
        return whole.mixture(within: 0...100)
    }

    /// Means and variances of the quarters of the half-normal distribution.
    private static let quarters: [(mean: Double, variance: Double)] = {
        let bounds = [0, 0.3186393639643752, 0.6744897501960817, 1.1503493803760079]
        func density(_ z: Double) -> Double { Double.exp(-0.5 * z * z) / (2 * .pi).squareRoot() }
        return (0..<4).map { index in
            let from = (bounds[index], density(bounds[index]))
            let to = index < 3 ? (bounds[index + 1], density(bounds[index + 1])) : (0, 0)
            let mean = 8 * (from.1 - to.1)
            return (mean, 1 + 8 * (from.0 * from.1 - to.0 * to.1) - mean * mean)
        }
    }()
}

extension CurveCells.Group {
    var law: LawName {
        switch self {
        case .saturatingPowerLaw: .saturatingPowerLaw
        case .exponentialOfCrossEntropy, .floor: .exponentialOfCrossEntropy
        case .logistic: .logistic
        case .halfBelow, .halfAbove: .richards
        case .logLaw: .logLaw
        case .constant: .constant
        }
    }
}
