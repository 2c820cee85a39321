import NGramStatistics
import RealModule

/// The log importance weight of each feature: ln of its share in the task over its share in the corpus.
///
/// A document's weight is the sum over its n-grams, as if they were independent (DSIR; S. M. Xie and others 2023,
/// arXiv:2302.03169).
public struct ImportanceWeights: Sendable, Hashable {
    /// What is weighed.
    public let features: SelectionFeatures
    /// One weight for each feature, in nats.
    public let logRatios: [Double]

    /// - Parameters:
    ///   - target: counts of the task.
    ///   - raw: counts of the corpus that is selected from; of the same features.
    /// - Throws: ``SelectionError`` where one of them has no n-grams.
    public init(
        target: FeatureCounts, raw: FeatureCounts, smoothing: WeightSmoothing
    ) throws(SelectionError) {
        precondition(target.features == raw.features, "both are counted alike")
        features = target.features
        logRatios = try Self.logRatios(
            target: target.counts, raw: raw.counts, groups: features.groups, smoothing: smoothing)
    }

    /// The weight of a document: the sum over its features, in the order of their occurrence.
    @inline(__always)
    func logWeight(_ features: UnsafeBufferPointer<UInt32>) -> Double {
        unsafe logRatios.withUnsafeBufferPointer { ratios in
            var sum = 0.0
            for index in 0..<features.count { sum += unsafe ratios[Int(features[index])] }
            return sum
        }
    }

    /// The variance of a token's weight in a corpus, in nats².
    ///
    /// A token has an n-gram of each order, whose weights are taken as fully correlated, since the longer n-grams hold the shorter ones: the
    /// standard deviations of the orders are added up.
    func tokenVariance(in counts: [UInt64]) -> Double {
        var deviation = 0.0
        for group in features.groups {
            let total = Double(counts[group].reduce(0, +))
            guard total > 0 else { continue }
            var (sum, squares) = (CompensatedSum(), CompensatedSum())
            for feature in group where counts[feature] > 0 {
                let share = Double(counts[feature]) / total
                sum.add(share * logRatios[feature])
                squares.add(share * logRatios[feature] * logRatios[feature])
            }
            deviation += max(0, squares.value - sum.value * sum.value).squareRoot()
        }
        // DSIR's one distribution stands for all orders.
        if features.numbering == .dsir { deviation *= Double(features.order) }
        return deviation * deviation
    }

    private static func logRatios(
        target: [UInt64], raw: [UInt64], groups: [Range<Int>], smoothing: WeightSmoothing
    ) throws(SelectionError) -> [Double] {
        var ratios = [Double](repeating: 0, count: target.count)
        for (index, group) in groups.enumerated() {
            let targetTotal = Double(target[group].reduce(0, +))
            let rawTotal = Double(raw[group].reduce(0, +))
            guard targetTotal > 0, rawTotal > 0 else {
                // Orders that no document is long enough for say nothing, unless there is nothing at all.
                if index > 0 { continue }
                throw SelectionError(
                    .noFeatures,
                    message: targetTotal > 0
                        ? "no document of the input holds a token; there is nothing to select"
                        : "the task holds no token; name text to be like (--like)")
            }
            for feature in group {
                let (inTarget, inRaw) = (Double(target[feature]), Double(raw[feature]))
                switch smoothing {
                case .constant(let constant):
                    ratios[feature] =
                        Double.log(inTarget / targetTotal + constant) - Double.log(inRaw / rawTotal + constant)
                case .dirichlet(let pseudoCounts):
                    let buckets = Double(group.count)
                    let share = (inRaw + 0.5) / (rawTotal + 0.5 * buckets)
                    let mass = pseudoCounts * buckets
                    ratios[feature] = Double.log((inTarget + mass * share) / (targetTotal + mass)) - Double.log(share)
                }
            }
        }
        return ratios
    }
}
