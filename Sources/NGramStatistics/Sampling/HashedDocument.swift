import TextSegmentation

/// One document as hashed n-grams: how often each bucket occurs in it, for every order.
public struct HashedDocument: Sendable, Hashable {
    /// The n-grams of one bucket.
    public struct Entry: Sendable, Hashable {
        /// Below the number of buckets.
        public let bucket: Int
        /// At least 1.
        public let count: UInt64

        public init(bucket: Int, count: UInt64) {
            self.bucket = bucket
            self.count = count
        }
    }

    /// Hash of the document's text.
    public let hash: DocumentHash
    /// For each order from 1, the buckets that occur, ascending.
    public let orders: [[Entry]]

    /// The document's fold, as in ``FoldHistograms``: copies share it.
    public var fold: Int { Int(hash.high >> 59) }

    public init(hash: DocumentHash, orders: [[Entry]]) {
        self.hash = hash
        self.orders = orders
    }

    /// The number of n-grams of an order.
    public func count(order: Int) -> UInt64 { orders[order - 1].reduce(0) { $0 + $1.count } }
}

/// Cuts texts into tokens and hashes their n-grams, as counting does.
final class DocumentHasher {
    private let tokenizer: TextTokenizer
    private let tokens = TokenBuffer()
    private let keys = TokenKeyBuffer()
    private let order: Int
    private let bucketCount: Int

    init(_ tokenization: Tokenization, order: Int, bucketCount: Int) {
        tokenizer = TextTokenizer(tokenization)
        self.order = order
        self.bucketCount = bucketCount
    }

    func document(_ text: Span<UInt8>, hash: DocumentHash) -> HashedDocument {
        tokenizer.tokenize(text, into: tokens)
        unsafe tokens.withUnsafeTokens { bytes, tokens in
            guard let base = bytes.baseAddress, tokens.count > 0 else { return keys.removeAll() }
            unsafe keys.fill(bytes: base, tokens: tokens)
        }
        var hashes = (0..<keys.count).map { unsafe keys.keys[$0].hash }
        let orders = (1...order).map { order -> [HashedDocument.Entry] in
            if order > 1, !hashes.isEmpty {
                for index in 0..<hashes.count - 1 {
                    hashes[index] = StableHash.extend(
                        hashes[index], with: unsafe keys.keys[index + order - 1].hash)
                }
                hashes.removeLast()
            }
            return entries(hashes)
        }
        keys.releaseExcess()
        return HashedDocument(hash: hash, orders: orders)
    }

    private func entries(_ hashes: [UInt64]) -> [HashedDocument.Entry] {
        let buckets = hashes.map { StableHash.bucket($0, of: bucketCount) }.sorted()
        var entries: [HashedDocument.Entry] = []
        var start = 0
        while start < buckets.count {
            var end = start + 1
            while end < buckets.count, buckets[end] == buckets[start] { end += 1 }
            entries.append(HashedDocument.Entry(bucket: buckets[start], count: UInt64(end - start)))
            start = end
        }
        return entries
    }
}
