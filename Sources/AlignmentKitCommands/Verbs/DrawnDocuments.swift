import AlignmentKit

/// The documents that are drawn of the sides of a comparison while they are read.
struct DrawnDocuments {
    let pretraining: DocumentSampling
    /// Of the source side, or of the downstream text where there is no task.
    let source: DocumentSampling
    let target: DocumentSampling

    /// - Returns: `nil` where no documents are to be drawn.
    init?(_ options: SamplingOptions, seed: UInt64) {
        guard let pretraining = options.sampling(seed: seed), let source = options.sampling(seed: seed),
            let target = options.sampling(seed: seed)
        else { return nil }
        self.pretraining = pretraining
        self.source = source
        self.target = target
    }

    /// What was drawn, when all sides have been read.
    func samples(_ tokenization: Tokenization) -> DocumentSamples {
        var both = source.sampler
        both.merge(target.sampler)
        return DocumentSamples(
            pretraining: pretraining.documents(tokenization), both: both.documents(tokenization),
            source: source.documents(tokenization), target: target.documents(tokenization))
    }
}
