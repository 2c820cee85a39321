/// How often n-grams must occur at least to be kept, by order.
///
/// As with KenLM's `--prune`, the last number holds for all further orders, and numbers do not decrease with the order:
/// an n-gram is at most as frequent as its parts, so whatever has a part that is dropped is dropped itself. Unlike there
/// the numbers are counts that are kept: KenLM's `--prune 0 1` is `1,2` here.
public struct MinimumCounts: Sendable, Hashable {
    /// By order − 1; at least one, none below 1.
    public let values: [UInt64]

    /// - Parameter values: for orders 1, 2, …; the last holds for all further orders.
    /// - Throws: ``MinimumCountsError`` where there are none, one is 0, or they decrease.
    public init(_ values: [UInt64]) throws(MinimumCountsError) {
        guard !values.isEmpty, values.allSatisfy({ $0 >= 1 && $0 <= ByteDecoder.largestTally }) else {
            throw MinimumCountsError("minimum counts are whole numbers from 1 up, one for each order: 1,2,3")
        }
        guard zip(values, values.dropFirst()).allSatisfy(<=) else {
            throw MinimumCountsError(
                "minimum counts must not decrease with the order: what holds a dropped n-gram would have to be dropped too"
            )
        }
        self.values = values
    }

    /// The least count of an order that is kept.
    public subscript(order: Int) -> UInt64 { values[min(order, values.count) - 1] }
}

/// Minimum counts that cannot be.
public struct MinimumCountsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
