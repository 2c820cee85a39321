import DivergenceMeasures
import Foundation
import TestSupport
import Testing

@Suite struct DistributionTests {
    // Traps that other programs fall into.

    /// SciPy 1.17.1's `jensenshannon([0, 1], [5e-324, 1])` is infinite; the distance is √(2⁻¹⁰⁷⁴ ln 2 / 2).
    @Test func subnormalProbabilitiesMakeNothingInfinite() throws {
        let distance = try DivergenceMeasure.jensenShannonDistance.value([0, 1], [.leastNonzeroMagnitude, 1])
        #expect(abs(distance / (0x1p-537 * (log(2) / 2).squareRoot()) - 1) < 1e-14)
        for measure in DivergenceMeasure.standard where !Self.isOfRanks(measure) && measure != .reverseKullbackLeibler {
            let value = try measure.value([.leastNonzeroMagnitude, 1], [3 * .leastNonzeroMagnitude, 1])
            #expect(value.isFinite, "\(measure)")
        }
    }

    /// SciPy 1.17.1's `jensenshannon` is NaN for some pairs that differ in their last places, the root of a negative rounding error.
    @Test(arguments: 0..<50)
    func nearlyEqualPairsAreNearlyZeroNotNaN(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let first = (0..<10).map { _ in generator.uniform() }
        let second = first.map { Bool.random(using: &generator) ? $0 : $0.nextUp }
        let distance = try DivergenceMeasure.jensenShannonDistance.value(first, second, normalizing: true)
        #expect(distance >= 0 && distance < 1e-15)
        #expect((distance == 0) == (first == second))
    }

    @Test func distanceAndDivergenceAreNotOneAnother() throws {
        let (p, q) = ([0.9, 0.1, 0], [0.1, 0.2, 0.7])
        let divergence = try DivergenceMeasure.jensenShannon.value(p, q)
        let distance = try DivergenceMeasure.jensenShannonDistance.value(p, q)
        #expect(abs(distance * distance - divergence) < 1e-15 && distance > divergence)
        #expect(
            DivergenceMeasure.jensenShannon.unit == "nats" && DivergenceMeasure.jensenShannonDistance.unit == "√nats")
        // In bits the divergence of disjoint distributions is 1, and so is the distance.
        for measure in [DivergenceMeasure.jensenShannon, .jensenShannonDistance] {
            let disjoint = try measure.value([1, 0], [0, 1])
            #expect(abs(disjoint * LogarithmUnit.bits.factor(of: measure.unit) - 1) < 1e-15)
        }
    }

    /// The most similar corpus has the smallest divergence, and the largest similarity.
    @Test(arguments: DivergenceMeasure.standard)
    func theNearestOfManyIsNearestByEveryMeasure(measure: DivergenceMeasure) throws {
        let task = [0.4, 0.3, 0.2, 0.1, 0, 0]
        let candidates = [
            [0, 0.05, 0.05, 0.2, 0.3, 0.4], [0.39, 0.31, 0.19, 0.11, 0, 0], [0.1, 0.2, 0.3, 0.3, 0.1, 0],
        ]
        let values = try candidates.map { try measure.value($0, task) }
        let order = values.indices.sorted { measure.isNearer(values[$0], than: values[$1]) }
        #expect(order.first == 1, "\(values)")
        // Presence alone cannot tell the others apart.
        let isOfPresence = measure == .tokenCoverage || Self.isOfRanks(measure)
        if !isOfPresence { #expect(values[order[2]] == values[0], "\(values)") }
    }

    // What is no distribution.

    @Test(arguments: [
        ([0.5, 0.5], [1], DistributionError.Code.lengthsDiffer), ([0.5, -0.5], [0.5, 0.5], .notAProbability),
        ([0.5, .nan], [0.5, 0.5], .notAProbability), ([0.5, .infinity], [0.5, 0.5], .notAProbability),
        ([0, 0], [0.5, 0.5], .notNormalized), ([], [], .notNormalized), ([0.5, 0.5], [0.5, 0.6], .notNormalized),
    ])
    func badInputIsAnError(first: [Double], second: [Double], code: DistributionError.Code) {
        let error = #expect(throws: DistributionError.self) {
            try DivergenceMeasure.jensenShannon.value(first, second)
        }
        #expect(error?.code == code)
    }

    @Test func countsAreNormalisedWhenAskedTo() throws {
        let value = try DivergenceMeasure.kullbackLeibler.value([1, 3], [2, 2], normalizing: true)
        #expect(abs(value - (0.5 * log(2) + 0.5 * log(2.0 / 3))) < 1e-15)
        let undefined = #expect(throws: DistributionError.self) {
            try DivergenceMeasure.rankCorrelation.value([0.5, 0.5], [0.5, 0.5])
        }
        #expect(undefined?.code == .undefined)
        #expect(throws: DistributionError.self) { try DivergenceMeasure.renyi(-1).value([1], [1]) }
        #expect(throws: DistributionError.self) { try DivergenceMeasure.hashed(.cosine).value([1], [1]) }
    }

    @Test func infinityIsAValue() throws {
        let (p, q) = ([1.0, 0, 0], [0.5, 0.5, 0])
        #expect(try DivergenceMeasure.kullbackLeibler.value(p, q) == .infinity)
        #expect(try DivergenceMeasure.renyi(2).value(p, q) == .infinity)
        #expect(try DivergenceMeasure.renyi(.infinity).value(p, q) == .infinity)
        #expect(try DivergenceMeasure.bhattacharyya.value(p, [0, 0, 1]) == .infinity)
        #expect(try DivergenceMeasure.renyi(0.5).value(p, [0, 0, 1]) == .infinity)
        #expect(try DivergenceMeasure.alpha(0).value(q, p) == .infinity)
    }

    private static func isOfRanks(_ measure: DivergenceMeasure) -> Bool {
        measure == .rankCorrelation || measure == .kendallRankCorrelation
    }
}
