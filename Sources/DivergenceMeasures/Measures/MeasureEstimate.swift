/// What is known of one measure between two corpora.
public struct MeasureEstimate: Sendable, Codable, Hashable {
    /// Which language side of a translation task was compared.
    public enum Side: String, Sendable, Codable, Hashable {
        case source
        case target
        case both
    }

    /// Which measure.
    public var name: DivergenceMeasure
    /// Order of the n-grams.
    public var order: Int
    /// Which side of the task.
    public var side: Side
    /// The recommended estimate, see ``MeasureEstimator``; `nil` where it does not exist.
    public var estimate: Double?
    /// The measure of the two relative-frequency distributions, uncorrected; `nil` where it is infinite or undefined.
    public var plugIn: Double?
    /// Lower end of the 95 % interval of ``estimate``.
    public var lower: Double?
    /// Upper end of the 95 % interval of ``estimate``.
    public var upper: Double?
    /// What ``plugIn`` would be on average for two samples of these sizes from one distribution.
    public var null: Double?
    /// Unit of all the values: "nats", "share", or "".
    public var unit: String
    /// How the values were computed, or why they do not exist.
    public var estimator: String
    /// Why the interval may hold less often than it should; empty where nothing speaks against it.
    public var warnings: [String]
    /// What other estimators make of it; empty unless they were asked for.
    public var alternatives: [AlternativeEstimate]

    /// An estimate.
    public init(
        name: DivergenceMeasure, order: Int, side: Side, estimate: Double?, plugIn: Double?, lower: Double?,
        upper: Double?, null: Double?, unit: String, estimator: String, warnings: [String] = [],
        alternatives: [AlternativeEstimate] = []
    ) {
        self.name = name
        self.order = order
        self.side = side
        self.estimate = estimate
        self.plugIn = plugIn
        self.lower = lower
        self.upper = upper
        self.null = null
        self.unit = unit
        self.estimator = estimator
        self.warnings = warnings
        self.alternatives = alternatives
    }
}
