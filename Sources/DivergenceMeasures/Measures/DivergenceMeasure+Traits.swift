import RealModule

extension DivergenceMeasure {
    /// Unit of the measure: "nats", "share" for shares of tokens or types, or "" for a pure number.
    public var unit: String {
        switch self {
        case .kullbackLeibler, .reverseKullbackLeibler, .jensenShannon: "nats"
        case .jensenShannonDistance, .totalVariation, .hellinger: ""
        case .outOfVocabularyRate, .typeCoverage, .tokenCoverage: "share"
        }
    }

    /// The value for two corpora with nothing in common, where it does not depend on the corpora.
    public var disjointValue: Double? {
        switch self {
        case .kullbackLeibler, .reverseKullbackLeibler: nil
        case .jensenShannon: .log(2)
        case .jensenShannonDistance: Double.log(2).squareRoot()
        case .totalVariation, .hellinger, .outOfVocabularyRate: 1
        case .typeCoverage, .tokenCoverage: 0
        }
    }

    /// Which of two values of a measure says that the corpora are nearer.
    public enum Direction: Sendable, Hashable {
        /// A divergence, a distance or a rate of what is missing.
        case smallerIsNearer
        /// A similarity or a coverage.
        case largerIsNearer
    }

    /// Which values of the measure say that the corpora are near.
    public var direction: Direction {
        switch self {
        case .typeCoverage, .tokenCoverage: .largerIsNearer
        default: .smallerIsNearer
        }
    }

    /// Whether the measure depends on how the reference distribution is smoothed.
    var isSmoothed: Bool {
        switch self {
        case .kullbackLeibler, .reverseKullbackLeibler: true
        default: false
        }
    }
}
