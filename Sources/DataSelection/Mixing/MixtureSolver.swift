import RealModule

/// Finds the weights of a ``MixtureProblem``: expectation maximisation first, then sequential quadratic programming with an active set.
///
/// Source: Y. Kim, P. Carbonetto, M. Stephens, M. Anitescu, J. Comput. Graph. Stat. 29 (2020) 261–273,
/// doi:10.1080/10618600.2019.1689985; the sum of the weights is free on the way, and is 1 at the minimum of cross-entropy plus sum.
struct MixtureSolver {
    /// The weights, and how far they can be from the best.
    struct Solution: Sendable, Hashable {
        /// Of sum 1.
        var weights: [Double]
        /// max gain − 1, in nats: no mixture has a cross-entropy lower by more (the duality gap of Frank and Wolfe).
        var gap: Double
        var iterations: Int
    }

    /// The gap at which to stop, in nats.
    var tolerance = 1e-10
    var maximumIterations = 200
    /// Steps of expectation maximisation to begin with.
    var firstSteps = 20

    /// - Parameter start: weights to begin at, of sum 1; equal ones unless given.
    func solve(_ problem: MixtureProblem, from start: [Double]? = nil) -> Solution {
        precondition(problem.count >= 1, "a mixture has a candidate")
        var weights = start ?? [Double](repeating: 1 / Double(problem.count), count: problem.count)
        var best = Solution(weights: weights, gap: .infinity, iterations: 0)
        var steps = start == nil ? firstSteps : 0
        for iteration in 0...maximumIterations {
            let mixture = problem.mixture(weights)
            let gains = problem.gains(mixture)
            let gap = max(0, (gains.max() ?? 1) - 1)
            if gap < best.gap { best = Solution(weights: weights, gap: gap, iterations: iteration) }
            if gap <= tolerance || problem.count == 1 || iteration == maximumIterations { break }
            if steps > 0 {
                steps -= 1
                weights = Self.normalized(zip(weights, gains).map(*))
                continue
            }
            if let next = Self.step(problem, from: weights, mixture: mixture, gains: gains) {
                weights = next
            } else {
                // Nothing to gain from curvature at this precision: fall back on steps that always gain.
                let next = Self.normalized(zip(weights, gains).map(*))
                if next == weights { break }
                weights = next
                steps = 3
            }
        }
        return best
    }

    private static func normalized(_ weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : weights
    }

    /// A step along the minimum of the second-order model over weights of 0 or more; `nil` where it gains nothing.
    private static func step(
        _ problem: MixtureProblem, from weights: [Double], mixture: [Double], gains: [Double]
    ) -> [Double]? {
        let slopes = gains.map { 1 - $0 }
        let target = QuadraticModel(curvature: problem.curvature(mixture), slopes: slopes, center: weights).minimum()
        let direction = zip(target, weights).map { $0 - $1 }
        let slope = zip(slopes, direction).reduce(0) { $0 + $1.0 * $1.1 }
        guard slope < 0 else { return nil }
        let before = problem.crossEntropy(mixture) + weights.reduce(0, +)
        var length = 1.0
        while length > 1e-10 {
            let trial = zip(weights, direction).map { max(0, $0 + length * $1) }
            let value = problem.crossEntropy(problem.mixture(trial)) + trial.reduce(0, +)
            if value <= before + 0.01 * length * slope { return normalized(trial) }
            // Below the precision of the objective the gap decides.
            if length == 1, value - before < 1e-13, abs(slope) < 1e-11 { return normalized(trial) }
            length /= 2
        }
        return nil
    }
}
