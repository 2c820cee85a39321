import RealModule

/// A measure of how two corpora differ, named as the command line names it.
///
/// p is the distribution of n-grams in the first (pretraining) corpus, q that in the second (downstream) one; p̃ and q̃ are these
/// smoothed as ``ReferenceSmoothing`` says, so that a divergence need not be infinite. ``direction`` says which values are near.
public indirect enum DivergenceMeasure: Sendable, Hashable {
    /// Σ q ln(q / p̃), the downstream corpus against the smoothed pretraining corpus p̃, in nats; 0 or more.
    case kullbackLeibler
    /// Σ p ln(p / q̃), the pretraining corpus against the smoothed downstream corpus q̃, in nats; 0 or more.
    case reverseKullbackLeibler
    /// ``kullbackLeibler`` + ``reverseKullbackLeibler``, in nats; 0 or more. (H. Jeffreys 1946, doi:10.1098/rspa.1946.0056.)
    case jeffreys
    /// ½ Σ p ln(p / r) + ½ Σ q ln(q / r) with r = (p + q)/2, in nats; 0...ln 2. (J. Lin 1991, doi:10.1109/18.61115.)
    case jensenShannon
    /// The square root of the Jensen–Shannon divergence in nats, a metric; 0...√ln 2. (D. Endres, J. Schindelin 2003,
    /// doi:10.1109/TIT.2003.813506.)
    case jensenShannonDistance
    /// ½ Σ |p − q|, a metric; 0...1.
    case totalVariation
    /// √(1 − Σ √(p q)), a metric; 0...1.
    case hellinger
    /// −ln Σ √(p q), the Bhattacharyya distance, in nats; 0...∞, infinite where nothing is shared. (A. Bhattacharyya 1943.)
    case bhattacharyya
    /// Pearson's χ² of q from p̃, Σ (q − p̃)² / p̃; 0 or more. Not multiplied by a sample size.
    case chiSquared
    /// Pearson's χ² of p from q̃, Σ (p − q̃)² / q̃, which is Neyman's χ² of q from p with q smoothed; 0 or more.
    case reverseChiSquared
    /// The Rényi divergence of order α of q from p̃, ln Σ q^α p̃^(1 − α) / (α − 1), in nats, for α in 0...∞; 0 or more and increasing in α.
    ///
    /// Order 0 is −ln of the share of p̃ that q has, 1 is ``kullbackLeibler``, ∞ is the logarithm of the largest ratio q / p̃. (T. van Erven,
    /// P. Harremoës 2014, doi:10.1109/TIT.2014.2320500.)
    case renyi(Double)
    /// The Tsallis divergence of order α of q from p̃, (Σ q^α p̃^(1 − α) − 1) / (α − 1), for finite α ≥ 0; 0 or more.
    ///
    /// Order 0 is the share of p̃ that q lacks, 1 is ``kullbackLeibler``. (C. Tsallis 1998, doi:10.1103/PhysRevE.58.1442.)
    case tsallis(Double)
    /// The α-divergence of q from p̃, (Σ q^α p̃^(1 − α) − 1) / (α(α − 1)), for any finite α; 0 or more.
    ///
    /// α = 1 is ``kullbackLeibler``, 0 is Σ p̃ ln(p̃ / q) (infinite unless q has all types), ½ is 4(1 − Σ √(q p̃)), 2 is half of ``chiSquared``. (A.
    /// Cichocki, S. Amari 2010, doi:10.3390/e12061532.)
    case alpha(Double)
    /// The cosine of the angle between p and q, Σ p q / √(Σ p² Σ q²); 0...1, 1 for equal distributions.
    case cosine
    /// The Jaccard index of the sets of types: types of both corpora over types of either; 0...1.
    case jaccard
    /// Σ min(p, q) / Σ max(p, q), the Jaccard index of the distributions (M. Ružička 1958); 0...1.
    case weightedJaccard
    /// Spearman's ρ of the counts of the types that *both* corpora have, ties at their mean rank; −1...1.
    case rankCorrelation
    /// Kendall's τ-b of the counts of the types that *both* corpora have; −1...1.
    case kendallRankCorrelation
    /// Share of the downstream tokens whose type the pretraining corpus lacks; 0...1.
    case outOfVocabularyRate
    /// Share of the downstream types that the pretraining corpus lacks; 0...1.
    case outOfVocabularyTypeRate
    /// Share of the downstream types that the pretraining corpus has; 0...1.
    case typeCoverage
    /// Share of the downstream tokens whose type the pretraining corpus has; 0...1.
    case tokenCoverage
    /// A measure between histograms of hashed n-grams, in which unlike n-grams share a bucket: an f-divergence is no larger than on the
    /// n-grams themselves, a coverage no smaller.
    case hashed(DivergenceMeasure)

    /// The measures that are computed unless others are asked for.
    public static let standard: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .jensenShannonDistance, .totalVariation,
        .hellinger, .bhattacharyya, .chiSquared, .renyi(0.5), .renyi(2), .tsallis(0.5), .tsallis(2), .alpha(0.5),
        .cosine, .jaccard, .weightedJaccard, .rankCorrelation, .kendallRankCorrelation, .outOfVocabularyRate,
        .outOfVocabularyTypeRate, .typeCoverage, .tokenCoverage,
    ]

    /// How the measure is made of sums over types.
    var formula: MeasureFormula {
        switch self {
        case .kullbackLeibler: .sum(.kullbackLeibler)
        case .reverseKullbackLeibler: .sum(.reverseKullbackLeibler)
        case .jeffreys: .total([(1, .kullbackLeibler), (1, .reverseKullbackLeibler)])
        case .jensenShannon: .sum(.jensenShannon)
        case .jensenShannonDistance: .root(.jensenShannon)
        case .totalVariation: .sum(.totalVariation)
        case .hellinger: .root(.hellingerSquared)
        case .bhattacharyya: .logarithm(gap: .hellingerSquared, power: .affinity, slope: -1, scale: -1)
        case .chiSquared: .sum(.powerDivergence(2), weight: 2)
        case .reverseChiSquared: .sum(.reversePowerDivergence(2), weight: 2)
        case .renyi(0): .logarithmOfComplement(.absentReference)
        case .renyi(1), .tsallis(1), .alpha(1): .sum(.kullbackLeibler)
        case .renyi(.infinity): .order(.largestLogarithmicRatio)
        case .renyi(let order):
            .logarithm(
                gap: .powerDivergence(order), power: .power(order), slope: order * (order - 1), scale: order - 1)
        case .tsallis(0): .sum(.absentReference)
        case .tsallis(let order): .sum(.powerDivergence(order), weight: order)
        case .alpha(let order): .sum(.powerDivergence(order))
        case .cosine: .cosine
        case .jaccard: .jaccard
        case .weightedJaccard: .weightedJaccard
        case .rankCorrelation: .order(.spearman)
        case .kendallRankCorrelation: .order(.kendall)
        case .outOfVocabularyRate: .sum(.outOfVocabulary)
        case .outOfVocabularyTypeRate: .ratio(.sharedTypes, .secondTypes, isComplement: true)
        case .typeCoverage: .ratio(.sharedTypes, .secondTypes, isComplement: false)
        case .tokenCoverage: .sum(.coveredTokens)
        case .hashed(let measure): measure.formula
        }
    }
}
