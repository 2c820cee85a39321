import RealModule

/// The shares of a type's tokens that may lie on the first side, as the deconvolution tries them.
///
/// A share η stands for a ratio of relative frequencies p/q = eᵗ. The grid is symmetric in t and geometric around t = 0, where both
/// corpora agree; its ends are types that one side lacks altogether.
struct ShareGrid {
    /// One share of the grid.
    struct Point {
        /// η, and 1 − η to its full relative precision.
        let share: Double
        let otherShare: Double
        /// η·(second total) − (1 − η)·(first total), to its full relative precision.
        let cross: Double
    }

    let points: [Point]
    /// Where p = q.
    let center: Int

    /// Least and largest |ln(p/q)| between 0 and infinity, and the step from one to the next.
    private static let (least, largest, step) = (0.02, 8.0, 1.35)

    init(_ scale: PairScale) {
        var ratios: [Double] = []
        var ratio = Self.least
        while ratio <= Self.largest {
            ratios.append(ratio)
            ratio *= Self.step
        }
        var points = [Point(share: 0, otherShare: 1, cross: -scale.first)]
        for t in ratios.reversed().map({ -$0 }) + [0] + ratios {
            let weight = Double.exp(t)
            let total = scale.first * weight + scale.second
            points.append(
                Point(
                    share: scale.first * weight / total, otherShare: scale.second / total,
                    cross: scale.first * scale.second * .expMinusOne(t) / total))
        }
        points.append(Point(share: 1, otherShare: 0, cross: scale.second))
        self.points = points
        center = ratios.count + 1
    }
}
