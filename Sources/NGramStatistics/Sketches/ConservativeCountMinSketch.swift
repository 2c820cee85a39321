import Foundation

/// A Count-Min sketch that raises an item's counters only as far as its new count needs: the same bounds, smaller
/// errors, and no merging.
///
/// What it holds depends on the order of the items, and the sum of two such tables is not the table of both: that is
/// why it has no `merge`. For parts that are counted apart use ``CountMinSketch``.
///
/// Source: C. Estan, G. Varghese, ACM Transactions on Computer Systems 21 (2003) 270–313, doi:10.1145/859716.859719.
public struct ConservativeCountMinSketch: Sendable, Hashable {
    private var table: CountMinTable

    /// An empty sketch with ⌈e/ε⌉ × ⌈ln 1/δ⌉ counters of 8 bytes; see
    /// ``CountMinSketch/init(relativeError:failureProbability:)``.
    public init(relativeError: Double, failureProbability: Double) {
        let shape = CountMinSketch.shape(relativeError, failureProbability)
        table = CountMinTable(width: shape.width, depth: shape.depth)
    }

    /// Counters in a row.
    public var width: Int { table.width }
    /// Rows.
    public var depth: Int { table.depth }
    /// N: the sum of all counts added.
    public var total: UInt64 { table.total }
    /// ε N: what an estimate exceeds the truth by at most, but for a probability of ``failureProbability``.
    public var errorBound: Double { M_E / Double(table.width) * Double(total) }
    /// δ: e^−depth.
    public var failureProbability: Double { exp(-Double(table.depth)) }

    /// Adds to the count of an item, given by its hash.
    ///
    /// - Precondition: fewer than 2⁶³ in all.
    public mutating func add(hash: UInt64, count: UInt64 = 1) { table.raise(count, hash) }

    /// Adds to the count of an item, given by its bytes.
    public mutating func add(_ item: [UInt8], count: UInt64 = 1) { add(hash: SketchHash.hash(item), count: count) }

    /// The count of an item, as ``CountMinSketch/bounds(hash:)`` tells it.
    public func bounds(hash: UInt64) -> CountBounds {
        let upper = table.least(hash)
        let slack = UInt64(min(errorBound, 0x1p62))
        return CountBounds(lower: upper - min(upper, slack), upper: upper)
    }

    /// The count of an item, given by its bytes.
    public func bounds(_ item: [UInt8]) -> CountBounds { bounds(hash: SketchHash.hash(item)) }

    /// The sketch as bytes.
    public var encoded: [UInt8] { table.encoded(.conservativeCountMin) }

    /// Reads a sketch from bytes.
    ///
    /// - Throws: ``SketchError`` where they are none.
    public init(encoded: [UInt8]) throws(SketchError) {
        table = try CountMinTable(encoded, .conservativeCountMin)
    }
}
