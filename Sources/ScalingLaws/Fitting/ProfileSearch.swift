/// The least value of a function of one positive shape, searched over a fixed logarithmic grid and refined by golden
/// sections around its lowest valleys. Deterministic, and without a starting point to choose.
enum ProfileSearch {
    /// - Parameters:
    ///   - logarithms: the grid, ascending, in ln of the shape.
    ///   - valleys: how many local minima of the grid to refine.
    /// - Returns: ln of the best shape.
    static func minimum(
        over logarithms: [Double], valleys: Int = 6, of objective: (_ logarithm: Double) -> Double
    ) -> Double {
        let values = logarithms.map(objective)
        var minima: [Int] = []
        for index in logarithms.indices {
            let isBelowLeft = index == 0 || values[index] <= values[index - 1]
            let isBelowRight = index == logarithms.count - 1 || values[index] < values[index + 1]
            if isBelowLeft && isBelowRight { minima.append(index) }
        }
        minima.sort { (values[$0], $0) < (values[$1], $1) }
        var best = (value: Double.infinity, logarithm: logarithms[0])
        for index in minima.prefix(valleys) {
            if values[index] < best.value { best = (values[index], logarithms[index]) }
            let refined = goldenSection(
                from: logarithms[max(0, index - 1)], to: logarithms[min(logarithms.count - 1, index + 1)], of: objective
            )
            if refined.value < best.value { best = refined }
        }
        return best.logarithm
    }

    private static func goldenSection(
        from low: Double, to high: Double, of objective: (Double) -> Double
    ) -> (value: Double, logarithm: Double) {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (low, high)
        var left = high - ratio * (high - low)
        var right = low + ratio * (high - low)
        var (leftValue, rightValue) = (objective(left), objective(right))
        var best: (value: Double, logarithm: Double) = leftValue <= rightValue ? (leftValue, left) : (rightValue, right)
        for _ in 0..<72 where high - low > 1e-15 * max(1, abs(low)) {
            if leftValue <= rightValue {
                (high, right, rightValue) = (right, left, leftValue)
                left = high - ratio * (high - low)
                leftValue = objective(left)
                if leftValue < best.value { best = (leftValue, left) }
            } else {
                (low, left, leftValue) = (left, right, rightValue)
                right = low + ratio * (high - low)
                rightValue = objective(right)
                if rightValue < best.value { best = (rightValue, right) }
            }
        }
        return best
    }

    /// `count` values from `low` to `high`, equally spaced.
    static func grid(from low: Double, to high: Double, count: Int) -> [Double] {
        (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
    }
}
