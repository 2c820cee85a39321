import DivergenceMeasures
import Foundation
import TestSupport
import Testing

@Suite struct MeasurePropertyTests {
    private static let merged: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .totalVariation, .hellinger, .chiSquared,
        .renyi(0.5), .renyi(2), .tsallis(0.5), .tsallis(2), .alpha(0.5),
    ]

    private func plugIns(_ first: [UInt64], _ second: [UInt64]) throws -> [DivergenceMeasure: Double] {
        let spectrum = try JointCountSpectrum(firstCounts: first, secondCounts: second)
        let all = MeasureEstimator(measures: DivergenceMeasure.withInterval).estimates(
            spectrum: spectrum, order: 1, side: .both)
        return Dictionary(uniqueKeysWithValues: all.compactMap { value in value.plugIn.map { (value.name, $0) } })
    }

    private func randomCounts(_ generator: inout SplitMix64) -> [UInt64] {
        let scale = [3, 50, 100_000][Int.random(in: 0..<3, using: &generator)]
        return (0..<20).map { _ in
            Bool.random(using: &generator) ? 0 : UInt64.random(in: 0...UInt64(scale), using: &generator)
        } + [1]
    }

    @Test(arguments: 0..<60)
    func boundsSymmetryAndInequalities(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let (first, second) = (randomCounts(&generator), randomCounts(&generator))
        let values = try plugIns(first, second)
        let swapped = try plugIns(second, first)
        for (measure, value) in values {
            #expect(value >= 0, "\(measure)")
            if let disjoint = measure.disjointValue { #expect(value <= max(disjoint, 1) + 1e-14, "\(measure)") }
        }
        for measure: DivergenceMeasure in [.jensenShannon, .jensenShannonDistance, .totalVariation, .hellinger] {
            let (one, other) = (try #require(values[measure]), try #require(swapped[measure]))
            #expect(abs(one - other) <= 1e-15 * max(one, 1))
        }
        #expect(values[.kullbackLeibler] == swapped[.reverseKullbackLeibler])
        let js = try #require(values[.jensenShannon])
        let tv = try #require(values[.totalVariation])
        let hellinger = try #require(values[.hellinger])
        // Pinsker's inequality for both halves of the divergence, Lin's upper bound, and Le Cam's inequalities.
        #expect(js + 1e-15 >= tv * tv / 2)
        #expect(js <= tv * log(2) + 1e-15)
        #expect(hellinger * hellinger <= tv + 1e-15 && tv <= 2.0.squareRoot() * hellinger + 1e-15)
        let kl = try #require(values[.kullbackLeibler])
        let n = Double(first.reduce(0, +))
        let m = Double(second.reduce(0, +))
        let kept = 1 - 0.5 * m / (n + m)
        #expect(kl + 1e-15 >= 2 * (kept * tv) * (kept * tv))
        #expect(kl <= log((n + m) / (0.5 * m)) + 1e-12)
    }

    @Test(arguments: 0..<60)
    func mergingTypesNeverIncreases(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(1_000 + seed))
        var (first, second) = (randomCounts(&generator), randomCounts(&generator))
        let fine = try plugIns(first, second)
        first[0] += first.removeLast()
        second[0] += second.removeLast()
        first[1] += first.removeLast()
        second[1] += second.removeLast()
        let coarse = try plugIns(first, second)
        for measure in Self.merged {
            let (before, after) = (try #require(fine[measure]), try #require(coarse[measure]))
            #expect(after <= before * (1 + 1e-14) + 1e-16, "\(measure)")
        }
    }

    @Test func zeroExactlyForEqualDistributions() throws {
        for (measure, value) in try plugIns([2, 4, 600], [1, 2, 300]) where measure.direction == .smallerIsNearer {
            #expect(value == 0, "\(measure)")
        }
        for (measure, value) in try plugIns([2, 4, 600], [1, 2, 301]) where Self.merged.contains(measure) {
            #expect(value > 0, "\(measure)")
        }
    }

    @Test func disjointCorporaReachTheLargestValue() throws {
        for (measure, value) in try plugIns([5, 9, 0], [0, 0, 3]) {
            guard let disjoint = measure.disjointValue else { continue }
            #expect(abs(value - disjoint) <= 1e-15, "\(measure)")
        }
    }
}
