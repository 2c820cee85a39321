import Foundation
import NGramStatistics
import RealModule
import TestSupport
import Testing

@testable import DataSelection

@Suite struct MixtureTests {
    private struct Golden: Decodable {
        var masses: [Double]
        var columns: [[Double]]
        var weights: [Double]
        var crossEntropy: Double
    }

    private static func golden() throws -> [Golden] {
        let path = "\(Repository.root)/Tests/DataSelectionTests/Golden/mixtures.json"
        return try JSONDecoder().decode([Golden].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Against SciPy's SLSQP, see Scripts/golden/mixtures.py, which stops where we go on.
    @Test func equalsSequentialLeastSquares() throws {
        for golden in try Self.golden() {
            let problem = MixtureProblem(masses: golden.masses, columns: golden.columns)
            let solution = MixtureSolver().solve(problem)
            #expect(solution.gap <= 1e-10, "\(solution)")
            let value = problem.crossEntropy(problem.mixture(solution.weights))
            #expect(value <= golden.crossEntropy + 1e-12 && value >= golden.crossEntropy - 1e-6)
            for (weight, expected) in zip(solution.weights, golden.weights) { #expect(abs(weight - expected) < 2e-4) }
        }
    }

    /// The gap bounds what any other mixture could gain, and the weights are a mixture.
    @Test(arguments: 0..<40) func theGapIsABound(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let (count, events) = (Int.random(in: 1...7, using: &random), Int.random(in: 2...40, using: &random))
        func distribution() -> [Double] {
            let values = (0..<events).map { _ in -Double.log(random.uniform() + 1e-12) + 1e-9 }
            let sum = values.reduce(0, +)
            return values.map { $0 / sum }
        }
        var columns = (0..<count).map { _ in distribution() }
        if seed % 3 == 0, count > 1 { columns[1] = columns[0] }
        let problem = MixtureProblem(masses: distribution(), columns: columns)
        let solution = MixtureSolver().solve(problem)
        #expect(solution.gap <= 1e-10, "\(solution)")
        #expect(abs(solution.weights.reduce(0, +) - 1) < 1e-12 && solution.weights.allSatisfy { $0 >= 0 })
        let best = problem.crossEntropy(problem.mixture(solution.weights))
        for _ in 0..<50 {
            let trial = (0..<count).map { _ in -Double.log(random.uniform() + 1e-12) }
            let sum = trial.reduce(0, +)
            let other = problem.crossEntropy(problem.mixture(trial.map { $0 / sum }))
            #expect(other >= best - solution.gap - 1e-13)
        }
        if seed % 3 == 0, count > 1 {
            #expect(abs(solution.weights[0] - solution.weights[1]) < 1e-4, "equals share equally")
        }
    }

    /// Counts over a few buckets, spread over folds.
    private static func counts(_ shares: [Double], tokens: Int, random: inout SplitMix64) -> FeatureCounts {
        let features = SelectionFeatures(order: 1, bucketCount: shares.count)
        var counts = FeatureCounts(features, hasFolds: true)
        for document in 0..<tokens / 20 {
            let drawn = (0..<20).map { _ -> UInt32 in
                var rest = random.uniform()
                for (index, share) in shares.enumerated() {
                    rest -= share
                    if rest < 0 { return UInt32(index) }
                }
                return UInt32(shares.count - 1)
            }
            unsafe drawn.withUnsafeBufferPointer { unsafe counts.add($0, tokens: 20, fold: document % 32) }
        }
        return counts
    }

    @Test func sharesOfAKnownMixture() throws {
        var random = SplitMix64(seed: 11)
        let first = [0.5, 0.3, 0.1, 0.05, 0.05]
        let second = [0.05, 0.05, 0.1, 0.3, 0.5]
        let third = [0.2, 0.2, 0.2, 0.2, 0.2]
        let task = zip(first, second).map { 0.7 * $0 + 0.3 * $1 }
        let candidates = [first, second, third].map { Self.counts($0, tokens: 40_000, random: &random) }
        let drawn = Self.counts(task, tokens: 20_000, random: &random)
        let estimate = try MixtureOptimizer().optimize(candidates: Array(candidates.prefix(2)), task: [drawn])
        let interval = try #require(estimate.weights[0].interval)
        #expect(interval.contains(0.7) && interval.upper - interval.lower < 0.1, "\(estimate.weights)")
        let (before, after) = (try #require(estimate.before), try #require(estimate.after))
        #expect(after < before && estimate.gap <= 1e-9 && after >= 0)
        #expect((estimate.heldOutInterval?.lower ?? 0) > 0)
        #expect(estimate.weights.allSatisfy { $0.isIdentifiable && abs($0.gain - 1) < 1e-6 })

        let twice = try MixtureOptimizer().optimize(
            candidates: [candidates[0], candidates[0], candidates[1]], task: [drawn])
        #expect(twice.weights.map(\.isIdentifiable) == [false, false, true])
        #expect(twice.weights[0].interval == nil)
        #expect(abs(twice.weights[0].weight + twice.weights[1].weight - estimate.weights[0].weight) < 1e-4)
    }

    @Test func emptySidesAreErrors() throws {
        var random = SplitMix64(seed: 12)
        let counts = Self.counts([0.5, 0.5], tokens: 100, random: &random)
        let empty = FeatureCounts(counts.features, hasFolds: true)
        #expect(throws: SelectionError.self) {
            try MixtureOptimizer().optimize(candidates: [counts, empty], task: [counts])
        }
        #expect(throws: SelectionError.self) { try MixtureOptimizer().optimize(candidates: [counts], task: [empty]) }
    }
}
