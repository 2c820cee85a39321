import Foundation
import TestSupport
import Testing

@testable import NGramStatistics

@Suite struct StatisticsPropertyTests {
    /// Counts of tokens drawn from a Zipf law.
    private func draw(tokens: Int, types: Int, seed: UInt64) -> [UInt64] {
        var generator = SplitMix64(seed: seed)
        var cumulative: [Double] = []
        for rank in 1...types { cumulative.append((cumulative.last ?? 0) + 1 / Double(rank)) }
        var counts = [UInt64](repeating: 0, count: types)
        for _ in 0..<tokens {
            let point = Double.random(in: 0..<cumulative[types - 1], using: &generator)
            counts[cumulative.partitioningIndex { $0 > point }] += 1
        }
        return counts
    }

    @Test(arguments: 0..<4) func rarefactionRisesAndIsConcave(seed: UInt64) {
        let spectrum = FrequencySpectrum(counts: draw(tokens: 400, types: 300, seed: seed))
        let curve = (0...spectrum.tokens).map { spectrum.expectedTypes(at: $0) }
        #expect(curve[0] == 0 && abs(curve[1] - 1) < 1e-12 && curve[400] == Double(spectrum.types))
        for index in 1...400 { #expect(curve[index] >= curve[index - 1] - 1e-11) }
        for index in 1..<400 { #expect(curve[index + 1] - 2 * curve[index] + curve[index - 1] < 1e-11) }
        #expect(abs(curve[400] - curve[399] - Double(spectrum.singletons) / 400) < 1e-10)
    }

    @Test func rarefactionIsTheMeanOverShuffles() {
        let counts = draw(tokens: 200, types: 60, seed: 9)
        let spectrum = FrequencySpectrum(counts: counts)
        var tokens = counts.enumerated().flatMap { Array(repeating: $0, count: Int($1)) }
        var generator = SplitMix64(seed: 1)
        var sum = 0
        for _ in 0..<4000 {
            tokens.shuffle(using: &generator)
            sum += Set(tokens.prefix(50)).count
        }
        #expect(abs(Double(sum) / 4000 - spectrum.expectedTypes(at: 50)) < 0.15)
    }

    @Test func hugePopulationsKeepTheirPrecision() {
        // Against binomial thinning, which a population of 10^15 is indistinguishable from.
        let population: UInt64 = 1_000_000_000_000_000
        for (marked, drawn) in [(100, 1_000_000_000_000), (70_000, 10_000_000_000), (1_000_000, 1_000_000_000)]
            as [(UInt64, UInt64)]
        {
            let found = Hypergeometric.logMiss(population: population, marked: marked, drawn: drawn)
            let thinned = Double(marked) * log1p(-Double(drawn) / Double(population))
            #expect(abs(found / thinned - 1) < 1e-8, "\(marked), \(drawn)")
        }
        #expect(Hypergeometric.logMiss(population: 10, marked: 6, drawn: 5) == -.infinity)
        #expect(Hypergeometric.logMiss(population: population, marked: population / 2, drawn: 1 << 40) == -.infinity)
    }

    /// The long form against the product, factor by factor.
    @Test(arguments: [
        (1_000, 65, 66), (1_000, 100, 300), (50_000, 70, 9_000), (200, 70, 66), (140, 70, 66), (131, 65, 66),
    ])
    func hypergeometricFormsAgree(population: UInt64, marked: UInt64, drawn: UInt64) {
        var product = 0.0
        for index in 0..<marked { product += log1p(-Double(drawn) / Double(population - index)) }
        let found = Hypergeometric.logMiss(population: population, marked: marked, drawn: drawn)
        #expect(abs(found - product) < 1e-12 * abs(product) + 1e-13)
    }

    @Test(arguments: 0..<6) func entropyIsAtMostLnOfTypes(seed: UInt64) {
        let spectrum = FrequencySpectrum(counts: draw(tokens: 50 << seed, types: 200, seed: seed))
        let limit = log(Double(spectrum.types))
        let plugIn = spectrum.entropy(.plugIn)
        #expect(plugIn.nats >= 0 && plugIn.nats <= limit + 1e-12)
        #expect(plugIn.perplexity <= Double(spectrum.types) * (1 + 1e-12))
        #expect(spectrum.entropy(.millerMadow).nats > plugIn.nats)
        #expect(spectrum.entropy(.chaoShen).nats >= plugIn.nats)
    }

    /// Bias and coverage on seeded draws, where the truth is known.
    @Test func correctedEntropiesAreLessBiasedAndIntervalsHold() {
        let weights = (1...200).map { 1 / Double($0) }
        let total = weights.reduce(0, +)
        let truth = weights.reduce(0) { $0 - $1 / total * log($1 / total) }
        var bias: [EntropyEstimator: Double] = [:]
        var held = 0
        for seed in 0..<100 as Range<UInt64> {
            let spectrum = FrequencySpectrum(counts: draw(tokens: 1000, types: 200, seed: 100 + seed))
            for estimator in EntropyEstimator.allCases {
                bias[estimator, default: 0] += (spectrum.entropy(estimator).nats - truth) / 100
            }
            if spectrum.entropy(.grassberger).interval?.contains(truth) == true { held += 1 }
        }
        #expect(bias[.plugIn]! < -0.05)
        for estimator in [EntropyEstimator.millerMadow, .grassberger, .chaoShen] {
            #expect(abs(bias[estimator]!) < 0.5 * abs(bias[.plugIn]!), "\(estimator): \(bias[estimator]!)")
        }
        #expect(held >= 88, "\(held)")
    }

    @Test func missingMassIntervalsHold() {
        let types = 3000
        let weights = (1...types).map { 1 / Double($0) }
        let total = weights.reduce(0, +)
        var held = 0
        var bounded = 0
        for seed in 0..<100 as Range<UInt64> {
            let counts = draw(tokens: 2000, types: types, seed: 500 + seed)
            let missing = zip(counts, weights).reduce(0) { $0 + ($1.0 == 0 ? $1.1 / total : 0) }
            let estimate = MissingMass(FrequencySpectrum(counts: counts))
            if estimate.interval?.contains(missing) == true { held += 1 }
            if missing <= estimate.upperBound { bounded += 1 }
        }
        #expect(held >= 89 && bounded == 100, "\(held), \(bounded)")
    }

    /// The standard errors of types, and Heaps' exponent, against the spread of independent draws.
    @Test func sizesOfErrorsAreRight() throws {
        var types: [Double] = []
        var exponents: [Double] = []
        var errors: [Double] = []
        var widths: [Double] = []
        for seed in 0..<60 as Range<UInt64> {
            let spectrum = FrequencySpectrum(counts: draw(tokens: 2000, types: 3000, seed: 900 + seed))
            types.append(spectrum.expectedTypes(at: 1000))
            errors.append(spectrum.standardErrorOfTypes(at: 1000))
            let law = try #require(HeapsLaw(spectrum))
            exponents.append(law.exponent)
            widths.append((law.exponentInterval.upper - law.exponentInterval.lower) / 3.92)
        }
        func spread(_ values: [Double]) -> Double {
            let mean = values.reduce(0, +) / Double(values.count)
            return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
        }
        // Poisson sampling also varies the number of tokens, so errors are on the safe side.
        let ratio = errors.reduce(0, +) / 60 / spread(types)
        #expect(ratio > 0.8 && ratio < 1.8, "\(ratio)")
        let widthRatio = widths.reduce(0, +) / 60 / spread(exponents)
        #expect(widthRatio > 0.7 && widthRatio < 2, "\(widthRatio)")
    }

    /// Extrapolation against more tokens of the same source.
    @Test func goodToulminForetellsTheSecondHalf() {
        var difference = 0.0
        var squares = 0.0
        var variance = 0.0
        for seed in 0..<50 as Range<UInt64> {
            let first = draw(tokens: 1500, types: 4000, seed: 2 * seed)
            let both = zip(first, draw(tokens: 1500, types: 4000, seed: 2 * seed + 1)).map { $0 + $1 }
            let estimate = FrequencySpectrum(counts: first).extrapolatedTypes(at: 3000)
            let error = estimate.types - Double(FrequencySpectrum(counts: both).types)
            difference += error / 50
            squares += error * error / 50
            variance += estimate.standardError * estimate.standardError / 50
        }
        #expect(abs(difference) < 3 * (variance / 50).squareRoot(), "\(difference)")
        #expect(squares / variance > 0.4 && squares / variance < 2, "\(squares / variance)")
    }

    @Test func lawsOfExactCurves() throws {
        // All tokens different: V = n.
        let different = try #require(HeapsLaw(FrequencySpectrum(counts: Array(repeating: 1, count: 5000))))
        #expect(abs(different.exponent - 1) < 1e-12 && abs(different.coefficient - 1) < 1e-10)
        #expect(different.localExponent == 1 && different.residual < 1e-10)
        #expect(abs(different.types(at: 100) - 100) < 1e-9)
        // One type: V = 1.
        let same = try #require(HeapsLaw(FrequencySpectrum(counts: [5000])))
        #expect(abs(same.exponent) < 1e-12 && same.localExponent == 0)
        #expect(HeapsLaw(FrequencySpectrum(counts: [63])) == nil)
    }

    @Test func zipfOfGeometricCountsIsAtItsLimit() throws {
        let counts = (0..<20).map { UInt64(1) << UInt64(40 - 2 * $0) }
        let law = try #require(ZipfMandelbrotLaw(FrequencySpectrum(counts: counts)))
        #expect(law.isAtLimit && law.exponentError == nil && law.exponent.isFinite && law.divergence.isFinite)
    }
}

extension RandomAccessCollection {
    /// First index from which a condition holds, where it holds for all after one that it holds for.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
        var low = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if belongs(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
