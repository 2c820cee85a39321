import DivergenceMeasures
public import NGramStatistics

/// Samples of the documents of the corpora of a comparison, for the distances that can look at single documents.
public struct DocumentSamples: Sendable {
    /// Documents of the pretraining corpus.
    public var pretraining: [HashedDocument]
    /// Documents of the downstream text, or of both sides of a task.
    public var both: [HashedDocument]
    /// Documents of a task's sides; empty without a task.
    public var source: [HashedDocument]
    public var target: [HashedDocument]

    public init(
        pretraining: [HashedDocument], both: [HashedDocument], source: [HashedDocument] = [],
        target: [HashedDocument] = []
    ) {
        self.pretraining = pretraining
        self.both = both
        self.source = source
        self.target = target
    }

    /// The distances of one side, for every order that was hashed.
    func distances(_ side: MeasureEstimate.Side, order: Int) -> [SampleDistanceEstimate] {
        let downstream =
            switch side {
            case .source: source
            case .target: target
            case .both: both
            }
        return (1...order).flatMap { order in
            [
                DocumentMeanDiscrepancy.estimate(pretraining, downstream, order: order, side: side),
                DocumentProxyADistance.estimate(pretraining, downstream, order: order, side: side),
            ]
        }
    }

    /// Orders that both have, at most that of the profiles.
    func order(upTo order: Int) -> Int {
        let hashed = (pretraining + both + source + target).map(\.orders.count).min() ?? order
        return min(order, hashed)
    }

    /// Names the samples in signatures.
    var label: String { "documents:\(pretraining.count),\(both.count)" }
}
