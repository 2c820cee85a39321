internal import RealModule

/// Fits any smooth curve by weighted least squares: Levenberg–Marquardt with scaled, QR-solved steps, from several starts
/// and dampings, deterministic.
///
/// ```swift
/// let fit = try NonlinearLeastSquares(x: x, y: y, starts: [[1, 0.1]]) { parameters, x in
///     parameters[0] * (1 - exp(-parameters[1] * x))
/// }
/// ```
///
/// Derivatives are central differences of fourth order. All 27 problems of NIST's Statistical Reference Datasets for
/// nonlinear regression end at their certified parameters from either start.
public struct NonlinearLeastSquares: Sendable {
    /// The parameters with the least sum of squares found.
    public let parameters: [Double]
    /// Their standard errors from the curvature at the optimum; nil without degrees of freedom or curvature.
    public let standardErrors: [Double]?
    /// Σ weight · (y − f)².
    public let sumOfSquares: Double

    /// - Parameters:
    ///   - x: what each observation was made at: a number, or several.
    ///   - y: what was observed; at least as many as parameters.
    ///   - weights: positive; nil for all 1.
    ///   - starts: initial parameters; the best end wins, the first among equals.
    ///   - function: the curve; NaN or infinity outside its domain is allowed, but not at every start.
    /// - Throws: `FitError` for counts that do not match, numbers that are not finite, and where the function has no
    ///   value at any start.
    public init<Input: Sendable>(
        x: [Input], y: [Double], weights: [Double]? = nil, starts: [[Double]],
        function: @escaping @Sendable (_ parameters: [Double], _ x: Input) -> Double
    ) throws(FitError) {
        guard x.count == y.count, weights.map({ $0.count == y.count }) ?? true, let count = starts.first?.count,
            count > 0, starts.allSatisfy({ $0.count == count })
        else {
            throw FitError(
                code: .tooFewPoints,
                message: "give as many x as y and weights, and at least one start; all starts of one length")
        }
        guard y.count >= count else {
            throw FitError(
                code: .tooFewPoints,
                message: "the curve has \(count) parameters and there are \(y.count) observations; observe more")
        }
        guard (y + starts.joined()).allSatisfy(\.isFinite), (weights ?? []).allSatisfy({ $0 > 0 && $0.isFinite })
        else {
            throw FitError(
                code: .nonFinite, message: "an observation, weight or start is not a finite number; leave it out")
        }
        let model = ResidualModel(y: y, roots: (weights ?? y.map { _ in 1 }).map { $0.squareRoot() }) {
            function($0, x[$1])
        }
        var best: (parameters: [Double], squares: Double)?
        for start in starts {
            var ends: [Double] = []
            for damping in Self.dampings {
                guard let end = Self.descend(model, from: start, damping: damping) else { continue }
                if end.squares < (best?.squares ?? .infinity) * (1 - 1e-9) { best = end }
                // Two ways to the same lowest place: there is no third to look for.
                let lowest = ends.min() ?? .infinity
                if end.squares <= lowest * (1 + 1e-9), lowest <= end.squares * (1 + 1e-9) { break }
                ends.append(end.squares)
            }
        }
        guard let best else {
            throw FitError(
                code: .outOfRange, message: "the curve has no finite value at any start; begin elsewhere")
        }
        parameters = best.parameters
        sumOfSquares = best.squares
        let freedom = y.count - count
        standardErrors =
            freedom > 0
            ? model.jacobian(at: best.parameters).flatMap {
                LeastSquaresSystem.inverseDiagonal($0)?.map { ($0 * best.squares / Double(freedom)).squareRoot() }
            } : nil
    }

    private static let dampings = [1e-3, 1e2, 1, 1e-8, 1e6]

    /// One descent; nil where the function has no value at the start.
    private static func descend(
        _ model: ResidualModel, from start: [Double], damping: Double
    ) -> (parameters: [Double], squares: Double)? {
        var parameters = start
        guard var residuals = model.residuals(at: parameters) else { return nil }
        var squares = residuals.map { $0 * $0 }.compensatedSum
        var damping = damping
        var scale = [Double](repeating: 0, count: start.count)
        var stalled = 0
        for _ in 0..<2000 {
            guard let jacobian = model.jacobian(at: parameters) else { break }
            for (index, column) in jacobian.enumerated() {
                scale[index] = max(scale[index], column.map { $0 * $0 }.compensatedSum.squareRoot())
                if scale[index] == 0 { scale[index] = 1 }
            }
            var accepted = false
            var smallest = 1.0
            for _ in 0..<40 {
                guard
                    let step = LeastSquaresSystem.solve(
                        jacobian, residuals, damping: scale.map { $0 * damping.squareRoot() })
                else {
                    damping = max(damping * 4, 1e-12)
                    continue
                }
                let candidate = zip(parameters, step).map { $0 + $1 }
                smallest = zip(step, candidate).map { abs($0) / max(abs($1), 1e-12) }.max() ?? 0
                if let next = model.residuals(at: candidate) {
                    let value = next.map { $0 * $0 }.compensatedSum
                    if value < squares {
                        stalled = value > squares * (1 - 1e-13) ? stalled + 1 : 0
                        (parameters, residuals, squares, accepted) = (candidate, next, value, true)
                        damping = max(damping / 9, 1e-30)
                        break
                    }
                }
                if smallest < 1e-15 { break }
                damping = max(damping * 4, 1e-14)
            }
            if !accepted || stalled > 8 || (smallest < 1e-13 && damping < 1e-6) { break }
        }
        return (parameters, squares)
    }
}

/// Residuals √w (y − f) and their derivatives.
struct ResidualModel: Sendable {
    let y: [Double]
    let roots: [Double]
    let function: @Sendable (_ parameters: [Double], _ index: Int) -> Double

    /// nil where the function has no finite value.
    func residuals(at parameters: [Double]) -> [Double]? {
        var result: [Double] = []
        result.reserveCapacity(y.count)
        for index in y.indices {
            let residual = roots[index] * (y[index] - function(parameters, index))
            guard residual.isFinite, abs(residual) < 1e150 else { return nil }
            result.append(residual)
        }
        return result
    }

    /// √w ∂f/∂p, a column for each parameter; nil where a difference has no finite value.
    func jacobian(at parameters: [Double]) -> [[Double]]? {
        var columns: [[Double]] = []
        for index in parameters.indices {
            // The fifth root of the rounding unit balances rounding against the difference's own error.
            let step = max(abs(parameters[index]), 1e-8) * 7e-4
            func values(_ factor: Double) -> [Double] {
                var moved = parameters
                moved[index] += factor * step
                return y.indices.map { function(moved, $0) }
            }
            let (a, b, c, d) = (values(-2), values(-1), values(1), values(2))
            var column: [Double] = []
            for row in y.indices {
                var slope = (a[row] - 8 * b[row] + 8 * c[row] - d[row]) / (12 * step)
                if !slope.isFinite { slope = (c[row] - b[row]) / (2 * step) }
                guard slope.isFinite else { return nil }
                column.append(roots[row] * slope)
            }
            columns.append(column)
        }
        return columns
    }
}
