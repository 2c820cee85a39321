import DivergenceMeasures
import Foundation
import TestSupport
import Testing

/// Mathematical properties, on random distributions of which some have zeros, some nearly agree and some have far tails.
@Suite struct DistributionPropertyTests {
    /// Convex in the ratio of probabilities: merging events never raises them, and they are 0 for equal distributions only.
    private static let divergences: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .totalVariation, .hellinger,
        .bhattacharyya,
        .chiSquared, .reverseChiSquared, .renyi(0.3), .renyi(0.5), .renyi(2), .renyi(.infinity), .tsallis(0.5),
        .tsallis(2),
        .alpha(-1), .alpha(0), .alpha(0.5), .alpha(3),
    ]
    private static let metrics: [DivergenceMeasure] = [.jensenShannonDistance, .totalVariation, .hellinger]

    private func distribution(_ size: Int, zeros: Bool, _ generator: inout SplitMix64) -> [Double] {
        let steepness = [1, 4, 30][Int.random(in: 0..<3, using: &generator)]
        let raw = (0..<size).map { index in
            zeros && index > 0 && Bool.random(using: &generator)
                ? 0 : pow(generator.uniform() + 1e-9, Double(steepness))
        }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
    }

    @Test(arguments: 0..<60)
    func boundsAndInequalities(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let p = distribution(12, zeros: seed % 3 == 0, &generator)
        let q =
            seed % 5 == 0
            ? p.map { $0 * (1 + 1e-7 * generator.uniform()) } : distribution(12, zeros: seed % 3 == 1, &generator)
        func value(_ measure: DivergenceMeasure) throws -> Double { try measure.value(p, q, normalizing: true) }
        func reverse(_ measure: DivergenceMeasure) throws -> Double { try measure.value(q, p, normalizing: true) }
        for measure in DivergenceMeasure.standard {
            guard measure != .rankCorrelation, measure != .kendallRankCorrelation else { continue }
            let value = try value(measure)
            #expect(value >= 0 && !value.isNaN, "\(measure)")
            if let disjoint = measure.disjointValue { #expect(value <= max(disjoint, 1) + 1e-14, "\(measure)") }
        }
        for measure: DivergenceMeasure in [
            .jeffreys, .jensenShannon, .totalVariation, .hellinger, .bhattacharyya, .cosine, .jaccard, .weightedJaccard,
        ] { #expect(Self.areClose(try value(measure), try reverse(measure)), "\(measure)") }
        for (measure, reversed): (DivergenceMeasure, DivergenceMeasure) in [
            (.kullbackLeibler, .reverseKullbackLeibler), (.chiSquared, .reverseChiSquared),
        ] { #expect(Self.areClose(try value(measure), try reverse(reversed))) }
        let (kl, tv, hellinger) = (try value(.kullbackLeibler), try value(.totalVariation), try value(.hellinger))
        let one = 1 + 1e-12
        // Jeffreys' sum; Pinsker; Le Cam; Lin; KL ≤ ln(1 + χ²); −ln(1 − H²).
        #expect(Self.areClose(try value(.jeffreys), kl + (try value(.reverseKullbackLeibler))))
        #expect(2 * tv * tv <= kl * one)
        #expect(hellinger * hellinger <= tv * one && tv <= 2.0.squareRoot() * hellinger * one)
        #expect(try value(.jensenShannon) <= tv * log(2) * one)
        #expect(try kl <= log1p(value(.chiSquared)) * one)
        #expect(Self.areClose(try value(.bhattacharyya), -log1p(-hellinger * hellinger), within: 1e-9))
        #expect(Self.areClose(try value(.renyi(0.5)), 2 * (try value(.bhattacharyya))))
        #expect(Self.areClose(try value(.alpha(0.5)), 4 * hellinger * hellinger))
        #expect(Self.areClose(try value(.alpha(2)), try value(.chiSquared) / 2))
        #expect(Self.areClose(try value(.alpha(0.25)), try reverse(.alpha(0.75))))
        #expect(Self.areClose(try value(.weightedJaccard), (1 - tv) / (1 + tv), floor: 1))
    }

    @Test(arguments: 0..<40)
    func orderAndLimitsOfAlpha(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(500 + seed))
        let (p, q) = (distribution(8, zeros: false, &generator), distribution(8, zeros: seed % 2 == 0, &generator))
        func value(_ measure: DivergenceMeasure) throws -> Double { try measure.value(p, q, normalizing: true) }
        // Rényi's divergence never falls as its order grows, and Tsallis's rises with it.
        let orders = [0, 1e-6, 0.1, 0.5, 0.9, 1 - 1e-9, 1, 1 + 1e-9, 1.1, 2, 5, 20, Double.infinity]
        let renyi = try orders.map { try value(.renyi($0)) }
        for (lower, upper) in zip(renyi, renyi.dropFirst()) { #expect(lower <= upper * (1 + 1e-12) + 1e-15) }
        let tsallis = try orders.dropLast().map { try value(.tsallis($0)) }
        for (lower, upper) in zip(tsallis, tsallis.dropFirst()) { #expect(lower <= upper * (1 + 1e-12) + 1e-15) }
        // Towards 1 all are Kullback–Leibler, towards 0 what their names say, towards ∞ the largest ratio.
        let kl = try value(.kullbackLeibler)
        for order in [1 - 1e-9, 1, 1 + 1e-9] {
            for measure in [DivergenceMeasure.renyi(order), .tsallis(order), .alpha(order)] {
                #expect(Self.areClose(try value(measure), kl, within: 1e-6), "\(measure)")
            }
        }
        #expect(Self.areClose(try value(.renyi(1e-9)), try value(.renyi(0)), within: 1e-5, floor: 1))
        #expect(Self.areClose(try value(.tsallis(1e-9)), try value(.tsallis(0)), within: 1e-5, floor: 1))
        if !q.contains(0) {
            #expect(Self.areClose(try value(.alpha(1e-9)), try value(.reverseKullbackLeibler), within: 1e-6))
        }
        #expect(Self.areClose(try value(.renyi(1e6)), try value(.renyi(.infinity)), within: 1e-4, floor: 1))
    }

    @Test(arguments: 0..<60)
    func mergingEventsNeverRaisesADivergence(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(1_000 + seed))
        var (p, q) = (
            distribution(14, zeros: seed % 3 == 0, &generator), distribution(14, zeros: seed % 4 == 0, &generator)
        )
        let fine = try Self.divergences.map { try $0.value(p, q, normalizing: true) }
        for index in 0..<4 {
            p[index] += p.removeLast()
            q[index] += q.removeLast()
        }
        let coarse = try Self.divergences.map { try $0.value(p, q, normalizing: true) }
        for (measure, (before, after)) in zip(Self.divergences, zip(fine, coarse)) {
            #expect(after <= before * (1 + 1e-13) + 1e-300, "\(measure): \(before) to \(after)")
        }
    }

    @Test(arguments: 0..<60)
    func metricsObeyTheTriangleInequality(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(2_000 + seed))
        let p = distribution(6, zeros: true, &generator)
        let q = distribution(6, zeros: true, &generator)
        // Sometimes between the two, where equality is near.
        let r = seed % 2 == 0 ? zip(p, q).map { ($0 + $1) / 2 } : distribution(6, zeros: true, &generator)
        for measure in Self.metrics {
            let direct = try measure.value(p, q, normalizing: true)
            let around = try measure.value(p, r, normalizing: true) + measure.value(r, q, normalizing: true)
            #expect(direct <= around * (1 + 1e-14), "\(measure)")
        }
    }

    @Test func zeroExactlyForEqualDistributions() throws {
        let p = [0.1, 0.2, 0.3, 0.4]
        let shifted = [0.1, 0.2, 0.3.nextUp, 0.4]
        for measure in Self.divergences {
            #expect(try measure.value(p, p, normalizing: true) == 0, "\(measure)")
            #expect(try measure.value(p, shifted, normalizing: true) > 0, "\(measure)")
        }
        for measure: DivergenceMeasure in [
            .cosine, .jaccard, .weightedJaccard, .rankCorrelation, .kendallRankCorrelation,
        ] {
            #expect(abs(try measure.value(p, p, normalizing: true) - 1) <= 1e-15, "\(measure)")
        }
    }

    private static func areClose(_ one: Double, _ other: Double, within: Double = 1e-12, floor: Double = 0) -> Bool {
        one == other || abs(one - other) <= within * max(abs(one), abs(other), floor)
    }
}
