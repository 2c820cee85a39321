import DivergenceMeasures
import NGramStatistics
import RealModule

/// Finds the shares in which candidate corpora are nearest to a task.
///
/// ```swift
/// let reader = FeatureReader()
/// let estimate = try MixtureOptimizer().optimize(
///     candidates: [reader.counts(of: ["web/"]), reader.counts(of: ["news/"])], task: [reader.counts(of: ["task.de.txt"])])
/// ```
public struct MixtureOptimizer: Sendable {
    /// Added to a candidate's count in each bucket; above 0 (Krichevsky and Trofimov's ½ by default).
    public var pseudoCount: Double
    /// The gap at which the solver stops, in nats.
    public var tolerance: Double

    public init(pseudoCount: Double = 0.5, tolerance: Double = 1e-9) {
        precondition(pseudoCount > 0 && tolerance > 0)
        self.pseudoCount = pseudoCount
        self.tolerance = tolerance
    }

    /// Finds the shares.
    ///
    /// The divergence is the mean over the task's sides and the orders of n-grams, each side and order weighing the same.
    ///
    /// - Parameters:
    ///   - candidates: one or more.
    ///   - task: its sides, one or two; counted alike.
    /// - Throws: ``SelectionError`` where a side or a candidate holds no token.
    /// - Complexity: O(folds × steps × candidates² × features); steps are some ten.
    public func optimize(candidates: [FeatureCounts], task: [FeatureCounts]) throws(SelectionError) -> MixtureEstimate {
        precondition(!candidates.isEmpty && !task.isEmpty, "a mixture has candidates and a task")
        let features = candidates[0].features
        precondition((candidates + task).allSatisfy { $0.features == features }, "all are counted alike")
        for (index, candidate) in candidates.enumerated() where candidate.tokens == 0 {
            throw SelectionError(.noFeatures, message: "candidate \(index + 1) holds no token; leave it out")
        }
        let shares = candidates.map(shares)
        guard let whole = Self.problem(shares, task: task.map(\.counts), groups: features.groups) else {
            throw SelectionError(.noFeatures, message: "the task holds no token; name its text")
        }
        let solver = MixtureSolver(tolerance: tolerance)
        let solution = solver.solve(whole)
        let tokens = candidates.map { Double($0.tokens) }
        let total = tokens.reduce(0, +)
        let proportional = tokens.map { $0 / total }
        let entropy = Self.entropy(of: task.map(\.counts), groups: features.groups)
        func divergence(_ weights: [Double]) -> Double {
            max(0, whole.crossEntropy(whole.mixture(weights)) - entropy)
        }

        let folds = Self.refits(shares, task: task, solver: solver, from: solution.weights, against: proportional)
        let heldOut = Self.mean(folds.map(\.gain))
        return MixtureEstimate(
            weights: Self.weights(whole, solution, refits: folds.map(\.weights)), before: divergence(proportional),
            uniform: divergence([Double](repeating: 1 / Double(candidates.count), count: candidates.count)),
            after: divergence(solution.weights), crossEntropyBefore: nil, crossEntropyUniform: nil,
            crossEntropyAfter: nil, heldOutGain: heldOut?.value, heldOutInterval: heldOut?.interval,
            gap: solution.gap,
            signature: "\(features.signature)|smoothing:additive(\(pseudoCount))"
                + "|divergence:kullbackLeibler(task,mixture)|sides:\(task.count)|folds:\(FoldHistograms.foldCount)|interval:0.95"
        )
    }

    /// The candidates' distributions over all buckets.
    private func shares(_ candidate: FeatureCounts) -> [Double] {
        let counts = candidate.counts
        var shares = [Double](repeating: 0, count: counts.count)
        for group in candidate.features.groups {
            let total = Double(counts[group].reduce(0, +)) + pseudoCount * Double(group.count)
            for feature in group { shares[feature] = (Double(counts[feature]) + pseudoCount) / total }
        }
        return shares
    }

    /// The task's and the candidates' distributions over the buckets that the task has; `nil` where it has none.
    private static func problem(
        _ candidates: [[Double]], task: [[UInt64]], groups: [Range<Int>]
    ) -> MixtureProblem? {
        var (masses, rows) = ([Double](), [Int]())
        for side in task {
            for group in groups {
                let total = Double(side[group].reduce(0, +))
                guard total > 0 else { continue }
                for feature in group where side[feature] > 0 {
                    masses.append(Double(side[feature]) / total)
                    rows.append(feature)
                }
            }
        }
        guard !masses.isEmpty else { return nil }
        let sum = masses.reduce(0, +)
        return MixtureProblem(
            masses: masses.map { $0 / sum }, columns: candidates.map { shares in rows.map { shares[$0] } })
    }

    /// The mean entropy of the task's distributions, which turns cross-entropies into divergences.
    private static func entropy(of task: [[UInt64]], groups: [Range<Int>]) -> Double {
        var entropies: [Double] = []
        for side in task {
            for group in groups {
                let total = Double(side[group].reduce(0, +))
                guard total > 0 else { continue }
                var sum = CompensatedSum()
                for feature in group where side[feature] > 0 {
                    let share = Double(side[feature]) / total
                    sum.add(-share * Double.log(share))
                }
                entropies.append(sum.value)
            }
        }
        return entropies.isEmpty ? 0 : entropies.reduce(0, +) / Double(entropies.count)
    }

    /// The weights without each fold of the task, and what they gain on it.
    private static func refits(
        _ candidates: [[Double]], task: [FeatureCounts], solver: MixtureSolver, from start: [Double],
        against proportional: [Double]
    ) -> [(weights: [Double], gain: Double)] {
        let folds = Set(task.flatMap(\.occupiedFolds)).sorted()
        guard folds.count >= 2 else { return [] }
        let (all, groups) = (task.map(\.counts), task[0].features.groups)
        return folds.compactMap { fold in
            let others = zip(task, all).map { $0.counts(withoutFold: fold, of: $1) }
            guard let rest = problem(candidates, task: others, groups: groups),
                let held = problem(candidates, task: task.map { $0.counts(ofFold: fold) }, groups: groups)
            else { return nil }
            let weights = solver.solve(rest, from: start).weights
            let gain =
                held.crossEntropy(held.mixture(proportional)) - held.crossEntropy(held.mixture(weights))
            return (weights, gain)
        }
    }

    /// Candidates that could stand in the mixture and are, in the task's eyes, mixtures of other such.
    static func undetermined(
        _ problem: MixtureProblem, mixture: [Double], gains: [Double], weights: [Double]
    ) -> Set<Int> {
        let eligible = gains.indices.filter { weights[$0] > 0 || gains[$0] > 1 - 1e-7 }
        guard eligible.count > 1 else { return [] }
        let curvature = problem.curvature(mixture)
        let matrix = eligible.map { row in eligible.map { curvature[row][$0] } }
        guard !Cholesky.dependentColumns(matrix, precision: 1e-9).isEmpty else { return [] }
        // A weight is free where the rest explains its candidate: each is tried as the last one to be eliminated.
        return Set(
            eligible.indices.filter { Cholesky.isDependent($0, of: matrix, precision: 1e-9) }.map { eligible[$0] })
    }

    static func mean(_ values: [Double]) -> (value: Double, interval: ConfidenceInterval)? {
        guard values.count >= 2 else { return nil }
        let count = Double(values.count)
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        let mean = sum.value / count
        var squares = CompensatedSum()
        for value in values { squares.add((value - mean) * (value - mean)) }
        let reach =
            StudentQuantile.twoSided95(freedom: count - 1) * (squares.value / (count - 1) / count).squareRoot()
        return (mean, ConfidenceInterval(lower: mean - reach, upper: mean + reach, confidence: 0.95))
    }
}
