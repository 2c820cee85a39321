public import NGramStatistics
import RealModule

/// How far documents are from the task: the Kullback–Leibler divergence of their hashed n-grams, with its interval.
public struct FeatureDivergence: Sendable, Hashable {
    /// KL(task ‖ documents) in nats, the mean over orders; plug-in, the documents' counts joined by one half for each bucket.
    public let value: Double
    /// The 95 % interval for another sample of the task's documents: delete-a-fold jackknife. `nil` where the task has fewer than two
    /// folds.
    public let interval: ConfidenceInterval?
    /// About what the plug-in would be if the documents came from the task's distribution: that of independent tokens, and so a lower bound.
    public let null: Double

    init?(target: FeatureCounts, documents: [UInt64]) {
        let groups = target.features.groups
        let targetCounts = target.counts
        guard let value = Self.divergence(targetCounts, documents, groups) else { return nil }
        self.value = value
        null = Self.null(targetCounts, documents, groups)
        let folds = target.occupiedFolds
        let parts =
            folds.count < 2
            ? []
            : folds.compactMap { Self.divergence(target.counts(withoutFold: $0, of: targetCounts), documents, groups) }
        interval = Jackknife(parts)?.interval(around: value, within: 0 ... .greatestFiniteMagnitude)
    }

    private static func divergence(_ target: [UInt64], _ documents: [UInt64], _ groups: [Range<Int>]) -> Double? {
        var values: [Double] = []
        for group in groups {
            let targetTotal = Double(target[group].reduce(0, +))
            guard targetTotal > 0 else { continue }
            let total = Double(documents[group].reduce(0, +)) + 0.5 * Double(group.count)
            var sum = CompensatedSum()
            for feature in group where target[feature] > 0 {
                let share = Double(target[feature]) / targetTotal
                sum.add(share * Double.log(share * total / (Double(documents[feature]) + 0.5)))
            }
            values.append(sum.value)
        }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// (buckets − 1)/2 · (1/n + 1/m), the mean of half a χ² (E. Lehmann, Testing Statistical Hypotheses), for the buckets that the task occupies.
    private static func null(_ target: [UInt64], _ documents: [UInt64], _ groups: [Range<Int>]) -> Double {
        var values: [Double] = []
        for group in groups {
            let occupied = group.count { target[$0] > 0 }
            let (n, m) = (Double(target[group].reduce(0, +)), Double(documents[group].reduce(0, +)))
            if n > 0, m > 0 { values.append(Double(occupied - 1) / 2 * (1 / n + 1 / m)) }
        }
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
