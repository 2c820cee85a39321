/// What ``TextTokenizer/tokenize(_:into:)`` writes: the bytes that were segmented, after normalisation and case mapping,
/// and the tokens in them.
///
/// Made to be used again and again: once it has grown to the longest document, filling it allocates nothing. One buffer
/// serves one worker at a time; it is not `Sendable`.
public final class TokenBuffer {
    var bytes = PaddedBytes()
    var tokens = TokenList()
    var scratch = PaddedBytes()
    var workspace = NormalizationWorkspace()
    var bytePairs: BytePairWorkspace?

    /// Makes an empty buffer.
    public init() {}

    /// The number of tokens.
    public var count: Int { tokens.count }

    /// What is kept to cut with a model; of the model before, nothing is.
    func bytePairWorkspace(for model: BytePairModel) -> BytePairWorkspace {
        if let bytePairs, bytePairs.model === model { return bytePairs }
        let workspace = BytePairWorkspace(model)
        bytePairs = workspace
        return workspace
    }

    // `@usableFromInline` on the stored properties themselves crashes the optimiser of Swift 6.3.1.
    @usableFromInline var lentBytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: bytes.base, count: bytes.count)
    }
    @usableFromInline var lentTokens: UnsafeBufferPointer<TokenRange> {
        unsafe UnsafeBufferPointer(start: tokens.base, count: tokens.count)
    }

    /// Lends the segmented bytes and the tokens in them.
    ///
    /// - Parameter body: gets the bytes, which can be read for at least 64 bytes beyond their count (zeros), and the tokens
    ///   in ascending order, which neither overlap nor are empty. Both are valid during the call only.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    @inlinable
    public func withUnsafeTokens<Result>(
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<TokenRange>) throws -> Result
    ) rethrows -> Result {
        try unsafe body(lentBytes, lentTokens)
    }

    /// A token as a string, ill-formed bytes replaced by U+FFFD. For messages and tests, not for loops over corpora.
    ///
    /// - Parameter index: from 0 to `count - 1`.
    public func token(at index: Int) -> String {
        precondition(index >= 0 && index < count, "token \(index) of \(count)")
        return unsafe withUnsafeTokens { bytes, tokens in
            let range = unsafe tokens[index]
            let first = Int(range.offset)
            return unsafe String(decoding: bytes[first..<(first + Int(range.length))], as: UTF8.self)
        }
    }
}
