package import TextSegmentation

/// The hashes of one document's tokens after another, from which hashes of n-grams are made (``StableHash/extend(_:with:)``).
///
/// Used again and again: once it has grown to the longest document, filling it allocates nothing. For one thread.
@safe package final class TokenHashes {
    /// The number of tokens.
    package private(set) var count = 0
    private var hashes: UnsafeMutablePointer<UInt64>
    private var capacity = 1 << 12

    package init() { unsafe hashes = .allocate(capacity: capacity) }

    deinit { unsafe hashes.deallocate() }

    /// Takes the tokens of a document.
    package func fill(_ buffer: TokenBuffer) {
        unsafe buffer.withUnsafeTokens { bytes, tokens in
            count = tokens.count
            if count > capacity {
                unsafe hashes.deallocate()
                capacity = count + count / 4
                unsafe hashes = .allocate(capacity: capacity)
            }
            guard let base = bytes.baseAddress else { return }
            for index in 0..<count { unsafe hashes[index] = TokenKey(bytes: base, range: tokens[index]).hash }
        }
    }

    /// Lends the hashes, one for each token in order.
    package func withUnsafeHashes<Result>(_ body: (UnsafeBufferPointer<UInt64>) throws -> Result) rethrows -> Result {
        try unsafe body(UnsafeBufferPointer(start: hashes, count: count))
    }
}
