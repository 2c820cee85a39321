internal import RealModule

extension RichardsLaw: FittableLaw {
    package static let parameterCount = 4
    package static let defaultHuberThreshold = 0.1

    /// For each q, f^(−q) (or ln f) is linear in two coefficients once c is fixed. The lowest places of a grid over q and
    /// c are refined in both.
    static func fit(_ points: FittingPoints, huber: HuberLoss) -> RichardsLaw {
        let exponents: [Double] = [-200, -20, -5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 20, 200]
        var starts: [(exponent: Double, rate: Double, value: Double)] = []
        for exponent in exponents {
            // Far from its bend a law rises by c/q in ln D.
            let steepest = Double.log(60 * max(1, abs(exponent)) / points.span)
            let rates = ProfileSearch.grid(from: Double.log(1e-3 / points.span), to: steepest, count: 22)
            let values = rates.map { RichardsProfile(points, huber, exponent, $0).solve().objective }
            for index in rates.indices {
                let isBelowLeft = index == 0 || values[index] <= values[index - 1]
                let isBelowRight = index == rates.count - 1 || values[index] < values[index + 1]
                if isBelowLeft && isBelowRight { starts.append((exponent, rates[index], values[index])) }
            }
        }
        starts.sort { ($0.value, $0.exponent, $0.rate) < ($1.value, $1.exponent, $1.rate) }
        var best = (point: (x: starts[0].exponent, y: starts[0].rate), value: Double.infinity)
        for start in starts.prefix(6) {
            let found = SimplexSearch.minimum(
                from: (start.exponent, start.rate), steps: (0.2 * max(1, abs(start.exponent)), 0.3), restarts: 4
            ) { place in
                guard abs(place.x) <= sharpestExponent, abs(place.y) < 40 else { return .infinity }
                return RichardsProfile(points, huber, place.x, place.y).solve().objective
            }
            if found.value < best.value { best = found }
        }
        return RichardsProfile(points, huber, best.point.x, best.point.y).law
    }
}

/// The Richards law with q and ln c fixed.
private struct RichardsProfile {
    private let exponent: Double
    private let rate: Double
    private let points: FittingPoints
    private let scale: Double
    private let fit: TwoTermFit

    /// By how much the transformed logarithms are larger than those of the values.
    private var factor: Double { exponent == 0 ? 1 : abs(exponent) }

    init(_ points: FittingPoints, _ huber: HuberLoss, _ exponent: Double, _ logRate: Double) {
        // The formula is continuous at 0, but not in rounding.
        let exponent = abs(exponent) < 1e-4 ? 0 : exponent
        let rate = Double.exp(logRate)
        let scale = exponent == 0 ? 0 : points.logValues.max() ?? 0
        let sign = exponent > 0 ? -1.0 : 1
        let factor = exponent == 0 ? 1 : abs(exponent)
        self.exponent = exponent
        self.rate = rate
        self.points = points
        self.scale = scale
        fit = TwoTermFit(
            form: exponent == 0 ? .exponential : .linear,
            basis: points.offsets.map { offset in
                exponent > 0
                    ? Double.exp(-rate * offset)
                    : SaturatingPowerLaw.basis(shape: rate, offset: offset, span: points.span)
            }, logValues: points.logValues.map { sign * factor * ($0 - scale) }, weights: points.weights,
            huber: HuberLoss(threshold: huber.threshold * factor))
    }

    /// From how large a q on the bend is so sharp that each gap between points may hold a valley of its own.
    private static let sharp = 4.0

    private var solution: TwoTermFit.Solution {
        guard exponent >= Self.sharp else { return fit.solve() }
        let places = points.offsets.sorted()
        return fit.solve(alsoFrom: zip(places, places.dropFirst()).map { Double.exp(rate * ($0 + $1) / 2) })
    }

    func solve() -> TwoTermFit.Solution {
        var solution = solution
        solution.objective /= factor * factor
        return solution
    }

    var law: RichardsLaw {
        let solution = solution
        let rise = exponent > 0 ? 1 : 1 / -Double.expMinusOne(-rate * points.span)
        return RichardsLaw(
            exponent: exponent, rate: rate, anchor: points.anchor, logScale: scale, first: solution.first,
            second: solution.second * rise)
    }
}
