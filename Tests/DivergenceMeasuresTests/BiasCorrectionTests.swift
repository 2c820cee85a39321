import Foundation
import NGramStatistics
import TestSupport
import Testing

@testable import DivergenceMeasures

@Suite struct BiasCorrectionTests {
    private static let measures: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jensenShannon, .totalVariation, .hellinger,
    ]

    private func terms(_ spectrum: JointCountSpectrum) -> TermSet {
        TermSet(Self.measures, spectrum: spectrum, smoothing: .standard)
    }

    private func expect(_ value: Double?, is expected: Double?, tolerance: Double, _ what: String) {
        guard let expected else {
            #expect(value == nil, "\(what)")
            return
        }
        let value = value ?? .nan
        #expect(abs(value - expected) <= tolerance * max(abs(expected), 1e-3), "\(what): \(value), not \(expected)")
    }

    @Test(arguments: GoldenBiasCorrections.all.map(\.name))
    func agreesWithIndependentImplementation(name: String) throws {
        let golden = try #require(GoldenBiasCorrections.all.first { $0.name == name })
        let spectrum = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
        let terms = terms(spectrum)
        let sums = terms.sums(spectrum)
        let millerMadow = MillerMadow(spectrum, terms: terms).bias
        let jackknife = TokenJackknife(spectrum, terms: terms, sums: sums).bias
        let coverage = CoverageAdjustment(spectrum, terms: terms).sums
        let deconvolved = DeconvolvedBias(spectrum: spectrum, terms: terms, burst: .independent).bias
        for (index, measure) in Self.measures.enumerated() {
            let key = measure.rawValue
            expect(
                millerMadow[index].map { sums[index] - $0 }, is: golden.millerMadow[key], tolerance: 1e-10,
                "Miller–Madow \(key)")
            expect(
                sums[index] - jackknife[index], is: golden.jackknife[key], tolerance: 1e-10, "jackknife \(key)")
            expect(coverage[index], is: golden.chaoShen[key], tolerance: 1e-10, "Chao–Shen \(key)")
            expect(
                sums[index] - deconvolved[index], is: golden.deconvolved[key], tolerance: 1e-7, "deconvolved \(key)")
        }
    }

    @Test func foldJackknifeFollowsItsDefinition() throws {
        let folds = GoldenFoldJackknife.folds
        let buckets = GoldenFoldJackknife.other.count
        var own = FoldHistograms(order: 1, bucketCount: buckets)
        var other = own
        for (fold, counts) in folds.enumerated() {
            // Folds that hold nothing do not count.
            for (bucket, count) in counts.enumerated() { own.add(count, order: 1, fold: 3 * fold + 1, bucket: bucket) }
        }
        for (bucket, count) in GoldenFoldJackknife.other.enumerated() {
            other.add(count, order: 1, fold: 0, bucket: bucket)
        }
        let spectrum = try JointCountSpectrum(
            firstCounts: own.counts(order: 1), secondCounts: GoldenFoldJackknife.other)
        let jackknife = try #require(
            FoldJackknife(own: own, other: other, side: .first, order: 1, terms: terms(spectrum)))
        for (index, measure) in Self.measures.enumerated() {
            let key = measure.rawValue
            expect(jackknife.variance[index], is: GoldenFoldJackknife.variance[key], tolerance: 1e-9, "variance \(key)")
            expect(jackknife.bias[index], is: GoldenFoldJackknife.bias[key], tolerance: 1e-9, "bias \(key)")
        }
        #expect(FoldJackknife(own: other, other: own, side: .second, order: 1, terms: terms(spectrum)) == nil)
    }

    /// Of a sum that is linear in the frequencies nothing is biased: the out-of-vocabulary rate in the second side.
    @Test func jackknifeLeavesLinearSumsAlone() throws {
        let spectrum = try JointCountSpectrum(firstCounts: [3, 0, 0, 4, 2], secondCounts: [5, 2, 1, 0, 7])
        let terms = TermSet([.outOfVocabularyRate], spectrum: spectrum, smoothing: .standard)
        let bias = TokenJackknife(spectrum, terms: terms, sums: terms.sums(spectrum)).bias
        #expect(abs(bias[0]) < 1e-14)
    }

    /// No type has p = q exactly: the jackknife of total variation never forgets such a tie.
    @Test func correctionsVanishAsCountsGrow() throws {
        let (first, second): ([UInt64], [UInt64]) = ([2, 5, 1, 9, 3, 4], [1, 7, 2, 6, 5, 3])
        var last: [Double]?
        for factor in [1_000, 100_000] as [UInt64] {
            let spectrum = try JointCountSpectrum(
                firstCounts: first.map { $0 * factor }, secondCounts: second.map { $0 * factor })
            let terms = terms(spectrum)
            let sums = terms.sums(spectrum)
            let corrections = PlugInCorrections(spectrum: spectrum, terms: terms, smoothing: .standard, sums: sums)
                .corrections
            let deconvolved = DeconvolvedBias(spectrum: spectrum, terms: terms, burst: .independent)
            var largest = deconvolved.bias.map(abs).max() ?? .infinity
            for correction in corrections {
                for (sum, value) in zip(sums, correction.sums) {
                    if let value { largest = max(largest, abs(value - sum)) }
                }
            }
            let all = [largest, deconvolved.error.max() ?? .infinity]
            // Total variation's bias falls with the root of the size, everything else in proportion to it.
            if let last { #expect(all[0] < last[0] / 8 && all[1] <= last[1]) }
            last = all
        }
        #expect(try #require(last)[0] < 1e-3)
    }

    @Test func exchangingTheSidesChangesNoSymmetricMeasure() throws {
        let golden = GoldenBiasCorrections.all[1]
        let one = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
        let other = try JointCountSpectrum(firstCounts: golden.second, secondCounts: golden.first)
        let bias = [one, other].map { DeconvolvedBias(spectrum: $0, terms: terms($0), burst: .independent).bias }
        for index in 2..<5 { #expect(abs(bias[0][index] - bias[1][index]) < 1e-12) }
        #expect(abs(bias[0][0] - bias[1][1]) < 1e-12)
    }

    @Test func levelsHoldEveryTypeOnce() throws {
        var generator = SplitMix64(seed: 3)
        let counts = (0..<3_000).map { _ in UInt64(exp(18 * generator.uniform() - 4)) }
        let others = (0..<3_000).map { _ in UInt64(exp(18 * generator.uniform() - 4)) }
        let spectrum = try JointCountSpectrum(firstCounts: counts, secondCounts: others)
        let levels = CountLevel.levels(spectrum, burst: .independent)
        let types = spectrum.entries.reduce(0) { $0 + $1.types }
        #expect(abs(levels.reduce(0) { $0 + $1.types } - Double(types)) < 1e-6)
        let tokens = Double(spectrum.firstTotal + spectrum.secondTotal)
        #expect(abs(levels.reduce(0) { $0 + $1.tokens } / tokens - 1) < 1e-12)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $0.count > $1.count })
    }

    @Test func alternativesAreGivenWhenAskedFor() throws {
        let golden = GoldenBiasCorrections.all[0]
        let spectrum = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
        var estimator = MeasureEstimator()
        #expect(estimator.estimates(spectrum: spectrum, order: 1, side: .both).allSatisfy { $0.alternatives.isEmpty })
        estimator.includesAlternatives = true
        let estimates = estimator.estimates(spectrum: spectrum, order: 1, side: .both)
        let js = try #require(estimates.first { $0.name == .jensenShannon })
        #expect(
            js.alternatives.map(\.estimator) == [
                "adjusted for chance", "plug-in", "Miller–Madow", "delete-one-token jackknife",
                "Chao–Shen coverage adjustment",
            ])
        #expect(js.estimator.hasPrefix("deconvolved"))
        let tv = try #require(estimates.first { $0.name == .totalVariation })
        #expect(!tv.alternatives.contains { $0.estimator == "Miller–Madow" }, "a kink has no curvature")
    }
}
