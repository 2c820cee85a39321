import RealModule

/// What W₁ of document lengths would be between two samples of these sizes from the pooled lengths.
struct LengthChance {
    /// The mean, exact: for each step the mean absolute deviation of a hypergeometric distribution.
    let mean: Double
    /// The standard deviation, that of the area under the absolute value of a Brownian bridge.
    let spread: Double

    private static let mostCells = 400

    /// - Parameters:
    ///   - firstEffect: by how much copies multiply the variance of the first sample; the mean holds for documents drawn one by one.
    ///   - secondEffect: likewise.
    init(_ contrast: LengthContrast, firstEffect: Double, secondEffect: Double) {
        let (first, second) = (Double(contrast.first), Double(contrast.second))
        let population = contrast.first + contrast.second
        var mean = CompensatedSum()
        var cells: [(share: Double, weight: Double)] = []
        cells.reserveCapacity(contrast.steps.count)
        var total = 0.0
        for step in contrast.steps where step.width > 0 {
            let marked = step.firstUpTo + step.secondUpTo
            let deviation = HypergeometricDeviation.mean(
                population: population, marked: marked, drawn: contrast.first)
            mean.add(step.width * deviation * ((first + second) / (first * second)))
            let share = Double(marked) / (first + second)
            let weight = step.width * (share * (1 - share)).squareRoot()
            cells.append((share, weight))
            total += weight
        }
        self.mean = mean.value
        cells = Self.merged(cells, total: total)
        // The covariance of |X| and |Y| for normal variables with correlation ρ.
        var variance = CompensatedSum()
        for (index, cell) in cells.enumerated() {
            variance.add((1 - 2 / .pi) * cell.weight * cell.weight)
            for other in cells[(index + 1)...] {
                let odds = cell.share * (1 - other.share) / (other.share * (1 - cell.share))
                let correlation = min(1, odds.squareRoot())
                let root = max(0, 1 - odds).squareRoot()
                let covariance = 2 / .pi * (correlation * .asin(correlation) + root - 1)
                variance.add(2 * covariance * cell.weight * other.weight)
            }
        }
        let scale = firstEffect / first + secondEffect / second
        spread = (max(0, variance.value) * scale).squareRoot()
    }

    /// Neighbouring cells taken together until there are not too many; each stays as it is where there are few.
    private static func merged(
        _ cells: [(share: Double, weight: Double)], total: Double
    ) -> [(share: Double, weight: Double)] {
        guard cells.count > mostCells else { return cells }
        var merged: [(share: Double, weight: Double)] = []
        var (weight, moment) = (0.0, 0.0)
        for (index, cell) in cells.enumerated() {
            weight += cell.weight
            moment += cell.weight * cell.share
            guard weight >= total / Double(mostCells) || index == cells.count - 1, weight > 0 else { continue }
            merged.append((moment / weight, weight))
            (weight, moment) = (0, 0)
        }
        return merged
    }
}
