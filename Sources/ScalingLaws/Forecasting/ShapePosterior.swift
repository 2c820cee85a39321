internal import RealModule

/// What points say about a law beyond its best fit: every shape of a grid, each with its two coefficients integrated
/// in closed form, each noise level, weighted by how well they explain the points. Nothing is sampled.
///
/// The prior is flat in the law's values at the first and the last point, and b ≥ 0 is kept by falling back to the
/// constant where a cell's line would fall.
struct ShapePosterior: Sendable {
    private struct Cell: Sendable {
        var shape: Double
        /// The law's value (or its logarithm) at the first point, and its rise to the last.
        var first: Double
        var rise: Double
        /// Their covariance for a noise deviation of 1.
        var covariance: (Double, Double, Double)
        var deviation: Double
        var logWeight: Double
    }

    private let cells: [Cell]
    private let form: TwoTermFit.Form
    private let anchor: Double
    private let span: Double
    private let noise: NoiseGrid
    /// k of the law, scaled to 1 at the last point; nil for a law without a shape.
    private let basis: (@Sendable (_ shape: Double, _ offset: Double, _ span: Double) -> Double)?
    /// Where values can lie at all.
    let range: ClosedRange<Double>

    /// - Parameter logPrior: ln of the prior density of a shape (per ln shape), its first value and its rise.
    init(
        form: TwoTermFit.Form, points: FittingPoints, noise: NoiseGrid, shapes: [Double], range: ClosedRange<Double>,
        basis: (@Sendable (_ shape: Double, _ offset: Double, _ span: Double) -> Double)?,
        logPrior: (_ shape: Double, _ first: Double, _ rise: Double) -> Double
    ) {
        self.form = form
        self.noise = noise
        self.basis = basis
        self.range = range
        anchor = points.anchor
        span = points.span
        let values = form == .exponential ? points.logValues : points.logValues.map { Double.exp($0) }
        // On logarithms a deviation is relative.
        let units = zip(noise.units, points.logValues).map {
            form == .exponential ? $0 / Double.exp($1) : $0
        }
        var cells: [Cell] = []
        for shape in shapes {
            let k = points.offsets.map { offset in basis?(shape, offset, points.span) ?? 0 }
            let line = Self.line(k, values, units, hasRise: basis != nil)
            for (deviation, logWeight) in zip(noise.deviations, noise.logWeights) {
                let square = deviation * deviation
                cells.append(
                    Cell(
                        shape: shape, first: line.first, rise: line.rise, covariance: line.covariance,
                        deviation: deviation,
                        logWeight: logWeight + logPrior(shape, line.first, line.rise)
                            - Double(values.count - line.coefficients) * Double.log(deviation)
                            - line.squares / (2 * square) + line.halfLogDeterminant))
            }
        }
        let best = cells.map(\.logWeight).max() ?? 0
        self.cells = cells.filter { $0.logWeight > best - 16 }
    }

    /// The distribution of a new measurement at `tokens`; nil where no shape has a value there.
    func predictive(at tokens: Double) -> PredictiveDistribution? {
        guard tokens > 0, tokens < .infinity else { return nil }
        let offset = Double.log(tokens) - anchor
        var components: [(PredictiveDistribution.Component, Double)] = []
        for cell in cells {
            let k = basis?(cell.shape, offset, span) ?? 0
            guard k.isFinite else { continue }
            let mean = cell.first + cell.rise * k
            let (c00, c01, c11) = cell.covariance
            let value = form == .exponential ? Double.exp(min(mean, 700)) : max(0, mean)
            let unit = form == .exponential ? noise.unit(at: value) / value : noise.unit(at: value)
            let variance = max(0, c00 + 2 * k * c01 + k * k * c11) + unit * unit
            let deviation = cell.deviation * variance.squareRoot()
            guard mean.isFinite, deviation.isFinite, deviation > 0 else { continue }
            components.append(
                (
                    PredictiveDistribution.Component(
                        isLogarithmic: form == .exponential, mean: mean, deviation: deviation, weight: 0),
                    cell.logWeight
                ))
        }
        return components.isEmpty ? nil : PredictiveDistribution(components)
    }

    private struct Line {
        var first: Double
        var rise: Double
        var covariance: (Double, Double, Double)
        var squares: Double
        var halfLogDeterminant: Double
        var coefficients: Int
    }

    /// Weighted least squares of values = first + rise·k, with rise ≥ 0.
    private static func line(_ k: [Double], _ values: [Double], _ units: [Double], hasRise: Bool) -> Line {
        var w = CompensatedSum()
        var wk = CompensatedSum()
        var wy = CompensatedSum()
        for index in k.indices {
            let weight = 1 / (units[index] * units[index])
            w.add(weight)
            wk.add(weight * k[index])
            wy.add(weight * values[index])
        }
        let meanK = wk.value / w.value
        let meanY = wy.value / w.value
        var skk = CompensatedSum()
        var sky = CompensatedSum()
        for index in k.indices {
            let weight = 1 / (units[index] * units[index])
            skk.add(weight * (k[index] - meanK) * (k[index] - meanK))
            sky.add(weight * (k[index] - meanK) * (values[index] - meanY))
        }
        let rises = hasRise && skk.value > 1e-12 * w.value && sky.value > 0
        let rise = rises ? sky.value / skk.value : 0
        let first = meanY - rise * meanK
        var squares = CompensatedSum()
        for index in k.indices {
            let residual = (values[index] - first - rise * k[index]) / units[index]
            squares.add(residual * residual)
        }
        let slopeVariance = rises ? 1 / skk.value : 0
        return Line(
            first: first, rise: rise,
            covariance: (
                1 / w.value + meanK * meanK * slopeVariance, -meanK * slopeVariance, slopeVariance
            ),
            squares: squares.value,
            halfLogDeterminant: -0.5 * Double.log(w.value) - (rises ? 0.5 * Double.log(skk.value) : 0),
            coefficients: rises ? 2 : 1)
    }
}
