/// The sums over types that measures are made of, by name.
enum MeasureTerm: Hashable {
    case jensenShannon
    case totalVariation
    case overlap
    case hellingerSquared
    /// The Bhattacharyya coefficient, 1 less ``hellingerSquared``, kept apart because it may be tiny.
    case affinity
    case kullbackLeibler
    case reverseKullbackLeibler
    /// The α-divergence of the second side from the first.
    case powerDivergence(Double)
    /// The α-divergence of the first side from the second.
    case reversePowerDivergence(Double)
    /// Σ q^α s^(1 − α), 1 + α(α − 1) times ``powerDivergence(_:)``, kept apart because it may be tiny.
    case power(Double)
    case absentReference
    case product
    case firstSquare
    case secondSquare
    case outOfVocabulary
    case coveredTokens
    case sharedTypes
    case firstTypes
    case secondTypes

    /// The term, given the sizes of the corpora and each side smoothed as a reference.
    func term(scale: PairScale, first: SmoothedReference, second: SmoothedReference) -> any PairTerm {
        switch self {
        case .jensenShannon: JensenShannonTerm()
        case .totalVariation: TotalVariationTerm()
        case .overlap: OverlapTerm()
        case .hellingerSquared: HellingerTerm()
        case .affinity: AffinityTerm()
        case .kullbackLeibler: KullbackLeiblerTerm(reference: first)
        case .reverseKullbackLeibler: Reversed(term: KullbackLeiblerTerm(reference: second))
        case .powerDivergence(let alpha): PowerDivergenceTerm(reference: first, alpha: alpha)
        case .reversePowerDivergence(let alpha):
            Reversed(term: PowerDivergenceTerm(reference: second, alpha: alpha))
        case .power(let alpha): PowerTerm(reference: first, alpha: alpha)
        case .absentReference: AbsentReferenceTerm(reference: first)
        case .product: ProductTerm()
        case .firstSquare: FirstSquareTerm()
        case .secondSquare: Reversed(term: FirstSquareTerm())
        case .outOfVocabulary: OutOfVocabularyTerm(scale: scale)
        case .coveredTokens: CoveredTokensTerm(scale: scale)
        case .sharedTypes: SharedTypesTerm(scale: scale)
        case .firstTypes: Reversed(term: SecondTypesTerm(scale: scale.swapped))
        case .secondTypes: SecondTypesTerm(scale: scale)
        }
    }

    /// Whether the sum is an f-divergence: its term grows in proportion when p and q do, and is 0 where they are equal.
    func isDivergence(_ smoothing: ReferenceSmoothing) -> Bool {
        switch self {
        case .jensenShannon, .totalVariation, .hellingerSquared: true
        case .kullbackLeibler, .reverseKullbackLeibler, .powerDivergence, .reversePowerDivergence: smoothing.isMixture
        default: false
        }
    }

    /// Whether the term asks only if a type is there: in a hashed bucket of many types that means nothing.
    var isOfPresence: Bool {
        switch self {
        case .outOfVocabulary, .coveredTokens, .sharedTypes, .firstTypes, .secondTypes, .absentReference: true
        default: false
        }
    }

    /// Whether the types that only the first corpus has count one by one, so that their tokens do not tell the sum.
    var needsEveryType: Bool {
        switch self {
        case .firstSquare, .firstTypes: true
        default: false
        }
    }

    /// Whether the term rests on a smoothed reference.
    var isSmoothed: Bool {
        switch self {
        case .kullbackLeibler, .reverseKullbackLeibler, .powerDivergence, .reversePowerDivergence, .power,
            .absentReference:
            true
        default: false
        }
    }

    /// The power of a common factor of all relative frequencies that the sum grows with.
    var degree: Int {
        switch self {
        case .product, .firstSquare, .secondSquare: 2
        case .sharedTypes, .firstTypes, .secondTypes: 0
        default: 1
        }
    }
}
