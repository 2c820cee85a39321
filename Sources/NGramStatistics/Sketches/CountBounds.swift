/// A count that is known to lie between two ends.
public struct CountBounds: Sendable, Hashable {
    /// The count is at least this.
    public let lower: UInt64
    /// The count is at most this.
    public let upper: UInt64

    /// Whether a count lies between the ends, these included.
    public func contains(_ count: UInt64) -> Bool { lower <= count && count <= upper }
}
