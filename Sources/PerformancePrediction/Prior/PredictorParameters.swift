/// The prior's parameters: what the pretraining–task pairs of Isik et al. say about which corpora break.
///
/// logit P(break) = b₀ + b₁ (1 − coverage) + b₂ (1 − score) + b₃ divergence + v, with v ~ N(0, taskDeviation²) for a
/// task not seen before. Fifteen pairs of three tasks cannot teach this across tasks: with a task left out the
/// prediction is *worse* than the pooled rate (``leaveOneTaskOutBrier`` against ``pooledRateBrier``). It therefore
/// never separates tasks before runs, is clamped, carries a wide interval, and yields to runs.
public struct PredictorParameters: Sendable, Codable, Hashable {
    /// The version of these parameters, part of every prediction's signature.
    public var version: Int
    /// The pairs the parameters were fitted on.
    public var rows: Int
    /// How many of them broke.
    public var breaks: Int
    /// The posterior mean of b₀.
    public var intercept: Double
    /// The posterior means of b₁, b₂, b₃; not negative.
    public var coefficients: [Double]
    /// The posterior covariance of b₀ … b₃, row by row.
    public var covariance: [[Double]]
    /// The means of the three features over the pairs, against which contributions are counted.
    public var referenceFeatures: [Double]
    /// The variances of the three features over the pairs, the doubt about an unknown one.
    public var featureVariances: [Double]
    /// The standard deviation of the effect of a task, in ln odds.
    public var taskDeviation: Double
    /// The mean squared error of the probability with the task left out.
    public var leaveOneTaskOutBrier: Double
    /// The same for the pooled rate.
    public var pooledRateBrier: Double

    public init(
        version: Int, rows: Int, breaks: Int, intercept: Double, coefficients: [Double], covariance: [[Double]],
        referenceFeatures: [Double], featureVariances: [Double], taskDeviation: Double, leaveOneTaskOutBrier: Double,
        pooledRateBrier: Double
    ) {
        self.version = version
        self.rows = rows
        self.breaks = breaks
        self.intercept = intercept
        self.coefficients = coefficients
        self.covariance = covariance
        self.referenceFeatures = referenceFeatures
        self.featureVariances = featureVariances
        self.taskDeviation = taskDeviation
        self.leaveOneTaskOutBrier = leaveOneTaskOutBrier
        self.pooledRateBrier = pooledRateBrier
    }

    /// What makes these parameters unusable, or nil.
    var problem: String? {
        guard coefficients.count == 3, referenceFeatures.count == 3, featureVariances.count == 3 else {
            return "there must be three coefficients, reference features and feature variances"
        }
        guard covariance.count == 4, covariance.allSatisfy({ $0.count == 4 }) else {
            return "the covariance must have four rows of four numbers"
        }
        let numbers = [intercept, taskDeviation] + coefficients + referenceFeatures + featureVariances
        guard (numbers + covariance.joined()).allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else {
            return "every parameter must be a finite number of ordinary size"
        }
        guard taskDeviation >= 0, (coefficients + featureVariances).allSatisfy({ $0 >= 0 }) else {
            return "coefficients, variances and the task deviation must not be negative"
        }
        return nil
    }
}

/// Parameters that do not make a predictor, and why.
public struct PredictorParametersError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to give instead.
    public let message: String

    public var description: String { message }
}
