/// A sketch of a distribution of whole numbers, such as lengths of documents, that tells ranks and quantiles.
///
/// It keeps some 3 k values (exactly all while there are no more than ``accuracy`` of them), drawing between pairs of
/// neighbours which one stands for both. The draws are those of a seeded SplitMix64, so the same values in the same
/// order with the same seed give the same sketch. The bound on the error counts the draws that were made, so it holds
/// for any merge tree.
///
/// Merging commutes byte for byte; other groupings give other sketches with bounds of the same size.
///
/// ```swift
/// var sketch = KLLSketch(accuracy: 200, seed: 1)
/// for length in lengths { sketch.add(length) }
/// sketch.quantile(0.5)                          // about the median
/// sketch.quantileBounds(0.5, confidence: 0.99)  // holds the median, with that probability
/// ```
///
/// Source: Z. Karnin, K. Lang, E. Liberty, FOCS (2016), doi:10.1109/FOCS.2016.17, arXiv:1603.05346; a draw for two
/// halvings: N. Ivkin, E. Liberty, K. Lang, Z. Karnin, V. Braverman (2019), arXiv:1907.00236.
public struct KLLSketch: Sendable {
    static let accuracies = 8...1 << 16
    static let maximumLevels = 56
    /// Least capacity of a level.
    static let smallestLevel = 8

    /// k: values kept in the top level; the rank error is near 1/k.
    public let accuracy: Int
    /// Values added.
    public private(set) var count: UInt64 = 0
    /// The least value added; `nil` where there is none.
    public private(set) var minimum: UInt64?
    /// The greatest value added; `nil` where there is none.
    public private(set) var maximum: UInt64?
    /// Values by level: one of level h stands for 2^h that were added.
    private(set) var levels: [[UInt64]] = [[]]
    /// Draws made for each level. A draw serves two halvings, the second with the other half: their errors then partly
    /// cancel.
    private(set) var draws: [UInt64] = [0]
    /// Which half a level's next halving takes because its draw is made; `nil` for a new draw.
    private(set) var pending: [Int?] = [nil]
    private(set) var randomState: UInt64
    private var retained = 0
    /// Values that each level may hold, and all together.
    private var capacities: [Int]
    private var limit: Int

    /// A sketch of no values.
    ///
    /// - Parameters:
    ///   - accuracy: k, 8 to 65,536.
    ///   - seed: of the draws. Parts that are to be merged should have different seeds.
    public init(accuracy: Int = 200, seed: UInt64 = 0) {
        precondition(Self.accuracies.contains(accuracy), "a KLL sketch has an accuracy of 8 to 65,536")
        self.accuracy = accuracy
        randomState = SketchHash.mix(seed &+ StableHash.seed0)
        capacities = Self.capacities(of: 1, accuracy: accuracy)
        limit = capacities[0]
    }

    init(
        accuracy: Int, count: UInt64, range: ClosedRange<UInt64>?, levels: [[UInt64]], draws: [UInt64], pending: [Int?],
        randomState: UInt64
    ) {
        self.accuracy = accuracy
        self.count = count
        minimum = range?.lowerBound
        maximum = range?.upperBound
        self.levels = levels
        self.draws = draws
        self.pending = pending
        self.randomState = randomState
        retained = levels.reduce(0) { $0 + $1.count }
        capacities = Self.capacities(of: levels.count, accuracy: accuracy)
        limit = capacities.reduce(0, +)
    }

    /// Values kept.
    public var retainedCount: Int { retained }

    /// Adds a value.
    ///
    /// - Precondition: fewer than 2⁵⁶ · k values in all.
    /// - Complexity: O(log k) on average.
    public mutating func add(_ value: UInt64) {
        if let least = minimum, let greatest = maximum {
            if value < least { minimum = value }
            if value > greatest { maximum = value }
        } else {
            minimum = value
            maximum = value
        }
        levels[0].append(value)
        count += 1
        retained += 1
        if retained > limit { compact() }
    }

    /// Adds the values of another sketch.
    ///
    /// - Throws: ``SketchError`` where the accuracies differ, or the sum is too large.
    /// - Complexity: O(k log k).
    public mutating func merge(_ other: KLLSketch) throws(SketchError) {
        guard accuracy == other.accuracy else {
            throw SketchError(
                .incompatible,
                "KLL sketches of accuracies \(accuracy) and \(other.accuracy) do not merge; make both with one accuracy"
            )
        }
        guard other.count < 1 << 56 - min(count, 1 << 56) else { throw SketchError.overflow }
        while levels.count < other.levels.count { addLevel() }
        for (level, values) in other.levels.enumerated() {
            // Sorted, so that the result does not depend on which was merged into which.
            levels[level] = (levels[level] + values).sorted()
            draws[level] += other.draws[level]
            // Of two half-used draws neither is used again, so that it does not matter which sketch is which.
            pending[level] =
                pending[level] == nil ? other.pending[level] : other.pending[level] == nil ? pending[level] : nil
        }
        minimum = [minimum, other.minimum].compactMap(\.self).min()
        maximum = [maximum, other.maximum].compactMap(\.self).max()
        count += other.count
        retained += other.retained
        randomState = SketchHash.mix(randomState) &+ SketchHash.mix(other.randomState)
        if retained > limit { compact() }
    }

    /// Values that levels may hold: k · (2/3)^depth below the top, and no fewer than eight.
    private static func capacities(of count: Int, accuracy: Int) -> [Int] {
        (0..<count).map { level in
            var capacity = Double(accuracy)
            for _ in level..<count - 1 { capacity *= 2.0 / 3 }
            return max(smallestLevel, Int(capacity.rounded(.up)))
        }
    }

    private mutating func addLevel() {
        levels.append([])
        draws.append(0)
        pending.append(nil)
        capacities = Self.capacities(of: levels.count, accuracy: accuracy)
        limit = capacities.reduce(0, +)
    }

    /// Halves levels, the lowest that is full first, until there is room.
    private mutating func compact() {
        while retained > limit {
            var level = 0
            while levels[level].count < capacities[level] { level += 1 }
            if level == levels.count - 1 { addLevel() }
            halve(level)
        }
    }

    /// Sends every other value of a level to the next, beginning with the first or the second as the draw tells. Of an
    /// odd number the greatest stays.
    private mutating func halve(_ level: Int) {
        let offset = nextHalf(level)
        var values: [UInt64] = []
        swap(&values, &levels[level])
        values.sort()
        let pairs = values.count / 2
        for pair in 0..<pairs { levels[level + 1].append(values[2 * pair + offset]) }
        if values.count > 2 * pairs { values[0] = values[2 * pairs] }
        values.removeLast(2 * pairs)
        swap(&values, &levels[level])
        retained -= pairs
    }

    private mutating func nextHalf(_ level: Int) -> Int {
        if let half = pending[level] {
            pending[level] = nil
            return half
        }
        randomState &+= StableHash.seed0
        let half = Int(SketchHash.mix(randomState) >> 63)
        draws[level] += 1
        pending[level] = 1 - half
        return half
    }
}
