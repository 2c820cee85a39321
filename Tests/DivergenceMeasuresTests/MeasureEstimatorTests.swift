import DivergenceMeasures
import Foundation
import NGramStatistics
import TestSupport
import Testing

@Suite struct MeasureEstimatorTests {
    @Test func intervalsOfSamplesFromOneSourceHoldTheNull() throws {
        let source = ZipfSource(types: 5_000, exponent: 1)
        var generator = SplitMix64(seed: 17)
        var held: [DivergenceMeasure: Int] = [:]
        let draws = 30
        for _ in 0..<draws {
            let first = SampledCorpus.tokens(
                (0..<3_000).map { _ in source.draw(&generator) }, bucketCount: 400, generator: &generator)
            let second = SampledCorpus.tokens(
                (0..<500).map { _ in source.draw(&generator) }, bucketCount: 400, generator: &generator)
            for (measure, value) in try SampledCorpus.estimates(first, second) {
                let same: Double = measure.direction == .largerIsNearer ? 1 : 0
                let (lower, upper) = (try #require(value.lower), try #require(value.upper))
                held[measure, default: 0] += lower <= same && same <= upper ? 1 : 0
            }
        }
        for measure in DivergenceMeasure.withInterval { #expect((held[measure] ?? 0) >= 27, "\(measure)") }
    }

    @Test func intervalsOfDifferentSourcesExcludeTheNull() throws {
        let source = ZipfSource(types: 5_000, exponent: 1)
        var generator = SplitMix64(seed: 19)
        let first = SampledCorpus.tokens(
            (0..<20_000).map { _ in source.draw(&generator) }, bucketCount: 400, generator: &generator)
        let second = SampledCorpus.tokens(
            (0..<5_000).map { _ in (source.draw(&generator) * 7) % 5_003 }, bucketCount: 400, generator: &generator)
        for (measure, value) in try SampledCorpus.estimates(first, second) {
            let coverage = measure.direction == .largerIsNearer
            let (lower, upper) = (try #require(value.lower), try #require(value.upper))
            if coverage { #expect(upper < 1, "\(measure)") } else { #expect(lower > 0, "\(measure)") }
        }
    }

    @Test func burstyDocumentsRaiseTheNull() throws {
        var generator = SplitMix64(seed: 23)
        var corpora = [SampledCorpus(bucketCount: 2_000), SampledCorpus(bucketCount: 2_000)]
        for document in 0..<200 {
            let words = (0..<8).map { _ in Int.random(in: 0..<3_000, using: &generator) }
            corpora[document % 2].add(
                document: words.flatMap { [Int](repeating: $0, count: 5) },
                fold: Int.random(in: 0..<32, using: &generator))
        }
        let spectrum = try JointCountSpectrum(firstCounts: corpora[0].counts, secondCounts: corpora[1].counts)
        let plain = MeasureEstimator().estimates(spectrum: spectrum, order: 1, side: .both)
        let bursty = try SampledCorpus.estimates(corpora[0], corpora[1])
        let js = try #require(plain.first { $0.name == .jensenShannon })
        let corrected = try #require(bursty[.jensenShannon])
        #expect(js.plugIn == corrected.plugIn)
        #expect(try #require(js.lower) > 0, "independent tokens cannot explain this difference")
        #expect(try #require(corrected.lower) < 0, "documents can")
    }

    @Test(arguments: [([], [5]), ([5], []), ([], [])] as [([UInt64], [UInt64])])
    func anEmptySideIsSaidNotComputed(first: [UInt64], second: [UInt64]) throws {
        let size = max(first.count, second.count)
        let pad = { (counts: [UInt64]) in counts + [UInt64](repeating: 0, count: size - counts.count) }
        let spectrum = try JointCountSpectrum(firstCounts: pad(first), secondCounts: pad(second))
        for estimate in MeasureEstimator().estimates(spectrum: spectrum, order: 3, side: .source) {
            #expect(estimate.plugIn == nil && estimate.estimate == nil && estimate.null == nil)
            #expect(estimate.estimator.hasPrefix("undefined"))
        }
    }

    @Test func aRestrictedProfileGivesTheSamePlugInAndNoNull() throws {
        var whole = JointCountSpectrum.Accumulator()
        var listed = JointCountSpectrum.Accumulator()
        for (first, second) in [(40, 3), (0, 2), (7, 1), (1, 4)] as [(UInt64, UInt64)] {
            whole.add(first: first, second: second)
            listed.add(first: first, second: second)
        }
        for count in [12, 30, 1] as [UInt64] { whole.add(first: count, second: 0) }
        let measures = DivergenceMeasure.withInterval
        let complete = MeasureEstimator(measures: measures).estimates(
            spectrum: try whole.finish(), order: 1, side: .both)
        let restricted = MeasureEstimator(measures: measures).estimates(
            spectrum: try listed.finish(firstTotal: 91), order: 1, side: .both)
        for (one, other) in zip(complete, restricted) {
            guard one.name != .cosine, one.name != .jaccard else {
                #expect(other.plugIn == nil && other.estimator.contains("needs all of its types"), "\(one.name)")
                continue
            }
            let (value, expected) = (try #require(other.plugIn), try #require(one.plugIn))
            #expect(abs(value - expected) <= 1e-14 * expected, "\(one.name)")
            #expect(one.null != nil && other.null == nil)
            #expect((other.estimate != nil) == (other.name == .jensenShannon))
        }
        let js = try #require(restricted.first { $0.name == .jensenShannon })
        #expect(try #require(js.estimate) < (try #require(js.plugIn)))
    }

    @Test func unsmoothedDivergenceIsInfiniteAndSaysSo() throws {
        let spectrum = try JointCountSpectrum(firstCounts: [5, 0, 3], secondCounts: [2, 2, 0])
        let all = MeasureEstimator(smoothing: .unsmoothed).estimates(spectrum: spectrum, order: 1, side: .both)
        for estimate in all {
            let infinite = [
                .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .chiSquared, .renyi(2), .tsallis(2),
            ].contains(estimate.name)
            guard estimate.name != .rankCorrelation, estimate.name != .kendallRankCorrelation else { continue }
            #expect((estimate.plugIn == nil) == infinite, "\(estimate.name)")
            #expect(estimate.estimator.hasPrefix("infinite") == infinite)
        }
        let covered = try JointCountSpectrum(firstCounts: [5, 1, 3], secondCounts: [2, 2, 4])
        let finite = MeasureEstimator(smoothing: .unsmoothed).estimates(spectrum: covered, order: 1, side: .both)
        let expected = 0.25 * log(0.25 / (5 / 9)) + 0.25 * log(0.25 / (1 / 9)) + 0.5 * log(0.5 / (3 / 9))
        #expect(abs(try #require(finite[0].plugIn) - expected) < 1e-15)
    }

    @Test func everyKeyIsWritten() throws {
        let spectrum = try JointCountSpectrum(firstCounts: [0], secondCounts: [3])
        let estimates = MeasureEstimator().estimates(spectrum: spectrum, order: 2, side: .target)
        let data = try JSONEncoder().encode(estimates)
        let text = String(decoding: data, as: UTF8.self)
        for key in ["estimate", "plugIn", "lower", "upper", "null"] { #expect(text.contains("\"\(key)\":null")) }
        #expect(text.contains("\"side\":\"target\"") && text.contains("\"name\":\"jensenShannon\""))
        #expect(try JSONDecoder().decode([MeasureEstimate].self, from: data) == estimates)
    }
}
