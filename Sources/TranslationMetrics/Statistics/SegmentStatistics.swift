/// The sufficient statistics of a metric, a row of counts for each segment: the score of any set of segments is a function of the
/// sums of their rows, so that resampling needs no text.
public struct SegmentStatistics: Sendable, Hashable, Codable {
    /// Counts in a row; which they are, the metric says.
    public let width: Int
    /// The rows, one after the other.
    public private(set) var values: [Int]
    /// References of each segment; `nil` where segments differ in it.
    public private(set) var referenceCount: Int?

    /// - Precondition: whole rows.
    public init(width: Int, values: [Int], referenceCount: Int?) {
        precondition(width > 0 && values.count.isMultiple(of: width), "statistics are whole rows")
        self.width = width
        self.values = values
        self.referenceCount = referenceCount
    }

    /// How many segments.
    public var count: Int { values.count / width }

    /// The row of a segment.
    public subscript(segment: Int) -> ArraySlice<Int> { values[segment * width..<(segment + 1) * width] }

    /// The sums over all segments.
    public var totals: [Int] {
        var totals = [Int](repeating: 0, count: width)
        for row in 0..<count { for column in 0..<width { totals[column] += values[row * width + column] } }
        return totals
    }

    /// Appends the segments of another part of the same test set.
    ///
    /// - Precondition: statistics of the same metric.
    public mutating func merge(_ other: SegmentStatistics) {
        precondition(width == other.width, "statistics of one metric only can be merged")
        if count == 0 {
            referenceCount = other.referenceCount
        } else if other.count > 0, referenceCount != other.referenceCount {
            referenceCount = nil
        }
        values += other.values
    }

    /// The statistics of both parts together.
    ///
    /// - Precondition: statistics of the same metric.
    public func merging(_ other: SegmentStatistics) -> SegmentStatistics {
        var merged = self
        merged.merge(other)
        return merged
    }
}
