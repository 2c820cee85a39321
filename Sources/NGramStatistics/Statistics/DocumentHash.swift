/// 128 bits that stand for a document's text: equal texts have equal hashes, different ones different hashes but for
/// chance.
public struct DocumentHash: Sendable, Hashable, Comparable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The fold that the document belongs to, 0 to ``FoldHistograms/foldCount`` − 1.
    package var fold: Int { Int(high >> 59) }

    /// The hash of a document's text, byte for byte: no two spellings of a text are the same.
    ///
    /// Not cryptographic: someone who wants to can make two texts with one hash.
    public init(text: Span<UInt8>) {
        let words = unsafe text.withUnsafeBufferPointer { unsafe StableHash.document($0) }
        self.init(high: words.0, low: words.1)
    }

    public static func < (a: DocumentHash, b: DocumentHash) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }
}
