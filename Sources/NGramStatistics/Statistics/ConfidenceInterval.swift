import Foundation

/// A range that holds the true value with a stated probability.
public struct ConfidenceInterval: Sendable, Hashable {
    /// Lower end.
    public let lower: Double
    /// Upper end; not below ``lower``.
    public let upper: Double
    /// The probability, between 0 and 1, with which intervals made this way hold the truth.
    public let confidence: Double

    /// - Precondition: finite ends in order, and a confidence between 0 and 1, both excluded.
    public init(lower: Double, upper: Double, confidence: Double) {
        precondition(lower.isFinite && upper.isFinite && lower <= upper, "an interval has two finite ends in order")
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
    }

    /// Whether a value lies in the interval, its ends included.
    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// The interval of a normally distributed estimate, cut to a range.
    init(estimate: Double, standardError: Double, confidence: Double, within range: ClosedRange<Double>) {
        let reach = NormalQuantile.twoSided(confidence) * standardError
        self.init(
            lower: min(max(estimate - reach, range.lowerBound), range.upperBound),
            upper: max(min(estimate + reach, range.upperBound), range.lowerBound), confidence: confidence)
    }

    /// The interval with both ends mapped by an increasing function.
    func map(_ transform: (Double) -> Double) -> ConfidenceInterval {
        ConfidenceInterval(lower: transform(lower), upper: transform(upper), confidence: confidence)
    }
}

/// Points of the standard normal distribution.
enum NormalQuantile {
    /// The z with P(|Z| ≤ z) equal to a confidence; exact to rounding, by bisection.
    static func twoSided(_ confidence: Double) -> Double {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        var low = 0.0
        var high = 40.0
        for _ in 0..<120 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if erfc(middle / 2.0.squareRoot()) > 1 - confidence { low = middle } else { high = middle }
        }
        return low + (high - low) / 2
    }
}
