import RealModule

/// A measure of how two corpora differ, named as the command line names it.
///
/// p is the distribution of n-grams in the first (pretraining) corpus, q that in the second (downstream) one.
public enum DivergenceMeasure: Sendable, Hashable {
    /// Σ q ln(q / p̃), the downstream corpus against the smoothed pretraining corpus p̃, in nats; 0 or more.
    case kullbackLeibler
    /// Σ p ln(p / q̃), the pretraining corpus against the smoothed downstream corpus q̃, in nats; 0 or more.
    case reverseKullbackLeibler
    /// ½ Σ p ln(p / r) + ½ Σ q ln(q / r) with r = (p + q)/2, in nats; 0...ln 2.
    case jensenShannon
    /// The square root of the Jensen–Shannon divergence in nats, a metric; 0...√ln 2.
    case jensenShannonDistance
    /// ½ Σ |p − q|; 0...1.
    case totalVariation
    /// √(1 − Σ √(p q)), a metric; 0...1.
    case hellinger
    /// Share of the downstream tokens whose type the pretraining corpus lacks; 0...1.
    case outOfVocabularyRate
    /// Share of the downstream types that the pretraining corpus has; 0...1.
    case typeCoverage
    /// Share of the downstream tokens whose type the pretraining corpus has; 0...1.
    case tokenCoverage

    /// The measures that are computed unless others are asked for.
    public static let standard: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jensenShannon, .jensenShannonDistance, .totalVariation, .hellinger,
        .outOfVocabularyRate, .typeCoverage, .tokenCoverage,
    ]

    /// How the measure is made of sums over types.
    var formula: MeasureFormula {
        switch self {
        case .kullbackLeibler: .sum(.kullbackLeibler)
        case .reverseKullbackLeibler: .sum(.reverseKullbackLeibler)
        case .jensenShannon: .sum(.jensenShannon)
        case .jensenShannonDistance: .root(.jensenShannon)
        case .totalVariation: .sum(.totalVariation)
        case .hellinger: .root(.hellingerSquared)
        case .outOfVocabularyRate: .sum(.outOfVocabulary)
        case .typeCoverage: .ratio(.sharedTypes, .secondTypes)
        case .tokenCoverage: .complement(.outOfVocabulary)
        }
    }
}
