/// A local minimum in two variables without derivatives (Nelder and Mead 1965, doi:10.1093/comjnl/7.4.308), restarted until
/// it stays. Deterministic.
enum SimplexSearch {
    typealias Point = (x: Double, y: Double)

    static func minimum(
        from start: Point, steps: Point, restarts: Int = 3, of objective: (Point) -> Double
    ) -> (point: Point, value: Double) {
        var best = (point: start, value: objective(start))
        var scale = 1.0
        for _ in 0..<restarts {
            let found = descend(from: best, steps: (steps.x * scale, steps.y * scale), of: objective)
            let gain = best.value - found.value
            if found.value < best.value { best = found }
            if !(gain > 1e-12 * best.value) { break }
            scale /= 4
        }
        return best
    }

    private static func descend(
        from start: (point: Point, value: Double), steps: Point, of objective: (Point) -> Double
    ) -> (point: Point, value: Double) {
        func evaluated(_ x: Double, _ y: Double) -> (point: Point, value: Double) { ((x, y), objective((x, y))) }
        var simplex = [
            start, evaluated(start.point.x + steps.x, start.point.y),
            evaluated(start.point.x, start.point.y + steps.y),
        ]
        for _ in 0..<150 {
            simplex.sort { $0.value < $1.value }
            let (best, worst) = (simplex[0], simplex[2])
            let size = max(abs(worst.point.x - best.point.x), abs(worst.point.y - best.point.y))
            if worst.value - best.value <= 1e-15 * abs(best.value), size < 1e-6 || best.value == worst.value { break }
            if size < 1e-11 { break }
            let middle = (
                x: (simplex[0].point.x + simplex[1].point.x) / 2, y: (simplex[0].point.y + simplex[1].point.y) / 2
            )
            func along(_ factor: Double) -> (point: Point, value: Double) {
                evaluated(
                    middle.x + factor * (worst.point.x - middle.x), middle.y + factor * (worst.point.y - middle.y))
            }
            let reflected = along(-1)
            if reflected.value < best.value {
                let expanded = along(-2)
                simplex[2] = expanded.value < reflected.value ? expanded : reflected
            } else if reflected.value < simplex[1].value {
                simplex[2] = reflected
            } else {
                let contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
                if contracted.value < min(worst.value, reflected.value) {
                    simplex[2] = contracted
                } else {
                    for index in 1...2 {
                        let point = simplex[index].point
                        simplex[index] = evaluated((point.x + best.point.x) / 2, (point.y + best.point.y) / 2)
                    }
                }
            }
        }
        return simplex.min { $0.value < $1.value } ?? start
    }
}
