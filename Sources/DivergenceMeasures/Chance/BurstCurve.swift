import NGramStatistics
import RealModule

/// The inflation φ(c) as measured on a sample of the types: see ``BurstinessSample``.
///
/// Were whole documents dealt to two sides, the count of a type on one would have variance s (1 − s) Σ n², n its tokens in each document. So φ of the types with
/// one count c is the mean of Σ n² / c, exactly. When one side is very small, not the variance matters but how many of the documents that hold
/// the type fall to it: φ₀ is the inflation of the Pólya urn that has the type as seldom, with S ln(1 + c/S) the mean number of these documents
/// and 1/(1 + S) = (φ₀ − 1)/(c − 1). Between the two, ln(φ − 1) is interpolated with (4 × the product of the sides' shares)^0.4, which fitted
/// samples of mixed documentation at ten pairs of sizes.
struct BurstCurve {
    private struct Knot {
        var logarithmicCount: Double
        /// ln(φ − 1).
        var variance: Double
        /// ln(φ₀ − 1).
        var presence: Double
    }

    private let knots: [Knot]
    /// Growth of ln(φ − 1) and ln(φ₀ − 1) with ln c beyond the last knot.
    private let slopes: (variance: Double, presence: Double)

    /// Classes of fewer types are put together with the next.
    private static let leastTypes = 10
    private static let smallest = 1e-6

    /// - Returns: `nil` where too few types occur twice.
    /// - Complexity: O(types of the samples).
    init?(_ sample: BurstinessSample) {
        var entries = sample.entries.filter { $0.tokens > 1 }
        entries.sort { ($0.tokens, $0.hash) < ($1.tokens, $1.hash) }
        guard entries.count >= Self.leastTypes else { return nil }
        var knots: [Knot] = []
        var start = 0
        while start < entries.count {
            let limit = Self.end(ofLevelWith: Double(entries[start].tokens))
            var end = start
            while end < entries.count, end < start + Self.leastTypes || Double(entries[end].tokens) < limit { end += 1 }
            if entries.count - end < Self.leastTypes { end = entries.count }
            knots.append(Self.knot(entries[start..<end]))
            start = end
        }
        self.knots = knots
        slopes = (Self.slope(knots, \.variance), Self.slope(knots, \.presence))
    }

    /// φ(c), in 1...c.
    ///
    /// - Parameter weight: 1 for sides of one size, 0 where one is a vanishing part.
    func inflation(count: Double, weight: Double) -> Double {
        guard count > 1 else { return 1 }
        let position = Double.log(count)
        let first = knots[0]
        let last = knots[knots.count - 1]
        let value: (variance: Double, presence: Double)
        if position <= first.logarithmicCount {
            // φ − 1 is as c − 1 below the first class.
            let step = Double.log((count - 1) / (.exp(first.logarithmicCount) - 1))
            value = (first.variance + step, first.presence + step)
        } else if position >= last.logarithmicCount {
            let step = position - last.logarithmicCount
            value = (last.variance + slopes.variance * step, last.presence + slopes.presence * step)
        } else {
            var (low, high) = (0, knots.count - 1)
            while high - low > 1 {
                let middle = (low + high) / 2
                if knots[middle].logarithmicCount <= position { low = middle } else { high = middle }
            }
            let (below, above) = (knots[low], knots[high])
            let share = (position - below.logarithmicCount) / (above.logarithmicCount - below.logarithmicCount)
            value = (
                below.variance + share * (above.variance - below.variance),
                below.presence + share * (above.presence - below.presence)
            )
        }
        return min(count, 1 + .exp(weight * value.variance + (1 - weight) * value.presence))
    }

    /// Counts up to 8 have a level each; above, a level is a third as wide as its least count.
    private static func end(ofLevelWith count: Double) -> Double { count < 8 ? count + 1 : count * 1.35 }

    private static func knot(_ entries: ArraySlice<BurstinessSample.Entry>) -> Knot {
        let types = Double(entries.count)
        // Means over types, not tokens: a class of frequent types may be wide.
        var (logarithms, documents, inflations) = (0.0, 0.0, 0.0)
        for entry in entries {
            let tokens = Double(entry.tokens)
            logarithms += .log(tokens)
            documents += Double(entry.documents) / tokens
            inflations += Double(entry.squares) / tokens
        }
        let position = logarithms / types
        let count = Double.exp(position)
        let presence = presenceInflation(count: count, documents: count * (documents / types))
        return Knot(
            logarithmicCount: position, variance: .log(max(inflations / types - 1, smallest)),
            presence: .log(max(presence - 1, smallest)))
    }

    /// φ₀ of types with so many tokens in so many documents on average.
    private static func presenceInflation(count: Double, documents: Double) -> Double {
        guard documents < count else { return 1 }
        guard documents > 1 else { return count }
        var (low, high) = (-30.0, 40.0)
        for _ in 0..<70 {
            let middle = (low + high) / 2
            let size = Double.exp(middle)
            if size * .log(onePlus: count / size) < documents { low = middle } else { high = middle }
        }
        return 1 + (count - 1) / (1 + .exp((low + high) / 2))
    }

    /// Least squares over the upper half of the classes, within 0...1: φ grows no faster than c.
    private static func slope(_ knots: [Knot], _ value: KeyPath<Knot, Double>) -> Double {
        let upper = knots.suffix(max(2, knots.count / 2))
        guard upper.count > 1 else { return 0 }
        let number = Double(upper.count)
        let center = upper.reduce(0) { $0 + $1.logarithmicCount } / number
        let mean = upper.reduce(0) { $0 + $1[keyPath: value] } / number
        var (product, square) = (0.0, 0.0)
        for knot in upper {
            let distance = knot.logarithmicCount - center
            product += distance * (knot[keyPath: value] - mean)
            square += distance * distance
        }
        return square > 0 ? min(1, max(0, product / square)) : 0
    }
}
