internal import RealModule

/// What points say about a ``BrokenLaw`` beyond its best fit: every place of the break on a grid with the three other
/// coefficients in closed form, each noise level, weighted by how well they explain the points.
struct BrokenPosterior: Sendable {
    private struct Cell: Sendable {
        var position: Double
        var coefficients: [Double]
        var covariance: [[Double]]
        var deviation: Double
        var logWeight: Double
    }

    private let cells: [Cell]
    private let anchor: Double
    private let noise: NoiseGrid

    /// nil where no place of a break leaves three coefficients to be had.
    init?(_ points: FittingPoints, noise: NoiseGrid) {
        anchor = points.anchor
        self.noise = noise
        // On logarithms a deviation is relative.
        let units = zip(noise.units, points.logValues).map { $0 / Double.exp($1) }
        var cells: [Cell] = []
        for position in BrokenLaw.places(points) {
            let rows = points.offsets.map { Self.row($0 - position) }
            var matrix = [[Double]](repeating: [0, 0, 0], count: 3)
            var right = [0.0, 0, 0]
            for (index, row) in rows.enumerated() {
                let weight = 1 / (units[index] * units[index])
                for i in 0..<3 {
                    right[i] += weight * row[i] * points.logValues[index]
                    for j in 0...i { matrix[i][j] += weight * row[i] * row[j] }
                }
            }
            guard let factor = Cholesky(lower: matrix) else { continue }
            let coefficients = factor.solve(right)
            let squares = rows.indices.map { index -> Double in
                let fitted = zip(rows[index], coefficients).map { $0 * $1 }.compensatedSum
                let residual = (points.logValues[index] - fitted) / units[index]
                return residual * residual
            }.compensatedSum
            for (deviation, logWeight) in zip(noise.deviations, noise.logWeights) {
                cells.append(
                    Cell(
                        position: position, coefficients: coefficients, covariance: factor.inverse(),
                        deviation: deviation,
                        logWeight: logWeight - Double(rows.count - 3) * Double.log(deviation)
                            - squares / (2 * deviation * deviation) - 0.5 * factor.logDeterminant))
            }
        }
        guard !cells.isEmpty else { return nil }
        self.cells = cells
    }

    private static func row(_ distance: Double) -> [Double] { [1, min(0, distance), max(0, distance)] }

    /// The distribution of a new measurement at `tokens`; nil where there is none.
    func predictive(at tokens: Double) -> PredictiveDistribution? {
        guard tokens > 0, tokens < .infinity else { return nil }
        let offset = Double.log(tokens) - anchor
        let components = cells.compactMap { cell -> (PredictiveDistribution.Component, Double)? in
            let row = Self.row(offset - cell.position)
            let mean = zip(row, cell.coefficients).map { $0 * $1 }.compensatedSum
            let value = Double.exp(min(mean, 700))
            let unit = noise.unit(at: value) / value
            var variance = unit * unit
            for i in 0..<3 { for j in 0..<3 { variance += row[i] * cell.covariance[i][j] * row[j] } }
            let deviation = cell.deviation * variance.squareRoot()
            guard mean.isFinite, deviation.isFinite, deviation > 0 else { return nil }
            return (.init(isLogarithmic: true, mean: mean, deviation: deviation, weight: 0), cell.logWeight)
        }
        return components.isEmpty ? nil : PredictiveDistribution(components)
    }
}
