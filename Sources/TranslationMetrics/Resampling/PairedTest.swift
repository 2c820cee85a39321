/// How a system's score differs from a baseline's on the same test set.
public struct PairedTest: Sendable, Hashable, Codable {
    /// The system's score less the baseline's.
    public var difference: Double
    /// The probability of a difference as large, either way, were the two systems alike.
    public var pValue: Double
    /// Resamples or trials behind it; the p-value is never below 1 / (trials + 1).
    public var trials: Int
}

/// Paired bootstrap: the test, and what it says of the scores and their difference.
public struct PairedBootstrap: Sendable, Hashable, Codable {
    public var test: PairedTest
    /// The system's score.
    public var system: BootstrapInterval
    /// The baseline's score, on the same resamples.
    public var baseline: BootstrapInterval
    /// The system's score less the baseline's.
    public var difference: BootstrapInterval
}

extension TranslationMetric {
    /// Tests a system against a baseline by resampling segments in pairs (P. Koehn 2004, https://aclanthology.org/W04-3250), with the
    /// p-value of sacreBLEU and Moses: how often the difference in a resample, less its mean over resamples, exceeds the difference seen.
    ///
    /// - Parameters:
    ///   - system: statistics of the system.
    ///   - baseline: statistics of the baseline on the same segments.
    ///   - resamples: how many test sets are drawn, at least one.
    ///   - generator: where draws come from. ``PCG64`` gives sacreBLEU's resamples of the same seed.
    /// - Precondition: statistics of this metric on one test set.
    /// - Complexity: O(resamples · segments · width).
    public func pairedBootstrap(
        _ system: SegmentStatistics, against baseline: SegmentStatistics, resamples: Int = 1000,
        using generator: inout some RandomNumberGenerator
    ) -> PairedBootstrap {
        let scores = resampledScores([system, baseline], resamples: resamples, using: &generator)
        let differences = zip(scores[0], scores[1]).map { $0 - $1 }
        let difference = score(system) - score(baseline)
        let mean = differences.reduce(0) { $0 + abs($1) } / Double(resamples)
        let exceeding = differences.count { abs($0) - mean > abs(difference) }
        return PairedBootstrap(
            test: PairedTest(
                difference: difference, pValue: Double(exceeding + 1) / Double(resamples + 1), trials: resamples),
            system: BootstrapInterval(scores[0]), baseline: BootstrapInterval(scores[1]),
            difference: BootstrapInterval(differences))
    }

    /// Tests a system against a baseline by exchanging their translations of segments at random (S. Riezler, J. Maxwell, On Some
    /// Pitfalls in Automatic Evaluation and Significance Testing for MT, 2005, https://aclanthology.org/W05-0908): how often the systems
    /// so mixed differ by more than those seen.
    ///
    /// - Parameters:
    ///   - system: statistics of the system.
    ///   - baseline: statistics of the baseline on the same segments.
    ///   - trials: how many exchanges, at least one.
    ///   - generator: where draws come from. ``PCG64`` gives sacreBLEU's exchanges of the same seed.
    /// - Precondition: statistics of this metric on one test set.
    /// - Complexity: O(trials · segments · width).
    public func approximateRandomization(
        _ system: SegmentStatistics, against baseline: SegmentStatistics, trials: Int = 10000,
        using generator: inout some RandomNumberGenerator
    ) -> PairedTest {
        precondition(
            system.width == statisticsWidth && baseline.width == statisticsWidth && system.count == baseline.count,
            "these are statistics of another metric or test set")
        precondition(trials > 0 && system.count > 0, "a test takes at least one trial of at least one segment")
        let difference = score(system) - score(baseline)
        var draws = ResamplingDraws(generator)
        let systemTotals = system.totals
        let baselineTotals = baseline.totals
        // What an exchanged segment moves from the baseline to the system.
        let gains = SegmentStatistics(
            width: system.width, values: zip(baseline.values, system.values).map { $0 - $1 }, referenceCount: nil)
        var weights = [Int](repeating: 0, count: system.count)
        var exceeding = 0
        for _ in 0..<trials {
            for segment in weights.indices { weights[segment] = draws.coin() ? 1 : 0 }
            let moved = gains.weightedTotals(weights)
            let first = score(totals: zip(systemTotals, moved).map { $0 + $1 })
            let second = score(totals: zip(baselineTotals, moved).map { $0 - $1 })
            if abs(first - second) > abs(difference) { exceeding += 1 }
        }
        generator = draws.generator
        return PairedTest(
            difference: difference, pValue: Double(exceeding + 1) / Double(trials + 1), trials: trials)
    }
}
