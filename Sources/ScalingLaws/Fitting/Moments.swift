/// Weighted sums of a straight-line fit.
struct Moments {
    private var w = 0.0
    private var wx = 0.0
    private var wy = 0.0
    private var wxx = 0.0
    private var wxy = 0.0

    mutating func add(_ x: Double, _ y: Double, weight: Double) {
        w += weight
        wx += weight * x
        wy += weight * y
        wxx += weight * x * x
        wxy += weight * x * y
    }

    var mean: Double { wy / w }
    var slopeThroughOrigin: Double { wxx > 0 ? max(0, wxy / wxx) : 0 }

    /// Intercept and slope by least squares; the mean and 0 where all x agree.
    var line: (intercept: Double, slope: Double) {
        let determinant = w * wxx - wx * wx
        guard determinant > 0 else { return (mean, 0) }
        let slope = (w * wxy - wx * wy) / determinant
        return ((wy - slope * wx) / w, slope)
    }
}
