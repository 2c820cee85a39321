/// What another estimator makes of a measure.
public struct AlternativeEstimate: Sendable, Codable, Hashable {
    /// Name of the estimator, and what it assumes where that matters.
    public var estimator: String
    /// Its value, in the unit of the measure.
    public var value: Double
    /// Ends of its 95 % interval, which holds sampling error only unless the estimator's name says otherwise; `nil` where there is none.
    public var lower: Double?
    public var upper: Double?

    /// An estimate.
    public init(estimator: String, value: Double, lower: Double?, upper: Double?) {
        self.estimator = estimator
        self.value = value
        self.lower = lower
        self.upper = upper
    }

    /// Writes every key, with null for a value that does not exist.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(estimator, forKey: .estimator)
        try container.encode(value, forKey: .value)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
    }
}
