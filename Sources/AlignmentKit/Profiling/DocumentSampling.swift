public import NGramStatistics
import Synchronization
public import TextSegmentation

/// A sample of the documents that a ``CorpusProfiler`` reads, drawn while it counts: a profile itself holds no documents.
///
/// ```swift
/// let sampling = DocumentSampling(capacity: 512)
/// try CorpusProfiler().profile(["shards/*.zst"], writingTo: "corpus.profile", sampling: sampling)
/// let documents = sampling.documents(Tokenization())
/// ```
public final class DocumentSampling: Sendable {
    private let merged: Mutex<DocumentSampler>
    private let empty: DocumentSampler

    /// - Parameters:
    ///   - capacity: the most documents to draw, at least 1.
    ///   - seed: another seed draws another sample.
    public init(capacity: Int, seed: UInt64 = 0) {
        let sampler = DocumentSampler(capacity: capacity, seed: seed)
        empty = sampler
        merged = Mutex(sampler)
    }

    /// What has been drawn so far, from all that was read.
    public var sampler: DocumentSampler { merged.withLock { $0 } }

    /// The documents drawn, as hashed n-grams of orders 1 and 2.
    public func documents(_ tokenization: Tokenization) -> [HashedDocument] { sampler.documents(tokenization) }

    /// A sampler for one thread, to be given back with ``merge(_:)``.
    func makeSampler() -> DocumentSampler { empty }

    func merge(_ sampler: DocumentSampler) { merged.withLock { $0.merge(sampler) } }
}
