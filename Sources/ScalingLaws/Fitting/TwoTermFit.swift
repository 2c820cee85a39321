internal import RealModule

/// Finds the two coefficients that a law keeps once its shape is fixed: f = exp(a + b·k) or f = a + b·k, with known
/// k ≥ 0, by the least sum of weighted Huber losses of ln y − ln f.
///
/// b is never negative, and in the second form neither is a. The first form is a convex problem, solved to rounding by
/// Newton steps on its piecewise quadratic, guarded by reweighted least squares; the second is nearly convex and goes
/// the same way.
struct TwoTermFit {
    enum Form { case exponential, linear }

    let form: Form
    let basis: [Double]
    let logValues: [Double]
    let weights: [Double]
    let huber: HuberLoss

    struct Solution {
        var first: Double
        var second: Double
        var objective: Double
    }

    func logValue(_ first: Double, _ second: Double, at index: Int) -> Double {
        let sum = first + second * basis[index]
        return form == .exponential ? sum : (sum > 0 ? Double.log(sum) : -.infinity)
    }

    func objective(_ first: Double, _ second: Double) -> Double {
        var sum = CompensatedSum()
        for index in basis.indices {
            sum.add(weights[index] * huber.loss(logValues[index] - logValue(first, second, at: index)))
        }
        let value = sum.value
        return value.isNaN ? .infinity : value
    }

    func solve() -> Solution { descend(from: start()) }

    /// The best end from the usual start and from the two lowest of those with these ratios b/a: a law with a sharp bend has a
    /// valley for each gap between points that the bend may lie in.
    func solve(alsoFrom ratios: [Double]) -> Solution {
        let starts = ratios.map { ratio -> Solution in
            var moments = Moments()
            for index in basis.indices {
                moments.add(0, logValues[index] - Double.log(1 + ratio * basis[index]), weight: weights[index])
            }
            let first = Double.exp(moments.mean)
            return Solution(first: first, second: first * ratio, objective: objective(first, first * ratio))
        }.filter(\.objective.isFinite)
        var best = solve()
        for start in starts.sorted(by: { $0.objective < $1.objective }).prefix(2) {
            let end = descend(from: start)
            if end.objective < best.objective { best = end }
        }
        return best
    }

    private func descend(from start: Solution) -> Solution {
        var solution = start
        for _ in 0..<200 {
            guard let next = step(from: solution, usingCurvature: true) ?? step(from: solution, usingCurvature: false)
            else { break }
            solution = next
        }
        return solution
    }

    /// Weighted least squares, on the logarithms or relative to the values, made feasible.
    private func start() -> Solution {
        var moments = Moments()
        for index in basis.indices {
            switch form {
            case .exponential: moments.add(basis[index], logValues[index], weight: weights[index])
            case .linear:
                let value = Double.exp(logValues[index])
                moments.add(basis[index], value, weight: weights[index] / (value * value))
            }
        }
        var (first, second) = moments.line
        if !(second > 0) || !second.isFinite { (first, second) = (moments.mean, 0) }
        if form == .linear, first < 0 { (first, second) = (0, moments.slopeThroughOrigin) }
        var value = objective(first, second)
        if !value.isFinite {
            (first, second) = (moments.mean, 0)
            value = objective(first, second)
        }
        return Solution(first: first, second: second, objective: value)
    }

    /// One step that lowers the objective, or nil. With `usingCurvature` it is Newton's, otherwise that of reweighted
    /// least squares.
    private func step(from solution: Solution, usingCurvature: Bool) -> Solution? {
        var g0 = 0.0
        var g1 = 0.0
        var h00 = 0.0
        var h01 = 0.0
        var h11 = 0.0
        for index in basis.indices {
            let logValue = logValue(solution.first, solution.second, at: index)
            let residual = logValues[index] - logValue
            let influence = huber.influence(residual)
            let inverse = form == .exponential ? 1 : Double.exp(-logValue)
            let d0 = inverse
            let d1 = inverse * basis[index]
            let weight = weights[index]
            g0 += weight * influence * d0
            g1 += weight * influence * d1
            var curvature: Double
            if usingCurvature {
                curvature = huber.isQuadratic(residual) ? 1 : 0
                if form == .linear { curvature += influence }
            } else {
                curvature = residual == 0 ? 1 : min(1, huber.threshold / abs(residual))
            }
            curvature *= weight
            h00 += curvature * d0 * d0
            h01 += curvature * d0 * d1
            h11 += curvature * d1 * d1
        }
        let holdsFirst = form == .linear && solution.first <= 0 && g0 < 0
        let holdsSecond = solution.second <= 0 && g1 < 0
        guard
            let (step0, step1) = direction(
                g0, g1, h00, h01, h11, holdsFirst: holdsFirst, holdsSecond: holdsSecond)
        else { return nil }
        // What the step promises; below rounding there is nothing left to gain.
        guard g0 * step0 + g1 * step1 > 1e-16 * solution.objective else { return nil }
        var fraction = 1.0
        for _ in 0..<40 {
            var first = solution.first + fraction * step0
            if form == .linear { first = max(0, first) }
            let second = max(0, solution.second + fraction * step1)
            let value = objective(first, second)
            if value < solution.objective { return Solution(first: first, second: second, objective: value) }
            fraction /= 2
        }
        return nil
    }

    /// The solution of the 2×2 system, with coefficients at their bound held; nil where it does not descend.
    private func direction(
        _ g0: Double, _ g1: Double, _ h00: Double, _ h01: Double, _ h11: Double, holdsFirst: Bool, holdsSecond: Bool
    ) -> (Double, Double)? {
        switch (holdsFirst, holdsSecond) {
        case (true, true): return nil
        case (true, false): return h11 > 0 ? (0, g1 / h11) : nil
        case (false, true): return h00 > 0 ? (g0 / h00, 0) : nil
        case (false, false):
            let determinant = h00 * h11 - h01 * h01
            guard h00 > 0, determinant > 1e-14 * h00 * h11 else { return nil }
            return ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
        }
    }
}
