internal import RealModule

/// A ``JointLaw`` fitted by weighted least squares to runs at several pretraining and finetuning sizes.
public struct JointFit: Sendable {
    public let law: JointLaw
    /// Σ weight · (y − f)², weights 1 / standard error² where every run has one, otherwise 1.
    public let sumOfSquares: Double
    /// y − f of each run, in the order given.
    public let residuals: [Double]

    /// Fits one form.
    ///
    /// Both exponents are searched over a grid and refined; for each pair B, a and b are solved for, a and b not negative.
    /// Deterministic, and without a start to choose.
    /// - Parameter observations: finetuned checkpoints, each with its finetuning tokens; baselines are left out.
    /// - Throws: `FitError` without three pretraining and two finetuning sizes, with fewer runs than parameters, and for
    ///   numbers that cannot be used.
    /// - Complexity: about 1,500 linear fits of the runs.
    public init(_ form: JointLaw.Form, to observations: [Observation]) throws(FitError) {
        let runs = observations.filter { !$0.isBaseline }
        var rows: [(p: Double, f: Double, y: Double, weight: Double)] = []
        let isWeighted = runs.allSatisfy { $0.standardError != nil }
        for run in runs {
            try FitError.check(value: run.value, standardError: run.standardError, at: run.tokens)
            guard let finetuning = run.finetuningTokens, finetuning > 0, finetuning < .infinity, run.tokens > 0 else {
                throw FitError(
                    code: .nonPositiveTokens,
                    message: "a joint law needs pretraining and finetuning tokens above 0 with every run; "
                        + "give finetuning_tokens")
            }
            let weight = isWeighted ? run.standardError.map { 1 / ($0 * $0) } ?? 1 : 1
            rows.append((Double.log(run.tokens), Double.log(finetuning), run.value, weight))
        }
        let parameters = form == .additive ? 5 : 4
        guard rows.count >= parameters, Set(rows.map(\.p)).count >= 3, Set(rows.map(\.f)).count >= 2 else {
            throw FitError(
                code: .tooFewPoints,
                message: "a joint law needs at least \(parameters) runs, three pretraining sizes and two finetuning "
                    + "sizes; there are \(rows.count), \(Set(rows.map(\.p)).count) and \(Set(rows.map(\.f)).count)")
        }
        let anchors = (p: rows.map(\.p).min() ?? 0, f: rows.map(\.f).min() ?? 0)
        func columns(_ alpha: Double, _ beta: Double) -> [[Double]] {
            let p = rows.map { Double.exp(-alpha * ($0.p - anchors.p)) }
            let f = rows.map { Double.exp(-beta * ($0.f - anchors.f)) }
            return form == .additive ? [p, f] : [zip(p, f).map { $0 * $1 }]
        }
        func solve(_ alpha: Double, _ beta: Double) -> NonNegativeShortfalls {
            NonNegativeShortfalls(columns(alpha, beta), rows.map(\.y), rows.map(\.weight))
        }
        let grid = ProfileSearch.grid(from: Double.log(0.01), to: Double.log(4), count: 10)
        var starts: [(x: Double, y: Double, value: Double)] = []
        for x in grid {
            for y in grid { starts.append((x, y, solve(Double.exp(x), Double.exp(y)).squares)) }
        }
        starts.sort { ($0.value, $0.x, $0.y) < ($1.value, $1.x, $1.y) }
        var best = (point: (x: starts[0].x, y: starts[0].y), value: Double.infinity)
        for start in starts.prefix(3) {
            let found = SimplexSearch.minimum(from: (start.x, start.y), steps: (0.25, 0.25), restarts: 6) { place in
                guard abs(place.x) < 9, abs(place.y) < 9 else { return .infinity }
                return solve(Double.exp(place.x), Double.exp(place.y)).squares
            }
            if found.value < best.value { best = found }
        }
        let (alpha, beta) = (Double.exp(best.point.x), Double.exp(best.point.y))
        let solution = solve(alpha, beta)
        let back = (p: Double.exp(alpha * anchors.p), f: Double.exp(beta * anchors.f))
        let scales =
            form == .additive
            ? (solution.shortfalls[0] * back.p, solution.shortfalls[1] * back.f)
            : (solution.shortfalls[0] * back.p * back.f, 0)
        guard scales.0.isFinite, scales.1.isFinite else {
            throw FitError(code: .outOfRange, message: "the best joint law leaves the range of numbers")
        }
        law = JointLaw(
            form: form, ceiling: solution.ceiling, pretrainingScale: scales.0, finetuningScale: scales.1,
            pretrainingExponent: alpha, finetuningExponent: beta)
        sumOfSquares = solution.squares
        residuals = solution.residuals
    }

    /// The form with the smaller sum of squares for each degree of freedom left.
    /// - Throws: the `FitError` of the multiplicative form where neither can be fitted.
    public static func best(of observations: [Observation]) throws(FitError) -> JointFit {
        let multiplicative = try JointFit(.multiplicative, to: observations)
        let count = Double(multiplicative.residuals.count)
        guard count > 5, let additive = try? JointFit(.additive, to: observations) else { return multiplicative }
        return additive.sumOfSquares / (count - 5) < multiplicative.sumOfSquares / (count - 4)
            ? additive : multiplicative
    }
}

/// y = ceiling − Σ shortfall · column by weighted least squares, shortfalls not negative.
private struct NonNegativeShortfalls {
    var ceiling = 0.0
    var shortfalls: [Double]
    var squares = Double.infinity
    var residuals: [Double] = []

    init(_ columns: [[Double]], _ values: [Double], _ weights: [Double]) {
        shortfalls = columns.map { _ in 0 }
        // Of every set of columns, the best whose coefficients keep their sign.
        for set in 0..<(1 << columns.count) {
            let used = columns.indices.filter { set >> $0 & 1 == 1 }
            let design = [values.map { _ in 1.0 }] + used.map { columns[$0].map { -$0 } }
            let roots = weights.map { $0.squareRoot() }
            guard
                let solution = LeastSquaresSystem.solve(
                    design.map { zip($0, roots).map { $0 * $1 } }, zip(values, roots).map { $0 * $1 },
                    damping: design.map { _ in 0 }),
                solution.dropFirst().allSatisfy({ $0 >= 0 }), solution.allSatisfy(\.isFinite)
            else { continue }
            let residuals = values.indices.map { index in
                values[index] - zip(design, solution).map { $0[index] * $1 }.compensatedSum
            }
            let squares = zip(residuals, weights).map { $0 * $0 * $1 }.compensatedSum
            guard squares < self.squares else { continue }
            ceiling = solution[0]
            shortfalls = columns.map { _ in 0 }
            for (place, index) in used.enumerated() { shortfalls[index] = solution[place + 1] }
            self.squares = squares
            self.residuals = residuals
        }
    }
}
