import Foundation
import TestSupport
import Testing

@testable import DivergenceMeasures

@Suite struct ChanceExpectationTests {
    private func terms(of spectrum: JointCountSpectrum) -> TermSet {
        TermSet(DivergenceMeasure.standard, spectrum: spectrum, smoothing: .standard)
    }

    @Test func agreesWithShuffledTokens() throws {
        let pooled = [1, 1, 1, 1, 2, 2, 3, 5, 9, 20]
        let tokens = pooled.enumerated().flatMap { type, count in [Int](repeating: type, count: count) }
        let firstSize = 15
        var generator = SplitMix64(seed: 11)
        let draws = 1_000
        let measures = DivergenceMeasure.withInterval
        var values: [DivergenceMeasure: [Double]] = [:]
        var expected: [DivergenceMeasure: (null: Double, spread: Double)] = [:]
        for draw in 0..<draws {
            let shuffled = tokens.shuffled(using: &generator)
            var first = [UInt64](repeating: 0, count: pooled.count)
            var second = first
            for token in shuffled[..<firstSize] { first[token] += 1 }
            for token in shuffled[firstSize...] { second[token] += 1 }
            let spectrum = try JointCountSpectrum(firstCounts: first, secondCounts: second)
            let evaluation = SpectrumEvaluation(
                spectrum: spectrum, measures: measures, smoothing: .standard, firstFolds: nil, secondFolds: nil,
                order: 1, includesPopulation: false
            )
            for (index, measure) in measures.enumerated() {
                let quantities = evaluation.quantities(index)
                values[measure, default: []].append(quantities.plugIn)
                // The null depends on the pooled counts alone, so every draw gives the same.
                if draw == 0 { expected[measure] = (try #require(quantities.null), quantities.nullSpread) }
            }
        }
        let sums: [DivergenceMeasure] = [
            .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .totalVariation, .chiSquared,
            .tsallis(0.5), .tsallis(2), .alpha(0.5), .outOfVocabularyRate, .tokenCoverage,
        ]
        for measure in measures {
            let drawn = try #require(values[measure])
            let (null, spread) = try #require(expected[measure])
            let mean = drawn.reduce(0, +) / Double(draws)
            let deviation = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws)).squareRoot()
            // Expectations of sums are exact; of roots and ratios they are so to first order.
            let slack = sums.contains(measure) ? 0 : 0.02 * null
            #expect(abs(mean - null) < 4 * deviation / Double(draws).squareRoot() + slack, "\(measure)")
            #expect(abs(deviation - spread) < 0.15 * deviation, "\(measure): spread \(spread), drawn \(deviation)")
        }
    }

    @Test(arguments: [(2.0, 0.5, 1.4), (10, 0.1, 3), (300, 0.3, 5), (40, 0.5, 0.7), (5_000, 0.02, 2), (9_000, 0.4, 1)])
    func urnHasTheMomentsAskedFor(draws: Double, share: Double, inflation: Double) {
        let urn = PolyaUrn(draws: draws, share: share, otherShare: 1 - share, inflation: inflation)
        var (mass, mean, variance) = (0.0, 0.0, 0.0)
        _ = urn.forEachOutcome { count, deviation, probability in
            mass += probability
            mean += probability * count
            variance += probability * deviation * deviation
        }
        #expect(abs(mass - 1) < 1e-12)
        #expect(abs(mean / (draws * share) - 1) < 1e-6)
        #expect(abs(variance / (draws * share * (1 - share) * inflation) - 1) < 1e-3)
    }

    @Test func hugeCountsFollowTheNormalLimit() throws {
        let counts = [UInt64](repeating: 1_000_000_000_000, count: 4)
        let spectrum = try JointCountSpectrum(firstCounts: counts, secondCounts: counts)
        let terms = terms(of: spectrum)
        let chance = ChanceExpectation(spectrum: spectrum, terms: terms, burst: .independent)
        // Each difference p − q has variance 2·p(1 − p)/n, p = ¼; JS ≈ Σ (p − q)²/(8 p) and TV = ½ Σ |p − q|.
        let variance = 2 * 0.25 * 0.75 / 4e12
        #expect(
            abs(chance.mean[try #require(terms.index(of: .jensenShannon))] / (4 * variance / (8 * 0.25)) - 1) < 1e-6)
        let totalVariation = 0.5 * 4 * (2 * variance / Double.pi).squareRoot()
        #expect(abs(chance.mean[try #require(terms.index(of: .totalVariation))] / totalVariation - 1) < 1e-6)
    }

    @Test(arguments: [0.5, 0.02])
    func binsOfLargeCountsChangeNothingThatMatters(share: Double) throws {
        var generator = SplitMix64(seed: 29)
        let pooled = (0..<400).map { _ in UInt64(8_000 * pow(50, generator.uniform())) }
        let spectrum = try JointCountSpectrum(
            firstCounts: pooled.map { $0 - UInt64(Double($0) * share) },
            secondCounts: pooled.map { UInt64(Double($0) * share) })
        let terms = terms(of: spectrum)
        let burst = BurstModel(LevellingCurve(correlation: 0.4, levellingCount: 12))
        let binned = ChanceExpectation(spectrum: spectrum, terms: terms, burst: burst)
        let exact = ChanceExpectation(spectrum: spectrum, terms: terms, burst: burst, binsFrom: .infinity)
        for (index, name) in terms.names.enumerated() {
            #expect(abs(binned.mean[index] - exact.mean[index]) <= 1e-5 * exact.mean[index] + 1e-20, "\(name)")
        }
    }

    @Test func burstModelIsRecoveredFromFolds() {
        // Documents repeat each of their words four times, so φ(4) = 4 when every word is in one document only.
        var corpus = SampledCorpus(bucketCount: 20_000)
        var generator = SplitMix64(seed: 5)
        for document in 0..<400 {
            let words = (0..<10).map { document * 10 + $0 }
            corpus.add(document: words + words + words + words, fold: Int.random(in: 0..<32, using: &generator))
        }
        let burst = DesignEffect(folds: [corpus.folds], order: 1)?.burst(types: [(4, 4_000)])
        #expect(abs((burst?.inflation(count: 4) ?? 0) - 4) < 0.3)
        let single = DesignEffect(folds: [corpus.folds], order: 2)
        #expect(single == nil)
    }
}
