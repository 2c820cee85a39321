internal import RealModule

/// The standard normal distribution.
package enum NormalDistribution {
    /// The probability of a value below `z`.
    package static func cumulative(_ z: Double) -> Double { 0.5 * Double.erfc(-z / 2.0.squareRoot()) }

    /// The probability of a value above `z`.
    package static func survival(_ z: Double) -> Double { 0.5 * Double.erfc(z / 2.0.squareRoot()) }

    /// ln of the density at `z` of a normal distribution with standard deviation `deviation`.
    package static func logDensity(_ z: Double, deviation: Double) -> Double {
        -0.5 * z * z - Double.log(deviation) - 0.5 * Double.log(2 * .pi)
    }

    /// The z whose upper tail is `probability`, cut to `range`; exact to rounding, by bisection.
    package static func upperQuantile(_ probability: Double, in range: ClosedRange<Double>) -> Double {
        bisect(from: range.lowerBound, to: range.upperBound) { survival($0) > probability }
    }

    /// The point of `low...high` up to which `isBelow` holds, found by halving until nothing is left to halve.
    package static func bisect(from low: Double, to high: Double, isBelow: (Double) -> Bool) -> Double {
        var low = low
        var high = high
        for _ in 0..<200 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if isBelow(middle) { low = middle } else { high = middle }
        }
        return low + (high - low) / 2
    }
}
