public import AlignmentKit

/// What `compare` answers.
public struct ComparisonDocument: ResultDocument, Hashable {
    /// What another estimator makes of a measure.
    public struct Alternative: Codable, Sendable, Hashable {
        public var estimator: String
        @FiniteOrNull public var value: Double?
        /// The 95 % interval for sampling error.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?

        public init(_ estimate: AlternativeEstimate) {
            estimator = estimate.estimator
            _value = FiniteOrNull(wrappedValue: estimate.value)
            _lower = FiniteOrNull(wrappedValue: estimate.lower)
            _upper = FiniteOrNull(wrappedValue: estimate.upper)
        }
    }

    /// One measure of one order against one side.
    public struct Measure: Codable, Sendable, Hashable {
        public var name: String
        /// Order of the n-grams; 0 for measures that are not of n-grams.
        public var order: Int
        /// `source`, `target` or `both`.
        public var side: String
        @FiniteOrNull public var estimate: Double?
        /// The uncorrected value.
        @FiniteOrNull public var plugIn: Double?
        /// The 95 % interval of the estimate.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        /// What two samples of these sizes from one distribution would show.
        @FiniteOrNull public var null: Double?
        /// Of a test whether both are samples of one distribution; `nil` where none was made.
        @FiniteOrNull public var pValue: Double?
        public var unit: String
        public var estimator: String
        /// Why the interval may hold less often than it should.
        public var warnings: [String]
        /// What other estimators make of it.
        public var alternatives: [Alternative]

        public init(_ estimate: MeasureEstimate) {
            self.init(
                name: estimate.name.rawValue, order: estimate.order, side: estimate.side,
                values: (estimate.estimate, estimate.plugIn, estimate.lower, estimate.upper, estimate.null),
                unit: estimate.unit, estimator: estimate.estimator)
            warnings = estimate.warnings
            alternatives = estimate.alternatives.map(Alternative.init)
        }

        public init(_ estimate: SampleDistanceEstimate) {
            self.init(
                name: estimate.name.rawValue, order: estimate.order, side: estimate.side,
                values: (estimate.estimate, estimate.plugIn, estimate.lower, estimate.upper, estimate.null),
                unit: estimate.unit, estimator: estimate.estimator)
            pValue = estimate.pValue
        }

        public init(_ estimate: LanguageModelEstimate) {
            self.init(
                name: estimate.name.rawValue, order: estimate.order, side: estimate.side,
                values: (estimate.estimate, estimate.plugIn, estimate.lower, estimate.upper, estimate.null),
                unit: estimate.unit, estimator: estimate.estimator)
        }

        private init(
            name: String, order: Int, side: MeasureEstimate.Side,
            values: (estimate: Double?, plugIn: Double?, lower: Double?, upper: Double?, null: Double?), unit: String,
            estimator: String
        ) {
            self.name = name
            self.order = order
            self.side = side.rawValue
            _estimate = FiniteOrNull(wrappedValue: values.estimate)
            _plugIn = FiniteOrNull(wrappedValue: values.plugIn)
            _lower = FiniteOrNull(wrappedValue: values.lower)
            _upper = FiniteOrNull(wrappedValue: values.upper)
            _null = FiniteOrNull(wrappedValue: values.null)
            _pValue = FiniteOrNull(wrappedValue: nil)
            self.unit = unit
            self.estimator = estimator
            warnings = []
            alternatives = []
        }
    }

    /// How well the pretraining corpus's language model foretells one side.
    public struct Prediction: Codable, Sendable, Hashable {
        public var side: String
        /// The exponential of `crossEntropy`.
        public var perplexity: Double
        /// That of its null: what the corpus's own text shows, each token left out.
        @FiniteOrNull public var perplexityNull: Double?
        /// Tokens predicted.
        public var tokens: Int
        /// Those that the corpus does not have.
        public var unknown: Int
    }

    public var schemaVersion = 1
    public var signature: String
    public var measures: [Measure]
    /// Perplexities; empty where no cross-entropy was taken.
    public var perplexities: [Prediction]
    /// The translation alignment score; `nil` where languages or their shares are not known.
    @FiniteOrNull public var alignmentScore: Double?
    /// Its 95 % interval; `nil` where the score does not exist or shares were given.
    @FiniteOrNull public var alignmentScoreLower: Double?
    @FiniteOrNull public var alignmentScoreUpper: Double?
    /// Share of the pretraining corpus in each language; empty where it is not known.
    public var languages: [String: Double]

    public init(_ comparison: CorpusComparison) {
        signature = comparison.signature
        measures =
            comparison.measures.map { Measure($0) } + comparison.distances.map { Measure($0) }
            + comparison.languageModels.map { Measure($0) }
        perplexities = comparison.languageModels.compactMap { estimate in
            estimate.perplexity.map { perplexity in
                Prediction(
                    side: estimate.side.rawValue, perplexity: perplexity,
                    perplexityNull: estimate.null.map { comparison.unit.power($0) },
                    tokens: estimate.tokens, unknown: estimate.unknown)
            }
        }
        _alignmentScore = FiniteOrNull(wrappedValue: comparison.alignmentScore)
        _alignmentScoreLower = FiniteOrNull(wrappedValue: comparison.alignmentScoreInterval?.lowerBound)
        _alignmentScoreUpper = FiniteOrNull(wrappedValue: comparison.alignmentScoreInterval?.upperBound)
        languages = comparison.languages
    }
}
