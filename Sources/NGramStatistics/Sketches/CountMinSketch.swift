import Foundation

/// A sketch of how often each item was added, in a table of counters whose size depends on the error alone.
///
/// No count is ever told too low. With N the sum of all counts, each is too high by more than ε N with a probability of
/// at most δ, for hashes that behave as random; that is for each question by itself, not for all at once. Merging adds
/// the counters: the sketch of a whole is that of its parts in any order and grouping, byte for byte.
///
/// Rare items drown: where most counts are below ε N the sketch says nothing of them. Use exact counts
/// (``CorpusProfile``) where they fit.
///
/// Source: G. Cormode, S. Muthukrishnan, Journal of Algorithms 55 (2005) 58–75, doi:10.1016/j.jalgor.2003.12.001.
public struct CountMinSketch: Sendable, Hashable {
    private var table: CountMinTable

    /// An empty sketch with ⌈e/ε⌉ × ⌈ln 1/δ⌉ counters of 8 bytes.
    ///
    /// - Parameters:
    ///   - relativeError: ε, from 1e-8 to below 1.
    ///   - failureProbability: δ, from 1e-13 to below 1.
    public init(relativeError: Double, failureProbability: Double) {
        let shape = Self.shape(relativeError, failureProbability)
        table = CountMinTable(width: shape.width, depth: shape.depth)
    }

    /// An empty sketch of a given shape.
    ///
    /// - Precondition: a width of 2 to 2²⁸, a depth of 1 to 32.
    public init(width: Int, depth: Int) {
        precondition(CountMinTable.widths.contains(width), "a Count-Min sketch is 2 to 2^28 counters wide")
        precondition(CountMinTable.depths.contains(depth), "a Count-Min sketch is 1 to 32 counters deep")
        table = CountMinTable(width: width, depth: depth)
    }

    static func shape(_ relativeError: Double, _ failureProbability: Double) -> (width: Int, depth: Int) {
        precondition(relativeError >= 1e-8 && relativeError < 1, "a relative error lies between 1e-8 and 1")
        precondition(
            failureProbability >= 1e-13 && failureProbability < 1, "a failure probability lies between 1e-13 and 1")
        return (Int((M_E / relativeError).rounded(.up)), max(1, Int((-log(failureProbability)).rounded(.up))))
    }

    /// Counters in a row.
    public var width: Int { table.width }
    /// Rows.
    public var depth: Int { table.depth }
    /// N: the sum of all counts added.
    public var total: UInt64 { table.total }
    /// ε: e/width.
    public var relativeError: Double { M_E / Double(table.width) }
    /// δ: e^−depth.
    public var failureProbability: Double { exp(-Double(table.depth)) }
    /// ε N: what an estimate exceeds the truth by at most, but for δ.
    public var errorBound: Double { relativeError * Double(total) }

    /// Adds to the count of an item, given by its hash.
    ///
    /// - Precondition: fewer than 2⁶³ in all.
    /// - Complexity: O(depth).
    public mutating func add(hash: UInt64, count: UInt64 = 1) { table.add(count, hash) }

    /// Adds to the count of an item, given by its bytes.
    public mutating func add(_ item: [UInt8], count: UInt64 = 1) { add(hash: SketchHash.hash(item), count: count) }

    /// The count of an item: ``CountBounds/upper`` is the estimate and always holds, ``CountBounds/lower`` (by ε N
    /// less) with a probability of at least 1 − δ.
    ///
    /// - Complexity: O(depth).
    public func bounds(hash: UInt64) -> CountBounds {
        let upper = table.least(hash)
        let slack = UInt64(min(errorBound, 0x1p62))
        return CountBounds(lower: upper - min(upper, slack), upper: upper)
    }

    /// The count of an item, given by its bytes.
    public func bounds(_ item: [UInt8]) -> CountBounds { bounds(hash: SketchHash.hash(item)) }

    /// Adds the counts of another sketch.
    ///
    /// - Throws: ``SketchError`` where the shapes differ, or the sum is too large.
    public mutating func merge(_ other: CountMinSketch) throws(SketchError) { try table.merge(other.table) }

    /// The sketch as bytes.
    public var encoded: [UInt8] { table.encoded(.countMin) }

    /// Reads a sketch from bytes.
    ///
    /// - Throws: ``SketchError`` where they are none.
    public init(encoded: [UInt8]) throws(SketchError) { table = try CountMinTable(encoded, .countMin) }
}
