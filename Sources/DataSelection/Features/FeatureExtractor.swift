import NGramStatistics
import TextSegmentation

/// Turns documents into features, one after another; for one thread.
@safe final class FeatureExtractor {
    let features: SelectionFeatures
    private let tokenizer: TextTokenizer
    private let tokens = TokenBuffer()
    private let hashes = TokenHashes()
    private let digests: DigestBuckets?
    /// Feature numbers of the document at hand.
    private var numbers: UnsafeMutablePointer<UInt32>
    private var capacity = 1 << 13
    private var count = 0

    init(_ features: SelectionFeatures) {
        self.features = features
        tokenizer = TextTokenizer(features.tokenization)
        digests = features.numbering == .dsir ? DigestBuckets(bucketCount: features.bucketCount) : nil
        unsafe numbers = .allocate(capacity: capacity)
    }

    deinit { unsafe numbers.deallocate() }

    /// Lends a document's features, one for each of its n-grams (so that a feature comes as often as its n-grams), and the
    /// number of its tokens.
    ///
    /// - Complexity: O(bytes × order).
    func withFeatures<Result>(
        of text: Span<UInt8>, _ body: (_ features: UnsafeBufferPointer<UInt32>, _ tokens: Int) throws -> Result
    ) rethrows -> Result {
        tokenizer.tokenize(text, into: tokens)
        hashes.fill(tokens)
        reserve(hashes.count * features.order)
        if let digests { number(with: digests) } else { number() }
        return try unsafe body(UnsafeBufferPointer(start: numbers, count: count), hashes.count)
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        unsafe numbers.deallocate()
        capacity = needed + needed / 4
        unsafe numbers = .allocate(capacity: capacity)
    }

    private func number() {
        let buckets = features.bucketCount
        let numbers = unsafe self.numbers
        unsafe hashes.withUnsafeHashes { hashes in
            let tokens = hashes.count
            var place = 0
            if features.order == 2, tokens > 0 {
                // The common case in one pass.
                var hash = unsafe hashes[0]
                for index in 1..<tokens {
                    let next = unsafe hashes[index]
                    unsafe numbers[place] = UInt32(truncatingIfNeeded: StableHash.bucket(hash, of: buckets))
                    let pair = StableHash.bucket(StableHash.extend(hash, with: next), of: buckets)
                    unsafe numbers[place &+ 1] = UInt32(truncatingIfNeeded: pair &+ buckets)
                    place &+= 2
                    hash = next
                }
                unsafe numbers[place] = UInt32(truncatingIfNeeded: StableHash.bucket(hash, of: buckets))
                count = place + 1
                return
            }
            for order in 1..<features.order + 1 where order <= tokens {
                let first = (order - 1) * buckets
                for index in 0...tokens - order {
                    var hash = unsafe hashes[index]
                    for next in 1..<order { hash = StableHash.extend(hash, with: unsafe hashes[index + next]) }
                    unsafe numbers[place] = UInt32(truncatingIfNeeded: first + StableHash.bucket(hash, of: buckets))
                    place += 1
                }
            }
            count = place
        }
    }

    private func number(with digests: DigestBuckets) {
        let numbers = unsafe self.numbers
        var place = 0
        unsafe tokens.withUnsafeTokens { bytes, ranges in
            unsafe hashes.withUnsafeHashes { hashes in
                for order in 1..<features.order + 1 where order <= ranges.count {
                    for index in 0...ranges.count - order {
                        unsafe numbers[place] = digests.bucket(
                            of: UnsafeBufferPointer(rebasing: ranges[index..<index + order]),
                            hashes: UnsafeBufferPointer(rebasing: hashes[index..<index + order]), in: bytes)
                        place += 1
                    }
                }
            }
        }
        count = place
    }
}
