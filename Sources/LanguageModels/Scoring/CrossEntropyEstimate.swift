public import NGramStatistics
import RealModule

/// Cross-entropy of a text under a model, or the difference of two, with an interval from its documents.
///
/// The mean of −ln p over tokens is a ratio of sums over documents, which vary together: the interval is that of the
/// delete-a-group jackknife (Quenouille 1956, doi:10.1093/biomet/43.3-4.353), the groups being documents or folds of them. It says how
/// far another sample of such documents would lie, not how sure the models are.
public struct CrossEntropyEstimate: Sendable, Hashable {
    /// Nats per token.
    public let estimate: Double
    /// `nil` where fewer than two groups have tokens.
    public let interval: ConfidenceInterval?
    /// Tokens that were predicted.
    public let tokens: Int
    /// Those that the model, or the first of two, does not know.
    public let unknown: Int
    /// Names the estimator: `jackknife(32 groups)`, or `designEffect(3.1; 32 folds)`.
    public let estimator: String

    /// The estimate in bits per token.
    public var bits: Double { estimate / Double.log(2) }

    /// The cross-entropy of a text under a model.
    ///
    /// - Parameter groups: the scores of documents, or of folds of them.
    /// - Returns: `nil` where there are no tokens.
    public init?(of groups: [TextScore], confidence: Double = 0.95) {
        self.init(groups.map { ($0, -$0.logProbability) }, confidence)
    }

    /// The cross-entropy difference of Moore and Lewis 2010 (ACL P10-2041): the cross-entropy of a text under a model of what is
    /// sought, less that under a model of the corpus it comes from. The lower, the more it is like what is sought.
    ///
    /// - Parameters:
    ///   - groups: scores under the model of what is sought.
    ///   - general: scores of the same texts, in the same order, under the other model. Both models should have one vocabulary
    ///     (``EstimationOptions/vocabulary``), or unknown words weigh differently.
    /// - Returns: `nil` where there are no tokens.
    public init?(differenceOf groups: [TextScore], from general: [TextScore], confidence: Double = 0.95) {
        precondition(
            groups.count == general.count && zip(groups, general).allSatisfy { $0.tokens == $1.tokens },
            "scores of the same texts, in the same order")
        self.init(zip(groups, general).map { ($0, $1.logProbability - $0.logProbability) }, confidence)
    }

    init(estimate: Double, interval: ConfidenceInterval?, score: TextScore, estimator: String) {
        self.estimate = estimate
        self.interval = interval
        tokens = score.tokens
        unknown = score.unknown
        self.estimator = estimator
    }

    /// - Parameter groups: scores, and for each the amount whose mean is sought, in base-10 logarithms.
    private init?(_ groups: [(score: TextScore, amount: Double)], _ confidence: Double) {
        let groups = groups.filter { $0.score.tokens > 0 }
        let total = groups.reduce(0.0) { $0 + $1.amount }
        let tokens = groups.reduce(0) { $0 + $1.score.tokens }
        guard tokens > 0 else { return nil }
        let nats = Double.log(10)
        estimate = total / Double(tokens) * nats
        self.tokens = tokens
        unknown = groups.reduce(0) { $0 + $1.score.unknown }
        estimator = groups.count > 1 ? "jackknife(\(groups.count) groups)" : "plugIn"
        guard groups.count > 1 else {
            interval = nil
            return
        }
        let without = groups.map { (total - $0.amount) / Double(tokens - $0.score.tokens) * nats }
        let mean = without.reduce(0, +) / Double(without.count)
        let spread = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let error = (spread * Double(without.count - 1) / Double(without.count)).squareRoot()
        let reach = error * StudentQuantile.twoSided(confidence, degreesOfFreedom: without.count - 1)
        interval = ConfidenceInterval(lower: estimate - reach, upper: estimate + reach, confidence: confidence)
    }
}

/// Points of Student's t distribution.
enum StudentQuantile {
    /// The t with P(|T| ≤ t) equal to a confidence; by bisection over the distribution's integral.
    static func twoSided(_ confidence: Double, degreesOfFreedom: Int) -> Double {
        var low = 0.0
        var high = 1e4
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { break }
            if inside(middle, degreesOfFreedom) < confidence { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// P(|T| ≤ t): Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.
    static func inside(_ t: Double, _ degrees: Int) -> Double {
        // With many degrees the series is long, and the normal distribution as near as makes no difference.
        let degrees = min(degrees, 10_001)
        let angle = Double.atan(t / Double(degrees).squareRoot())
        let cosine = Double.cos(angle)
        let isOdd = degrees % 2 == 1
        var sum = 0.0
        var term = isOdd ? cosine : 1
        var step = isOdd ? 3 : 2
        if degrees > 1 {
            sum = term
            while step <= degrees - 2 {
                term *= cosine * cosine * Double(step - 1) / Double(step)
                sum += term
                step += 2
            }
        }
        return isOdd
            ? 2 / Double.pi * (angle + (degrees > 1 ? Double.sin(angle) * sum : 0)) : Double.sin(angle) * sum
    }
}
