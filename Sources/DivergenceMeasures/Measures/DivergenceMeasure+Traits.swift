import RealModule

extension DivergenceMeasure {
    /// Unit of the measure: "nats", "√nats", "share" for shares of tokens or types, or "" for a pure number. See ``LogarithmUnit`` for bits.
    public var unit: String {
        switch self {
        case .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .bhattacharyya, .renyi, .tsallis(1),
            .alpha(1), .alpha(0):
            "nats"
        case .jensenShannonDistance: "√nats"
        case .totalVariation, .hellinger, .chiSquared, .reverseChiSquared, .tsallis, .alpha, .cosine, .jaccard,
            .weightedJaccard, .rankCorrelation, .kendallRankCorrelation:
            ""
        case .outOfVocabularyRate, .outOfVocabularyTypeRate, .typeCoverage, .tokenCoverage: "share"
        case .hashed(let measure): measure.unit
        }
    }

    /// The value for two corpora with nothing in common, where it does not depend on the corpora and is finite.
    public var disjointValue: Double? {
        switch self {
        case .jensenShannon: .log(2)
        case .jensenShannonDistance: Double.log(2).squareRoot()
        case .totalVariation, .hellinger, .outOfVocabularyRate, .outOfVocabularyTypeRate: 1
        case .typeCoverage, .tokenCoverage, .cosine, .jaccard, .weightedJaccard: 0
        case .hashed(let measure): measure.disjointValue
        default: nil
        }
    }

    /// Which of two values of a measure says that the corpora are nearer.
    public enum Direction: Sendable, Hashable {
        /// A divergence, a distance or a rate of what is missing.
        case smallerIsNearer
        /// A similarity, a correlation or a coverage.
        case largerIsNearer
    }

    /// Which values of the measure say that the corpora are near: to rank by a measure, sort by ``isNearer(_:than:)``.
    public var direction: Direction {
        switch self {
        case .typeCoverage, .tokenCoverage, .cosine, .jaccard, .weightedJaccard, .rankCorrelation,
            .kendallRankCorrelation:
            .largerIsNearer
        case .hashed(let measure): measure.direction
        default: .smallerIsNearer
        }
    }

    /// Whether the first of two values of this measure says that the corpora are nearer: an order to sort candidates by, the most similar first.
    public func isNearer(_ value: Double, than other: Double) -> Bool {
        direction == .smallerIsNearer ? value < other : value > other
    }

    /// Whether the measure depends on how the reference distribution is smoothed.
    public var isSmoothed: Bool {
        if case .renyi(.infinity) = self { return true }
        return formula.terms.contains(where: \.isSmoothed)
    }
}
