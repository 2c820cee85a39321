/// Where a token lies in the bytes that were segmented.
@frozen public struct TokenRange: Sendable, Hashable {
    /// The number of bytes before the token.
    public var offset: UInt32
    /// The number of bytes of the token, at least 1.
    public var length: UInt32

    /// Makes a range.
    @inlinable
    public init(offset: UInt32, length: UInt32) {
        self.offset = offset
        self.length = length
    }
}
