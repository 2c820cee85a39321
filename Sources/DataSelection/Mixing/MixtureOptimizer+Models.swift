import DivergenceMeasures
import NGramStatistics
import RealModule

extension MixtureOptimizer {
    /// Finds the shares in which the language models of candidates, interpolated, foretell a task best: the maximum of its likelihood, as SRILM's
    /// `compute-best-mix` seeks it by expectation maximisation.
    ///
    /// Each side of the task weighs the same. The likelihood is concave in the shares: the solver's gap bounds what any others could gain.
    ///
    /// - Parameters:
    ///   - task: its sides, one or two, each scored under the same models.
    ///   - tokens: of each candidate, for ``MixtureEstimate/crossEntropyBefore``.
    ///   - signature: names how the models came about.
    /// - Throws: ``SelectionError`` where no side holds a token.
    /// - Complexity: O(folds × steps × candidates² × different predictions).
    public func optimize(
        models task: [TaskPredictions], tokens: [UInt64], signature: String
    ) throws(SelectionError) -> MixtureEstimate {
        precondition(!task.isEmpty && task.allSatisfy { $0.modelCount == tokens.count }, "scored under the same models")
        guard task.contains(where: { $0.tokens > 0 }) else {
            throw SelectionError(.noFeatures, message: "the task holds no token; name its text")
        }
        let columns = tokens.indices.map { model in
            task.flatMap { side in
                side.counts.indices.map {
                    Double.exp10(Double(side.logProbabilities[$0 * side.modelCount + model]))
                }
            }
        }
        func problem(_ isIn: (UInt8) -> Bool) -> MixtureProblem? {
            var masses: [Double] = []
            var sides = 0.0
            for side in task {
                let total = zip(side.counts, side.folds).reduce(0.0) { isIn($1.1) ? $0 + Double($1.0) : $0 }
                if total > 0 { sides += 1 }
                masses += zip(side.counts, side.folds).map { isIn($1) && total > 0 ? Double($0) / total : 0 }
            }
            return sides > 0 ? MixtureProblem(masses: masses.map { $0 / sides }, columns: columns) : nil
        }
        guard let whole = problem({ _ in true }) else { preconditionFailure("a side has tokens") }
        let solver = MixtureSolver(tolerance: tolerance)
        let solution = solver.solve(whole)
        let total = tokens.reduce(0.0) { $0 + Double($1) }
        let proportional = tokens.map { Double($0) / total }
        let folds = Set(task.flatMap(\.folds)).sorted()
        let refits: [(weights: [Double], gain: Double)] =
            folds.count < 2
            ? []
            : folds.compactMap { fold in
                guard let rest = problem({ $0 != fold }), let held = problem({ $0 == fold }) else { return nil }
                let weights = solver.solve(rest, from: solution.weights).weights
                return (
                    weights,
                    held.crossEntropy(held.mixture(proportional)) - held.crossEntropy(held.mixture(weights))
                )
            }
        let uniform = [Double](repeating: 1 / Double(tokens.count), count: tokens.count)
        let heldOut = Self.mean(refits.map(\.gain))
        return MixtureEstimate(
            weights: Self.weights(whole, solution, refits: refits.map(\.weights)), before: nil, uniform: nil,
            after: nil,
            crossEntropyBefore: whole.crossEntropy(whole.mixture(proportional)),
            crossEntropyUniform: whole.crossEntropy(whole.mixture(uniform)),
            crossEntropyAfter: whole.crossEntropy(whole.mixture(solution.weights)), heldOutGain: heldOut?.value,
            heldOutInterval: heldOut?.interval, gap: solution.gap,
            signature: "method:em|\(signature)|sides:\(task.count)|folds:\(folds.count)|interval:0.95")
    }

    /// The weights of a solution with their intervals and gains.
    ///
    /// - Parameter refits: the weights without each fold.
    static func weights(
        _ problem: MixtureProblem, _ solution: MixtureSolver.Solution, refits: [[Double]]
    ) -> [MixtureEstimate.Weight] {
        let mixture = problem.mixture(solution.weights)
        let gains = problem.gains(mixture)
        let undetermined = undetermined(problem, mixture: mixture, gains: gains, weights: solution.weights)
        return solution.weights.indices.map { index in
            let isIdentifiable = !undetermined.contains(index)
            let interval =
                isIdentifiable
                ? Jackknife(refits.map { $0[index] })?.interval(around: solution.weights[index], within: 0...1) : nil
            return MixtureEstimate.Weight(
                weight: solution.weights[index], interval: interval, gain: gains[index], isIdentifiable: isIdentifiable)
        }
    }
}
