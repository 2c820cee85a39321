/// What would settle whether a curve falls by as much as matters: less noise, not more checkpoints.
///
/// A fall of about four standard deviations is found with 80 % power, however many checkpoints there are. So the error of
/// one checkpoint must come down to a quarter of the change that matters.
public struct Settlement: Sendable, Codable, Hashable {
    /// The standard deviation of one checkpoint's score now, in the metric's units.
    public var presentDeviation: Double
    /// The standard deviation at which 80 % of falls by the change that matters are found.
    public var neededDeviation: Double
    /// How many runs (seeds) of each checkpoint, each scored and averaged, bring the one down to the other; at least 1.
    public var replicates: Int
    /// How many times as large the test set would have to be instead, as far as the noise is that of its sentences.
    public var testSetFactor: Double

    /// - Parameters:
    ///   - change: the change that matters, in the metric's units, more than 0.
    ///   - deviation: the present standard deviation of one checkpoint, not negative.
    public init(change: Double, deviation: Double) {
        precondition(change > 0 && deviation >= 0, "a change is more than 0 and a deviation not negative")
        presentDeviation = deviation
        neededDeviation = change / 4
        let ratio = deviation / neededDeviation
        testSetFactor = max(1, ratio * ratio)
        replicates = Int(min(1e6, testSetFactor.rounded(.up)))
    }

    /// Whether the scores are precise enough as they are.
    public var isSettled: Bool { presentDeviation <= neededDeviation }
}
