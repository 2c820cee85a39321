/// All that was measured at one number of pretraining tokens.
public struct CurvePoint: Sendable, Codable, Hashable {
    /// D_p, pretraining tokens.
    public var tokens: Double
    /// The metric, averaged over repetitions.
    public var value: Double
    /// The standard deviation of the noise in `value`; nil where nothing says how large it is.
    public var standardError: Double?
    /// Downstream cross-entropy in nats per token, averaged over repetitions.
    public var crossEntropy: Double?
    /// How many rows were averaged.
    public var replicates: Int

    public init(
        tokens: Double, value: Double, standardError: Double? = nil, crossEntropy: Double? = nil, replicates: Int = 1
    ) {
        self.tokens = tokens
        self.value = value
        self.standardError = standardError
        self.crossEntropy = crossEntropy
        self.replicates = replicates
    }
}
