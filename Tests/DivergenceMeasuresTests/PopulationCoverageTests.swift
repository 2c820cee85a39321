import DivergenceMeasures
import Foundation
import TestSupport
import Testing

/// Whether intervals hold the divergence of known populations: few draws with generous bounds. The study is
/// Scripts/simulate-measures.sh.
@Suite struct PopulationCoverageTests {
    @Test func intervalsHoldKnownDivergencesInFewDraws() throws {
        try check(types: 2_000, first: 300, second: 400, drawsPerFamily: 2, leastHeld: 0.75)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["ALIGNMENTKIT_SLOW_TESTS"] != nil, "takes minutes"))
    func intervalsHoldKnownDivergences() throws {
        try check(types: DistributionPair.types, first: 3_000, second: 10_000, drawsPerFamily: 10, leastHeld: 0.85)
    }

    private func check(types: Int, first: Int, second: Int, drawsPerFamily: Int, leastHeld: Double) throws {
        var generator = SplitMix64(seed: 41)
        var held: [DivergenceMeasure: Int] = [:]
        var squares: [DivergenceMeasure: (estimate: Double, plugIn: Double)] = [:]
        var draws = 0
        for family in DistributionPair.Family.allCases {
            for _ in 0..<drawsPerFamily {
                let pair = DistributionPair(family, types: types, using: &generator)
                let spectrum = try JointCountSpectrum(
                    firstCounts: AliasTable(pair.first).counts(first, using: &generator),
                    secondCounts: AliasTable(pair.second).counts(second, using: &generator))
                let estimates = MeasureEstimator(measures: PopulationSimulation.measures)
                    .estimates(spectrum: spectrum, order: 1, side: .both)
                draws += 1
                for estimate in estimates {
                    let truth = try #require(
                        PopulationSimulation.truth(
                            estimate.name, pair, first: Double(first), second: Double(second)))
                    let (lower, upper) = (try #require(estimate.lower), try #require(estimate.upper))
                    if lower <= truth && truth <= upper { held[estimate.name, default: 0] += 1 }
                    let errors = (try #require(estimate.estimate) - truth, try #require(estimate.plugIn) - truth)
                    squares[estimate.name, default: (0, 0)].estimate += errors.0 * errors.0
                    squares[estimate.name, default: (0, 0)].plugIn += errors.1 * errors.1
                }
            }
        }
        for measure in PopulationSimulation.measures {
            #expect(Double(held[measure] ?? 0) >= leastHeld * Double(draws), "\(measure): \(held[measure] ?? 0)")
            let square = try #require(squares[measure])
            // A third of the plug-in's root-mean-square error at most.
            #expect(square.estimate * 9 < square.plugIn, "\(measure): \(square)")
        }
    }
}
