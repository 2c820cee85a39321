internal import RealModule

extension BrokenLaw: FittableLaw {
    package static let parameterCount = 4
    package static let defaultHuberThreshold = 0.1

    /// For each place of the break a convex problem in three coefficients; the place is searched within each gap between
    /// checkpoints, where the objective is smooth.
    static func fit(_ points: FittingPoints, huber: HuberLoss) -> BrokenLaw {
        func inner(_ position: Double) -> HuberRegression {
            HuberRegression(
                columns: [
                    points.offsets.map { _ in 1 }, points.offsets.map { min(0, $0 - position) },
                    points.offsets.map { max(0, $0 - position) },
                ], values: points.logValues, weights: points.weights, huber: huber)
        }
        let best = ProfileSearch.minimum(over: places(points), valleys: 4) { inner($0).objective }
        let coefficients = inner(best).coefficients
        return BrokenLaw(
            position: points.anchor + best, logValue: coefficients[0], before: coefficients[1], after: coefficients[2])
    }

    /// Offsets at which a break is looked for, ascending.
    static func places(_ points: FittingPoints) -> [Double] {
        let places = Set(points.offsets).sorted()
        // From the second point to the last but one: outside, one of the slopes is free.
        let inside = places.count > 3 ? Array(places[1..<(places.count - 1)]) : places
        var grid = [inside[0]]
        for (left, right) in zip(inside, inside.dropFirst()) {
            for part in 1...6 { grid.append(left + (right - left) * Double(part) / 6) }
        }
        return grid
    }
}
