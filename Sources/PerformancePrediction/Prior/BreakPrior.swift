internal import RealModule
internal import ScalingLaws

/// The probability of a break before any run, and what each feature adds to it.
struct BreakPrior {
    /// Between 0.05 and 0.6, whatever the features say.
    static let clamp = 0.05...0.6
    /// The standard normal quantile of the interval's ends: 90 % lie between.
    private static let reach = 1.6448536269514722

    /// E[P(break)], clamped.
    let probability: Double
    /// ln odds of the ends of the 90 % interval.
    let lowerLogOdds: Double
    let upperLogOdds: Double
    /// ln odds of a pair with the mean features.
    let baseLogOdds: Double
    /// The signed contribution of each feature in ln odds, against its mean over the pairs; 0 where unknown.
    let effects: [Double]

    init(_ features: ModelFeatures, parameters: PredictorParameters) {
        let reference = parameters.referenceFeatures
        let inputs = zip(features.values, reference).map { $0 ?? $1 }
        effects = zip(parameters.coefficients, zip(inputs, reference)).map { $0 * ($1.0 - $1.1) }
        baseLogOdds = parameters.intercept + zip(parameters.coefficients, reference).reduce(0) { $0 + $1.0 * $1.1 }
        let mean = effects.reduce(baseLogOdds, +)
        let row = [1] + inputs
        var variance = parameters.taskDeviation * parameters.taskDeviation
        for (left, weights) in zip(row, parameters.covariance) {
            for (right, covariance) in zip(row, weights) { variance += left * right * covariance }
        }
        for (index, value) in features.values.enumerated() where value == nil {
            let square = parameters.coefficients[index] * parameters.coefficients[index]
            variance +=
                (square + max(0, parameters.covariance[index + 1][index + 1])) * parameters.featureVariances[index]
        }
        let deviation = max(0, variance).squareRoot()
        let expected = Self.expectedProbability(mean: mean, deviation: deviation)
        probability = min(Self.clamp.upperBound, max(Self.clamp.lowerBound, expected))
        lowerLogOdds = min(mean - Self.reach * deviation, LogOdds.of(probability))
        upperLogOdds = max(mean + Self.reach * deviation, LogOdds.of(probability))
    }

    /// The mean of the logistic function over a normal distribution, by the trapezoidal rule on ±8 deviations
    /// (exact to rounding for smooth functions).
    private static func expectedProbability(mean: Double, deviation: Double) -> Double {
        var sum = 0.0
        var total = 0.0
        for step in -160...160 {
            let z = Double(step) / 20
            let weight = Double.exp(-0.5 * z * z)
            sum += weight * LogOdds.probability(mean + deviation * z)
            total += weight
        }
        return sum / total
    }
}
