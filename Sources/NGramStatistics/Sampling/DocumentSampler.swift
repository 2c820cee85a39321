public import TextSegmentation

/// Draws a random sample of a corpus's different documents in one pass, in bounded memory.
///
/// The sample is the documents whose seeded hash of their text is smallest. So it does not depend on the order of the documents or on threads, copies
/// count once, every set of different documents is as likely as any other, and samplers of parts merge to that of the whole.
///
/// ```swift
/// var sampler = DocumentSampler(capacity: 512)
/// for text in texts { sampler.add(text.utf8Span.span) }
/// let documents = sampler.documents(Tokenization())
/// ```
public struct DocumentSampler: Sendable {
    /// The most documents that are drawn.
    public let capacity: Int
    /// Which sample is drawn.
    public let seed: UInt64
    /// Bytes of a document that are kept, from its beginning; the rest is left out of its n-grams.
    public let maximumBytes: Int
    /// Documents added, copies included.
    public private(set) var documentsSeen: UInt64 = 0
    private var texts: [DocumentHash: [UInt8]] = [:]
    /// Documents are drawn only below this; a bound that falls as documents come.
    private var bound = UInt64.max

    /// - Parameters:
    ///   - capacity: at least 1. Memory is at most twice so many documents of `maximumBytes`.
    ///   - seed: another seed draws another sample.
    ///   - maximumBytes: at least 1.
    public init(capacity: Int, seed: UInt64 = 0, maximumBytes: Int = 1 << 16) {
        precondition(capacity >= 1 && maximumBytes >= 1, "a sample has room for a document")
        self.capacity = capacity
        self.seed = seed
        self.maximumBytes = maximumBytes
    }

    /// Shows the sampler a document.
    ///
    /// - Parameter text: valid UTF-8.
    /// - Complexity: O(bytes) to hash it, and now and then O(capacity × log capacity).
    public mutating func add(_ text: Span<UInt8>) {
        documentsSeen += 1
        let hash = DocumentHash(text: text)
        guard priority(hash) <= bound, texts[hash] == nil else { return }
        var end = min(text.count, maximumBytes)
        // No character is cut in two.
        while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        var kept: [UInt8] = []
        kept.reserveCapacity(end)
        for index in 0..<end { kept.append(text[index]) }
        texts[hash] = kept
        if texts.count >= 2 * capacity { shrink() }
    }

    /// Adds what another sampler of the same capacity, seed and maximum has seen.
    public mutating func merge(_ other: DocumentSampler) {
        precondition(
            capacity == other.capacity && seed == other.seed && maximumBytes == other.maximumBytes,
            "samplers of one kind merge")
        documentsSeen += other.documentsSeen
        texts.merge(other.texts) { own, _ in own }
        bound = min(bound, other.bound)
        if texts.count > capacity { shrink() }
    }

    /// The documents drawn, as hashed n-grams, in the order of their hashes.
    ///
    /// - Parameters:
    ///   - tokenization: how text becomes tokens; a model must be loaded.
    ///   - order: n-grams of the orders from 1 to this one are hashed.
    ///   - bucketCount: buckets of each order; with as many, an n-gram has the bucket it has in ``FoldHistograms``.
    /// - Complexity: O(bytes of the sample).
    public func documents(
        _ tokenization: Tokenization, order: Int = 2, bucketCount: Int = FoldHistograms.defaultBucketCount
    ) -> [HashedDocument] {
        precondition(order >= 1 && bucketCount >= 1)
        let hasher = DocumentHasher(tokenization, order: order, bucketCount: bucketCount)
        return drawn.sorted().map { hash in
            let text = texts[hash] ?? []
            return hasher.document(text.span, hash: hash)
        }
    }

    private var drawn: [DocumentHash] {
        guard texts.count > capacity else { return Array(texts.keys) }
        let ranked = texts.keys.map { (priority($0), $0) }.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
        return ranked.prefix(capacity).map(\.1)
    }

    private mutating func shrink() {
        let drawn = drawn
        let kept = texts
        texts = Dictionary(minimumCapacity: 2 * capacity)
        for hash in drawn { texts[hash] = kept[hash] }
        if drawn.count == capacity { bound = min(bound, drawn.map { priority($0) }.max() ?? .max) }
    }

    private func priority(_ hash: DocumentHash) -> UInt64 {
        StableHash.mix(hash.low ^ StableHash.mix(hash.high ^ StableHash.mix(seed)))
    }
}
