import RealModule

/// The types of a spectrum whose counts in both corpora together are alike.
///
/// Counts up to 8 have a level each; above, a level is a third as wide again as its least count. Within a level, pairs of like share
/// are put together where the level is beyond 64: in bins half as wide as chance alone scatters shares, so that large spectra
/// cost no more than small ones.
struct CountLevel {
    /// Types with about the same counts.
    struct Observation {
        /// Mean counts on the first side and on both.
        var first: Double
        var pooled: Double
        var types: Double
    }

    let observations: [Observation]
    /// Number of types.
    let types: Double
    /// Tokens of those types, on both sides.
    let tokens: Double

    /// Mean count of a type, as a whole number.
    var count: Double { (tokens / types).rounded() }

    private init?(_ observations: [Observation]) {
        guard !observations.isEmpty else { return nil }
        self.observations = observations
        types = observations.reduce(0) { $0 + $1.types }
        tokens = observations.reduce(0) { $0 + $1.types * $1.pooled }
    }

    /// Counts up to this one are not put together.
    private static let exactLimit = 64.0
    private static let binLimit = 1_024

    /// The levels of a spectrum that have types, most frequent types first.
    ///
    /// - Complexity: O(distinct pairs).
    static func levels(_ spectrum: JointCountSpectrum, burst: BurstModel) -> [CountLevel] {
        var starts: [Double] = (1...8).map { Double($0) }
        let largest = spectrum.entries.reduce(0.0) { max($0, Double($1.first) + Double($1.second)) }
        while let last = starts.last, last * 1.35 <= largest { starts.append((last * 1.35).rounded(.down) + 1) }
        let bins = starts.map { start -> Int in
            let spread = (burst.inflation(count: start) / start).squareRoot() / 2
            return min(binLimit, Int((2 * .pi / 2 / spread).rounded(.up)))
        }
        var exact = [[Observation]](repeating: [], count: starts.count)
        var sums = [[Observation]](repeating: [], count: starts.count)
        for entry in spectrum.entries {
            let first = Double(entry.first)
            let pooled = first + Double(entry.second)
            let types = Double(entry.types)
            let level = level(of: pooled, starts: starts)
            guard pooled > exactLimit else {
                exact[level].append(Observation(first: first, pooled: pooled, types: types))
                continue
            }
            if sums[level].isEmpty {
                sums[level] = [Observation](
                    repeating: Observation(first: 0, pooled: 0, types: 0), count: bins[level] + 1)
            }
            let angle = Double.atan2(y: first.squareRoot(), x: Double(entry.second).squareRoot()) / (.pi / 2)
            let bin = Int(angle * Double(bins[level]))
            sums[level][bin].first += types * first
            sums[level][bin].pooled += types * pooled
            sums[level][bin].types += types
        }
        return starts.indices.reversed().compactMap { level in
            let binned = sums[level].filter { $0.types > 0 }.map {
                Observation(first: $0.first / $0.types, pooled: $0.pooled / $0.types, types: $0.types)
            }
            return CountLevel(exact[level] + binned)
        }
    }

    private static func level(of count: Double, starts: [Double]) -> Int {
        guard count > 8 else { return Int(count) - 1 }
        var level = min(starts.count - 1, 7 + Int(.log(count / 8) / .log(1.35)))
        while starts[level] > count { level -= 1 }
        while level + 1 < starts.count, starts[level + 1] <= count { level += 1 }
        return level
    }
}
