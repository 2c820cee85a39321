/// What is known of one ``SampleDistance`` between two corpora.
public struct SampleDistanceEstimate: Sendable, Hashable {
    /// Which distance.
    public var name: SampleDistance
    /// Order of the n-grams; 0 for distances that are not of n-grams.
    public var order: Int
    /// Which side of the task.
    public var side: MeasureEstimate.Side
    /// The recommended estimate; `nil` where it does not exist. Slightly negative is what no difference looks like.
    public var estimate: Double?
    /// The distance of the two samples as they are, uncorrected.
    public var plugIn: Double?
    /// Lower end of the 95 % interval of ``estimate``.
    public var lower: Double?
    /// Upper end of the 95 % interval of ``estimate``.
    public var upper: Double?
    /// What ``plugIn`` would be on average for two samples of these sizes from one distribution.
    public var null: Double?
    /// The chance of a difference as large as the one seen, or larger, between two samples of one distribution; `nil` where no test
    /// was made.
    public var pValue: Double?
    /// Unit of the values, `pValue` apart.
    public var unit: String
    /// How the values were computed, or why they do not exist.
    public var estimator: String

    /// An estimate.
    public init(
        name: SampleDistance, order: Int, side: MeasureEstimate.Side, estimate: Double? = nil, plugIn: Double? = nil,
        lower: Double? = nil, upper: Double? = nil, null: Double? = nil, pValue: Double? = nil, estimator: String
    ) {
        self.name = name
        self.order = order
        self.side = side
        self.estimate = estimate
        self.plugIn = plugIn
        self.lower = lower
        self.upper = upper
        self.null = null
        self.pValue = pValue
        unit = name.unit
        self.estimator = estimator
    }
}

extension SampleDistanceEstimate {
    /// The same estimate with every value in another unit, where the distance is a logarithm. Values are stored in nats: convert once, to
    /// show them.
    public func converted(to unit: LogarithmUnit) -> SampleDistanceEstimate {
        let factor = unit.factor(of: self.unit)
        guard factor != 1 else { return self }
        var converted = self
        converted.estimate = estimate.map { $0 * factor }
        converted.plugIn = plugIn.map { $0 * factor }
        converted.lower = lower.map { $0 * factor }
        converted.upper = upper.map { $0 * factor }
        converted.null = null.map { $0 * factor }
        converted.unit = unit.name(of: self.unit)
        return converted
    }
}
