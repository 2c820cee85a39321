import TestSupport
import Testing

@testable import TranslationMetrics

@Suite struct ResamplingTests {
    private static let golden = MetricsGolden.shared.resampling

    private static func metric(_ name: String) -> any TranslationMetric {
        switch name {
        case "chrF2": ChrF()
        case "chrF2++": ChrF(wordOrder: 2)
        default: BLEU()
        }
    }

    @Test func theGeneratorIsThatOfNumPy() {
        var generator = PCG64(seed: 12345)
        #expect(Self.golden.numbers == Self.golden.numbers.map { _ in String(generator.next()) })
        var other = PCG64(seed: 1 << 40 + 7)
        #expect(Self.golden.numbersOfLongSeed == Self.golden.numbersOfLongSeed.map { _ in String(other.next()) })
    }

    /// The same resamples as sacreBLEU's, so the same figures but for its single precision.
    @Test(arguments: golden.metrics.indices)
    func intervalsAndTestsAreThoseOfSacreBLEU(_ index: Int) throws {
        let expected = Self.golden.metrics[index]
        try check(Self.metric(expected.name), expected)
    }

    private func check(_ metric: some TranslationMetric, _ expected: MetricsGolden.ResampledMetric) throws {
        let statistics = try metric.statistics(
            systems: [Self.golden.system, Self.golden.baseline], references: [Self.golden.reference])
        #expect(abs(metric.score(statistics[0]) - expected.score) < 1e-9)
        let interval = metric.bootstrap(statistics[0], resamples: 200)
        #expect(abs(interval.mean - expected.mean) < 1e-4)
        #expect(abs((interval.upper - interval.lower) / 2 - expected.halfWidth) < 1e-4)
        #expect(
            metric.signature(referenceCount: 1, resampling: .init(bootstrapResamples: 200, seed: 12345)).description
                == expected.signature)

        var generator = PCG64(seed: 12345)
        let bootstrap = metric.pairedBootstrap(
            statistics[0], against: statistics[1], resamples: 300, using: &generator)
        #expect(bootstrap.test.pValue == expected.bs.p)
        #expect(abs(bootstrap.system.mean - (expected.bs.mean ?? 0)) < 1e-4)
        #expect(
            metric.signature(referenceCount: 1, resampling: .init(bootstrapResamples: 300, seed: 12345)).description
                == expected.bs.signature)

        generator = PCG64(seed: 12345)
        let randomization = metric.approximateRandomization(
            statistics[0], against: statistics[1], trials: 500, using: &generator)
        #expect(randomization.pValue == expected.ar.p)
        #expect(
            metric.signature(referenceCount: 1, resampling: .init(randomizationTrials: 500, seed: 12345)).description
                == expected.ar.signature)
    }

    @Test func aSystemDoesNotDifferFromItself() throws {
        let metric = BLEU()
        let statistics = try metric.statistics(Self.golden.system, references: [Self.golden.reference])
        var generator = SplitMix64(seed: 3)
        let randomization = metric.approximateRandomization(
            statistics, against: statistics, trials: 50, using: &generator)
        #expect(randomization.difference == 0 && randomization.pValue == 1 / 51)
        let bootstrap = metric.pairedBootstrap(statistics, against: statistics, resamples: 50, using: &generator)
        #expect(bootstrap.difference.lower == 0 && bootstrap.difference.upper == 0)
    }

    @Test func anyGeneratorServesAndMovesOn() throws {
        let metric = BLEU()
        let statistics = try metric.statistics(Self.golden.system, references: [Self.golden.reference])
        var generator = SplitMix64(seed: 3)
        let first = metric.bootstrap(statistics, resamples: 100, using: &generator)
        let second = metric.bootstrap(statistics, resamples: 100, using: &generator)
        #expect(first != second)
        generator = SplitMix64(seed: 3)
        #expect(metric.bootstrap(statistics, resamples: 100, using: &generator) == first)
        #expect(first.lower <= first.mean && first.mean <= first.upper && first.standardError > 0)
    }

    /// χ² of 16 equally likely indices: the 99.99 % point at 15 degrees of freedom is 44.3.
    @Test func indicesAreEquallyLikely() {
        var draws = ResamplingDraws(SplitMix64(seed: 11))
        var counts = [Int](repeating: 0, count: 16)
        for _ in 0..<16_000 { counts[draws.index(below: 16)] += 1 }
        #expect(counts.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 } < 44.3)
        #expect((0..<100).allSatisfy { _ in draws.index(below: 1) == 0 })
    }
}
