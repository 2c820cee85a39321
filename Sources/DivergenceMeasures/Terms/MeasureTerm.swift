/// The sums over types that measures are made of, by name.
enum MeasureTerm: Hashable {
    case jensenShannon
    case totalVariation
    case hellingerSquared
    case kullbackLeibler
    case reverseKullbackLeibler
    case outOfVocabulary
    case sharedTypes
    case secondTypes

    /// The term between corpora of these sizes.
    func term(scale: PairScale, smoothing: ReferenceSmoothing) -> any PairTerm {
        let first = SmoothedReference(smoothing, scale: scale)
        let second = SmoothedReference(smoothing, scale: scale.swapped)
        return switch self {
        case .jensenShannon: JensenShannonTerm()
        case .totalVariation: TotalVariationTerm()
        case .hellingerSquared: HellingerTerm()
        case .kullbackLeibler: KullbackLeiblerTerm(reference: first)
        case .reverseKullbackLeibler: Reversed(term: KullbackLeiblerTerm(reference: second))
        case .outOfVocabulary: OutOfVocabularyTerm(scale: scale)
        case .sharedTypes: SharedTypesTerm(scale: scale)
        case .secondTypes: SecondTypesTerm(scale: scale)
        }
    }

    /// Whether the term asks only if a type is there: in a hashed bucket of many types that means nothing.
    var isOfPresence: Bool {
        switch self {
        case .outOfVocabulary, .sharedTypes, .secondTypes: true
        default: false
        }
    }
}
