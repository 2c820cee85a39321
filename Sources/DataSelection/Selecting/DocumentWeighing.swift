import LanguageModels
import TextSegmentation

/// What documents are weighed by, whichever the method.
enum DocumentWeighing: Sendable {
    /// Importance weights, and the variance of a token's in the corpus, in nats².
    case importance(ImportanceWeights, smoothing: WeightSmoothing, tokenVariance: Double)
    /// Language models.
    case contrast(ContrastModels, tokenization: Tokenization)

    /// A scorer for one thread.
    func scorer() throws -> any DocumentScorer {
        switch self {
        case .importance(let weights, _, _): ImportanceScorer(weights)
        case .contrast(let models, let tokenization): try ContrastScorer(models, tokenization: tokenization)
        }
    }

    /// The variance of a token's log weight in the corpus; `nil` where each document knows that of its own.
    var tokenVariance: Double? {
        if case .importance(_, _, let variance) = self { variance } else { nil }
    }

    var signature: String {
        switch self {
        case .importance(_, let smoothing, _): smoothing.signature
        case .contrast(let models, _):
            "models:modifiedKneserNey(order \(models.sought.order))|vocabulary:shared(\(models.vocabularyCount))"
                + "|corpusModels:2(as large as the task, the other half)"
        }
    }
}
