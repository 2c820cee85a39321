import NGramStatistics
import Testing

@Suite struct FrequencySpectrumTests {
    @Test func countsTypesByCount() {
        let spectrum = FrequencySpectrum(counts: [5, 1, 0, 1, 2, 4096, 1 << 40, 4096])
        #expect(spectrum.entries.map(\.count) == [1, 2, 5, 4096, 1 << 40])
        #expect(spectrum.entries.map(\.types) == [2, 1, 1, 2, 1])
        #expect(spectrum.types == 7 && spectrum.tokens == 9 + 8192 + 1 << 40)
        #expect(spectrum[1] == 2 && spectrum[4096] == 2 && spectrum[3] == 0 && spectrum[.max] == 0 && spectrum[0] == 0)
        #expect(spectrum.singletons == 2 && spectrum.doubletons == 1 && spectrum.largestCount == 1 << 40)
    }

    @Test func accumulatorsOfDisjointTypesMerge() {
        let counts = (0..<500 as Range<UInt64>).map { $0 * $0 % 977 * ($0 % 7 == 0 ? 100 : 1) }
        var first = FrequencySpectrum.Accumulator()
        var second = FrequencySpectrum.Accumulator()
        for (index, count) in counts.enumerated() {
            if index < 200 { first.add(count: count) } else { second.add(count: count) }
        }
        first.merge(second)
        #expect(first.spectrum == FrequencySpectrum(counts: counts))
        #expect(first.spectrum == FrequencySpectrum(counts: counts.reversed()))
        #expect(FrequencySpectrum(entries: first.spectrum.entries) == first.spectrum)
    }

    @Test(
        arguments: [
            [(0, 1)], [(1, 0)], [(2, 1), (1, 1)], [(3, 1), (3, 1)], [(1 << 62, 2)], [(1 << 62, 1), ((1 << 62) + 1, 1)],
            [(.max, .max)],
        ] as [[(UInt64, UInt64)]])
    func impossibleEntriesAreRefused(entries: [(UInt64, UInt64)]) {
        #expect(FrequencySpectrum(entries: entries.map { .init(count: $0.0, types: $0.1) }) == nil)
    }

    @Test func degenerateCorpora() {
        let empty = FrequencySpectrum(counts: [])
        #expect(empty.types == 0 && empty.tokens == 0 && empty.typeTokenRatio == nil && empty.expectedTypes(at: 0) == 0)
        #expect(empty.chaoLowerBoundOfTypes == nil && empty.extrapolatedTypes(at: 0).types == 0)
        #expect(empty.standardErrorOfTypes(at: 0) == 0)
        #expect(MissingMass(empty).estimate == 1 && MissingMass(empty).interval == nil)
        #expect(MissingMass(empty).upperBound == 1 && MissingMass(empty).coverage == 0)
        #expect(VocabularyGrowth(empty).points.isEmpty && HeapsLaw(empty) == nil && ZipfMandelbrotLaw(empty) == nil)
        for estimator in EntropyEstimator.allCases {
            #expect(empty.entropy(estimator).nats == 0 && empty.entropy(estimator).interval == nil)
        }

        let one = FrequencySpectrum(counts: [1_000_000])
        #expect(one.entropy(.plugIn).nats == 0 && one.entropy(.chaoShen).nats == 0)
        #expect(one.entropy(.plugIn).interval == nil && one.typeTokenRatio == 1e-6)
        #expect(
            MissingMass(one).estimate == 0 && MissingMass(one).interval == nil && MissingMass(one).upperBound < 0.02)
        #expect(ZipfMandelbrotLaw(one) == nil && ZipfMandelbrotLaw(one, shift: 0) == nil)
        #expect(one.chaoLowerBoundOfTypes == 1 && one.expectedTypes(at: 1) == 1)

        let different = FrequencySpectrum(counts: Array(repeating: 1, count: 100))
        #expect(MissingMass(different).estimate == 1 && MissingMass(different).interval == nil)
        #expect(MissingMass(different).upperBound == 1)
        #expect(different.entropy(.chaoShen).nats > different.entropy(.plugIn).nats)
        #expect(ZipfMandelbrotLaw(different) == nil)
        #expect(different.extrapolatedTypes(at: 200).types == 200)
    }

    /// By hand: f1 = 4, f2 = 2, f3 = 1, N = 11, V = 7.
    @Test func extrapolationByHand() {
        let spectrum = FrequencySpectrum(counts: [1, 1, 1, 1, 2, 2, 3])
        #expect(spectrum.extrapolatedTypes(at: 11).types == 7 && spectrum.extrapolatedTypes(at: 11).standardError == 0)
        let doubled = spectrum.extrapolatedTypes(at: 22)
        #expect(abs(doubled.types - (7 + 4 - 2 + 1)) < 1e-12 && abs(doubled.standardError - 7.0.squareRoot()) < 1e-12)
        #expect(abs(spectrum.chaoLowerBoundOfTypes! - (7 + 10.0 / 11 * 12 / 6)) < 1e-12)
        #expect(abs(spectrum.standardErrorOfTypes(at: 11) - 3.0.squareRoot()) < 1e-12)
        let missing = MissingMass(spectrum)
        let error = ((4.0 / 11 * 7 / 11 + 4.0 / 11) / 11).squareRoot()
        #expect(abs(missing.estimate - 4.0 / 11) < 1e-15)
        #expect(abs(missing.interval!.upper - (4.0 / 11 + 1.959963984540054 * error)) < 1e-12)
        #expect(missing.interval!.lower == max(0, 4.0 / 11 - 1.959963984540054 * error))
    }

    @Test func growthEndsAtTheCorpus() {
        let spectrum = FrequencySpectrum(counts: (1...1000).map { 1000 / $0 })
        let growth = VocabularyGrowth(spectrum, from: 10, perDoubling: 2)
        #expect(growth.points.last?.tokens == spectrum.tokens && growth.points.last?.types == 1000)
        #expect(growth.points.allSatisfy { $0.tokens >= 10 && $0.standardError >= 0 })
        #expect(
            zip(growth.points, growth.points.dropFirst()).allSatisfy { $0.tokens < $1.tokens && $0.types < $1.types })
        #expect(growth.points.count >= 18)
    }
}
