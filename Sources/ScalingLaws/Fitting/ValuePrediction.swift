/// A predicted score with its interval.
public struct ValuePrediction: Sendable, Codable, Hashable {
    /// D_p, the pretraining tokens predicted for.
    public var tokens: Double
    /// The predicted value, in the metric's units.
    public var value: Double
    /// The lower end of the interval, at most `value`.
    public var lower: Double
    /// The upper end of the interval, at least `value`.
    public var upper: Double
    /// The probability the interval is meant to hold a new measurement with, such as 0.9.
    public var confidence: Double

    public init(tokens: Double, value: Double, lower: Double, upper: Double, confidence: Double) {
        self.tokens = tokens
        self.value = value
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
    }
}
