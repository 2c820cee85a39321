public import DivergenceMeasures
import RealModule

/// A measure that takes a language model of one corpus to the text of another. Named as the command line names it.
public enum LanguageModelMeasure: String, Sendable, Hashable, Codable, CaseIterable {
    /// The cross-entropy of the downstream text under the pretraining corpus's model, in nats per token: 0 or more. Its exponential is the perplexity.
    case crossEntropy
    /// The cross-entropy difference of the pretraining corpus's text: under a model of the downstream text, less under its own, in nats per token (R. Moore,
    /// W. Lewis 2010, ACL P10-2041). The lower, the more the corpus is like the downstream text.
    case crossEntropyDifference
}

/// What is known of one ``LanguageModelMeasure`` between two corpora.
public struct LanguageModelEstimate: Sendable, Hashable {
    /// Which measure.
    public var name: LanguageModelMeasure
    /// Order of the models.
    public var order: Int
    /// Which side of the task.
    public var side: MeasureEstimate.Side
    /// `nil` where it does not exist; ``estimator`` says why.
    public var estimate: Double?
    /// Of a difference: with the corpus's own model as it is, which has seen all the text that it predicts. Of a cross-entropy the estimate itself.
    public var plugIn: Double?
    /// Lower end of the 95 % interval of ``estimate``, for another sample of the documents that are predicted; the models are taken as they are.
    public var lower: Double?
    /// Upper end of the 95 % interval of ``estimate``.
    public var upper: Double?
    /// Of a cross-entropy: that of the pretraining corpus's own text, each token left out as it is predicted. What other text of the same source would
    /// have, whatever its size, is more, since words recur within documents: in trials by 0.05 to 0.7 nats. A difference has none.
    public var null: Double?
    /// Of a cross-entropy: that of the downstream text under a model of its own other text, each token left out as it is predicted.
    public var ownText: Double?
    /// Tokens of the text that is predicted.
    public var tokens: Int
    /// Those among them that the model does not have; of a difference, that the model of the downstream text does not have.
    public var unknown: Int
    /// Unit of the values.
    public var unit: String
    /// How the values were computed, or why they do not exist.
    public var estimator: String

    /// The perplexity that a cross-entropy is the logarithm of; `nil` for a difference.
    public var perplexity: Double? {
        guard name == .crossEntropy, let estimate else { return nil }
        return LogarithmUnit(perToken: unit).power(estimate)
    }

    /// The same estimate with every value in another unit. Values are stored in nats: convert once, to show them.
    public func converted(to unit: LogarithmUnit) -> LanguageModelEstimate {
        let factor = unit.factor(of: "nats")
        var converted = self
        converted.estimate = estimate.map { $0 * factor }
        converted.plugIn = plugIn.map { $0 * factor }
        converted.lower = lower.map { $0 * factor }
        converted.upper = upper.map { $0 * factor }
        converted.null = null.map { $0 * factor }
        converted.ownText = ownText.map { $0 * factor }
        converted.unit = unit.perToken
        return converted
    }
}

extension LogarithmUnit {
    /// Name of the unit of what each token costs.
    var perToken: String { "\(rawValue) per token" }

    fileprivate init(perToken name: String) { self = name == LogarithmUnit.bits.perToken ? .bits : .nats }

    /// What an amount of this unit is the logarithm of.
    public func power(_ amount: Double) -> Double { self == .bits ? .exp2(amount) : .exp(amount) }
}
