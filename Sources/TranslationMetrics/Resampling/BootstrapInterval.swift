/// What a bootstrap over segments says of a score: how it would scatter over test sets of this size.
///
/// Percentiles of the scores of test sets drawn from this one with replacement (P. Koehn, Statistical Significance Tests for Machine
/// Translation Evaluation, EMNLP 2004, https://aclanthology.org/W04-3250). It says nothing of the scatter between training runs.
public struct BootstrapInterval: Sendable, Hashable, Codable {
    /// The mean of the resamples.
    public var mean: Double
    /// The 95 % interval, as sacreBLEU takes it from the sorted resamples: the one with n / 40 below, and with as many above.
    public var lower: Double
    public var upper: Double
    /// The standard deviation of the resamples: the standard error of the score.
    public var standardError: Double
    /// How many resamples.
    public var resamples: Int

    /// - Precondition: at least one score.
    init(_ scores: [Double]) {
        let sorted = scores.sorted()
        let outside = sorted.count / 40
        let mean = sorted.reduce(0, +) / Double(sorted.count)
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        lower = sorted[outside]
        upper = sorted[sorted.count - outside - 1]
        standardError = sorted.count > 1 ? (squares / Double(sorted.count - 1)).squareRoot() : 0
        resamples = sorted.count
    }
}

extension TranslationMetric {
    /// Bootstraps the score over segments.
    ///
    /// - Parameters:
    ///   - statistics: of this metric, with at least one segment.
    ///   - resamples: how many test sets are drawn, at least one.
    ///   - generator: where draws come from. ``PCG64`` gives sacreBLEU's resamples of the same seed.
    /// - Complexity: O(resamples · segments · width).
    public func bootstrap(
        _ statistics: SegmentStatistics, resamples: Int = 1000, using generator: inout some RandomNumberGenerator
    ) -> BootstrapInterval {
        BootstrapInterval(resampledScores([statistics], resamples: resamples, using: &generator)[0])
    }

    /// Bootstraps the score over segments with sacreBLEU's own draws for this seed.
    public func bootstrap(
        _ statistics: SegmentStatistics, resamples: Int = 1000, seed: UInt64 = 12345
    ) -> BootstrapInterval {
        var generator = PCG64(seed: seed)
        return bootstrap(statistics, resamples: resamples, using: &generator)
    }

    /// The scores of several systems on the same resamples.
    func resampledScores(
        _ systems: [SegmentStatistics], resamples: Int, using generator: inout some RandomNumberGenerator
    ) -> [[Double]] {
        let count = systems[0].count
        precondition(resamples > 0 && count > 0, "a bootstrap draws at least one resample of at least one segment")
        precondition(
            systems.allSatisfy { $0.width == statisticsWidth && $0.count == count },
            "these are statistics of another metric or test set")
        var draws = ResamplingDraws(generator)
        var weights = [Int](repeating: 0, count: count)
        var scores = systems.map { _ in [Double]() }
        for _ in 0..<resamples {
            for segment in weights.indices { weights[segment] = 0 }
            for _ in 0..<count { weights[draws.index(below: UInt32(count))] += 1 }
            for (index, system) in systems.enumerated() {
                scores[index].append(score(totals: system.weightedTotals(weights)))
            }
        }
        generator = draws.generator
        return scores
    }
}

extension SegmentStatistics {
    /// The sums over segments, each as often as its weight.
    func weightedTotals(_ weights: [Int]) -> [Int] {
        var totals = [Int](repeating: 0, count: width)
        var place = 0
        for weight in weights {
            if weight != 0 {
                for column in 0..<width { totals[column] &+= weight &* values[place + column] }
            }
            place += width
        }
        return totals
    }
}
