import CorpusIO
import NGramStatistics

/// What a scorer says of a document.
struct DocumentScore {
    /// The log weight, in nats.
    var logWeight: Double
    /// The document's tokens; 0 for what cannot be selected.
    var tokens: Int
    /// The sum of the squares of its tokens' own log weights, where they have any.
    var squares = 0.0
}

/// Gives each document of one thread its weight.
protocol DocumentScorer: AnyObject {
    func score(_ text: Span<UInt8>) -> DocumentScore
}

/// Scores by importance weights.
final class ImportanceScorer: DocumentScorer {
    private let extractor: FeatureExtractor
    private let weights: ImportanceWeights

    init(_ weights: ImportanceWeights) {
        self.weights = weights
        extractor = FeatureExtractor(weights.features)
    }

    func score(_ text: Span<UInt8>) -> DocumentScore {
        unsafe extractor.withFeatures(of: text) { features, tokens in
            DocumentScore(logWeight: unsafe weights.logWeight(features), tokens: tokens)
        }
    }
}

/// Scores batches into a store.
final class BatchScorer {
    private let scorer: any DocumentScorer
    private let store: WeightStore
    private let seed: UInt64
    private let minimumTokens: Int
    private var weights: [DocumentWeight] = []

    init(_ scorer: any DocumentScorer, store: WeightStore, seed: UInt64, minimumTokens: Int) {
        self.scorer = scorer
        self.store = store
        self.seed = seed
        self.minimumTokens = max(1, minimumTokens)
    }

    func add(_ batch: RecordBatch) throws {
        guard batch.count > 0 else { return }
        let first = batch.recordNumber(at: 0)
        weights.removeAll(keepingCapacity: true)
        for index in 0..<batch.count {
            // Records between those that are whole were malformed.
            while first + weights.count < batch.recordNumber(at: index) { weights.append(.ineligible) }
            weights.append(batch.withText(at: index) { weight($0) })
        }
        try store.append(weights, shard: batch.shardIndex, firstRecord: first)
    }

    private func weight(_ text: Span<UInt8>) -> DocumentWeight {
        let score = scorer.score(text)
        guard score.tokens >= minimumTokens, score.logWeight.isFinite else { return .ineligible }
        return DocumentWeight(
            logWeight: score.logWeight, noise: DocumentWeight.noise(of: DocumentHash(text: text), seed: seed),
            tokens: UInt32(clamping: score.tokens), squares: Float(score.squares))
    }
}
