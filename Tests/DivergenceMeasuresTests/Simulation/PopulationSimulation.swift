import DivergenceMeasures
import Foundation
import TestSupport

/// Samples of known pairs of distributions, and what the estimators make of them.
struct PopulationSimulation {
    static let measures: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jensenShannon, .totalVariation, .hellinger,
    ]
    static let sizes = [
        (1_000, 1_000), (10_000, 10_000), (100_000, 100_000), (1_000_000, 1_000_000), (1_000, 10_000),
        (10_000, 100_000), (1_000, 1_000_000), (1_000_000, 1_000), (10_000, 1_000_000), (1_000_000, 100_000),
    ]

    /// A new pair of each family for every draw.
    static func run(
        first: Int, second: Int, draws: Int, families: [DistributionPair.Family] = DistributionPair.Family.allCases,
        log: SimulationLog
    ) throws {
        for family in families {
            var generator = SplitMix64(seed: UInt64(first) &* 31 &+ UInt64(second))
            for draw in 0..<draws {
                let pair = DistributionPair(family, using: &generator)
                let spectrum = try JointCountSpectrum(
                    firstCounts: AliasTable(pair.first).counts(first, using: &generator),
                    secondCounts: AliasTable(pair.second).counts(second, using: &generator))
                var estimator = MeasureEstimator(measures: measures)
                estimator.includesAlternatives = true
                try log.add(
                    estimator.estimates(spectrum: spectrum, order: 1, side: .both),
                    draw: .init(
                        study: "population", source: family.rawValue, order: 1, first: first, second: second,
                        number: draw),
                    truth: { Self.truth($0, pair, first: Double(first), second: Double(second)) })
            }
        }
    }

    /// A measure of the distributions themselves, computed apart from the library.
    static func truth(_ measure: DivergenceMeasure, _ pair: DistributionPair, first: Double, second: Double) -> Double?
    {
        func sum(_ term: (Double, Double) -> Double) -> Double {
            zip(pair.first, pair.second).reduce(0) { $0 + term($1.0, $1.1) }
        }
        func xlogx(_ x: Double, over y: Double) -> Double { x > 0 ? x * log(x / y) : 0 }
        // λ = ½ of the reference is the pooled distribution.
        let borrowed = 0.5 * second / (first + second)
        let otherBorrowed = 0.5 * first / (first + second)
        switch measure {
        case .kullbackLeibler: return sum { p, q in xlogx(q, over: (1 - borrowed) * p + borrowed * q) }
        case .reverseKullbackLeibler:
            return sum { p, q in xlogx(p, over: (1 - otherBorrowed) * q + otherBorrowed * p) }
        case .jensenShannon: return sum { p, q in (xlogx(p, over: (p + q) / 2) + xlogx(q, over: (p + q) / 2)) / 2 }
        case .totalVariation: return sum { p, q in abs(p - q) / 2 }
        case .hellinger: return max(0, 1 - sum { p, q in (p * q).squareRoot() }).squareRoot()
        default: return nil
        }
    }
}
