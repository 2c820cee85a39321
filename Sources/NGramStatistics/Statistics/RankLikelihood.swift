import Foundation

/// The likelihood of a Zipf–Mandelbrot law, and its maximum.
struct RankLikelihood {
    /// Types of one count: consecutive ranks.
    private struct Run {
        var ranks: ClosedRange<UInt64>
        var count: Double
    }

    struct Point {
        var exponent: Double
        var shift: Double
        /// Mean log-likelihood of a token, in nats.
        var value: Double
        /// Its derivative by the shift, where the exponent is the best for the shift.
        var slope: Double
        var isAtLimit: Bool
    }

    private let runs: [Run]
    private let types: UInt64
    private let tokens: Double

    /// - Precondition: at least two types.
    init(_ spectrum: FrequencySpectrum) {
        var rank: UInt64 = 1
        runs = spectrum.entries.reversed().map { entry in
            defer { rank += entry.types }
            return Run(ranks: rank...rank + entry.types - 1, count: Double(entry.count))
        }
        types = spectrum.types
        tokens = Double(spectrum.tokens)
    }

    /// Means over the tokens of ln y, 1/x and 1/x².
    private func observed(shift: Double) -> (log: Double, inverse: Double, squaredInverse: Double) {
        let sums = PowerSums(exponent: 0, shift: shift)
        var log = CompensatedSum()
        var inverse = CompensatedSum()
        var squared = CompensatedSum()
        for run in runs {
            let own = sums.observed(run.ranks)
            log.add(run.count * own.log)
            inverse.add(run.count * own.inverse)
            squared.add(run.count * own.squaredInverse)
        }
        return (log.value / tokens, inverse.value / tokens, squared.value / tokens)
    }

    /// The best exponent for a shift: the mean of ln y under the law, which falls as the exponent rises, is that of the
    /// tokens.
    func best(shift: Double) -> Point {
        let observed = observed(shift: shift)
        var low = ZipfMandelbrotLaw.exponents.lowerBound
        var high = ZipfMandelbrotLaw.exponents.upperBound
        var exponent = 1.0
        for _ in 0..<200 {
            let sums = PowerSums(exponent: exponent, shift: shift).moments(1...types)
            let mean = sums.log / sums.weight
            let variance = sums.squaredLog / sums.weight - mean * mean
            let excess = mean - observed.log
            if excess > 0 { low = exponent } else { high = exponent }
            var next = variance > 0 ? exponent + excess / variance : low + (high - low) / 2
            if !(next > low && next < high) { next = low + (high - low) / 2 }
            if abs(next - exponent) <= 4e-16 * max(1, abs(exponent)) || next == low || next == high {
                exponent = next
                break
            }
            exponent = next
        }
        let sums = PowerSums(exponent: exponent, shift: shift).moments(1...types)
        let range = ZipfMandelbrotLaw.exponents
        return Point(
            exponent: exponent, shift: shift, value: -exponent * observed.log - log(sums.weight),
            slope: exponent * (sums.inverse / sums.weight - observed.inverse),
            isAtLimit: exponent <= range.lowerBound + 1e-6 || exponent >= range.upperBound - 1e-6)
    }

    /// The best exponent and shift: a grid over ln(1 + q) finds the neighbourhood, bisection on the slope the maximum.
    func best() -> Point {
        let range = ZipfMandelbrotLaw.shifts
        let (start, end) = (log1p(range.lowerBound), log1p(range.upperBound))
        let steps = 32
        let grid = (0...steps).map { start + (end - start) * Double($0) / Double(steps) }
        let points = grid.map { best(shift: expm1($0)) }
        var top = 0
        for index in points.indices where points[index].value > points[top].value { top = index }
        if (top == 0 && points[0].slope <= 0) || (top == steps && points[steps].slope >= 0) {
            var point = points[top]
            point.isAtLimit = true
            return point
        }
        // Between a rising and a falling slope lies the maximum next to the best point of the grid.
        var (low, high) =
            points[top].slope > 0 ? (grid[top], grid[min(top + 1, steps)]) : (grid[max(top - 1, 0)], grid[top])
        var point = points[top]
        for _ in 0..<100 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            point = best(shift: expm1(middle))
            if point.slope > 0 { low = middle } else { high = middle }
        }
        return point
    }

    /// Standard errors from the observed information at a point; `nil` where it is not positive definite.
    func standardErrors(at point: Point, isShiftFixed: Bool) -> (exponent: Double, shift: Double)? {
        let s = point.exponent
        let sums = PowerSums(exponent: s, shift: point.shift).moments(1...types)
        let meanLog = sums.log / sums.weight
        let meanInverse = sums.inverse / sums.weight
        let varianceOfLog = sums.squaredLog / sums.weight - meanLog * meanLog
        guard varianceOfLog > 0 else { return nil }
        if isShiftFixed { return (1 / (tokens * varianceOfLog).squareRoot(), 0) }
        let covariance = sums.logInverse / sums.weight - meanLog * meanInverse
        let varianceOfInverse = sums.squaredInverse / sums.weight - meanInverse * meanInverse
        let observed = observed(shift: point.shift)
        let mixed = observed.inverse - meanInverse + s * covariance
        let curvature = s * (sums.squaredInverse / sums.weight - observed.squaredInverse) + s * s * varianceOfInverse
        let determinant = varianceOfLog * curvature - mixed * mixed
        guard curvature > 0, determinant > 0 else { return nil }
        return (
            (curvature / determinant / tokens).squareRoot(), (varianceOfLog / determinant / tokens).squareRoot()
        )
    }
}
