internal import RealModule

/// The coefficients of a linear model with the least sum of weighted Huber losses: a convex problem, solved by reweighted
/// least squares and finished by Newton steps on the points within the threshold.
struct HuberRegression {
    private(set) var coefficients: [Double]
    private(set) var objective: Double

    /// - Parameter columns: the model's columns, each with as many entries as `values`.
    /// - Complexity: O(n p²) for each of at most 200 steps.
    init(columns: [[Double]], values: [Double], weights: [Double], huber: HuberLoss) {
        let count = columns.count
        func residuals(_ beta: [Double]) -> [Double] {
            values.indices.map { index in
                var residual = values[index]
                for column in 0..<count { residual -= beta[column] * columns[column][index] }
                return residual
            }
        }
        func loss(_ residuals: [Double]) -> Double {
            zip(residuals, weights).map { $1 * huber.loss($0) }.compensatedSum
        }
        func solve(_ curvature: [Double], _ influence: [Double]) -> [Double]? {
            var matrix = (0..<count).map { _ in [Double](repeating: 0, count: count) }
            var right = [Double](repeating: 0, count: count)
            for index in values.indices {
                for row in 0..<count {
                    right[row] += columns[row][index] * influence[index]
                    for column in 0...row {
                        matrix[row][column] += curvature[index] * columns[row][index] * columns[column][index]
                    }
                }
            }
            return Cholesky(lower: matrix)?.solve(right)
        }
        var beta = [Double](repeating: 0, count: count)
        if let start = solve(weights, zip(weights, values).map { $0 * $1 }) { beta = start }
        var current = residuals(beta)
        var best = loss(current)
        for step in 0..<200 {
            let influence = current.indices.map { weights[$0] * huber.influence(current[$0]) }
            let newton = solve(current.indices.map { huber.isQuadratic(current[$0]) ? weights[$0] : 0 }, influence)
            let reweighted = solve(
                current.indices.map { index in
                    weights[index] * min(1, huber.threshold / max(abs(current[index]), 1e-300))
                }, influence)
            var moved = false
            for direction in [step >= 1 ? newton : nil, reweighted] {
                guard !moved, let direction else { continue }
                let candidate = zip(beta, direction).map { $0 + $1 }
                let next = residuals(candidate)
                let value = loss(next)
                if value < best * (1 - 1e-15) {
                    (beta, current, best, moved) = (candidate, next, value, true)
                }
            }
            if !moved && step > 0 { break }
        }
        coefficients = beta
        objective = best.isNaN ? .infinity : best
    }
}
