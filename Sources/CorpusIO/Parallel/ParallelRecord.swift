/// A text and its translation, lent for the duration of a call.
@safe public struct ParallelRecord: ~Copyable {
    /// The pair's number in its file, or the number of its line in both, from 1.
    public let number: Int
    /// Bytes of decompressed text before the pair in its file, or before its line in the source file.
    public let byteOffset: Int

    private let source: UnsafeBufferPointer<UInt8>
    private let target: UnsafeBufferPointer<UInt8>

    init(number: Int, byteOffset: Int, source: UnsafeBufferPointer<UInt8>, target: UnsafeBufferPointer<UInt8>) {
        self.number = number
        self.byteOffset = byteOffset
        unsafe self.source = unsafe source
        unsafe self.target = unsafe target
    }

    /// Lends the source side: well-formed UTF-8, empty where the line or field is.
    public func withSource<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeElements: source))
    }

    /// Lends the target side: well-formed UTF-8, empty where the line or field is.
    public func withTarget<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeElements: target))
    }
}
