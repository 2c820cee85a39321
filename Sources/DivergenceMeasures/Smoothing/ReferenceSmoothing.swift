/// How the reference distribution of a divergence is smoothed, so that an n-gram it lacks does not make it infinite.
///
/// The reference is smoothed over the types that either corpus has. Jelinek–Mercer needs no more than the two counts of a type; the others need to
/// know how many types there are, which a profile restricted to the other corpus's n-grams does not tell: then the divergence does not exist.
/// c is a type's count in the reference, N the reference's tokens, V the types that either corpus has.
public enum ReferenceSmoothing: Sendable, Hashable {
    /// c / N: the divergence is infinite when an n-gram of the one side is absent from the other.
    case unsmoothed
    /// Jelinek–Mercer: the reference is mixed with the distribution of both corpora together, which has this weight
    /// λ in (0, 1].
    ///
    /// An n-gram that the reference lacks gets λ times its pooled relative frequency, so the divergence never exceeds
    /// ln(N / (λ m)), for N tokens in both corpora and m in the other one.
    /// Source: F. Jelinek, R. Mercer, "Interpolated estimation of Markov source parameters from sparse data" (1980).
    case jelinekMercer(pooledWeight: Double)
    /// Additive (Laplace at 1, Lidstone in general): (c + δ) / (N + δ V), for δ > 0.
    ///
    /// With an unseen class, V counts one type more, which neither corpus has and which keeps its share of the reference.
    case additive(pseudocount: Double, unseenClass: Bool = false)
    /// Absolute discounting: (max(c − d, 0) + d T · pooled) / N, where T types of the reference each give up d in (0, 1] of an occurrence, which is
    /// shared out as the distribution of both corpora together.
    ///
    /// Source: H. Ney, U. Essen, R. Kneser, Computer Speech & Language 8 (1994) 1–38, doi:10.1006/csla.1994.1001.
    case absoluteDiscounting(discount: Double)
    /// Simple Good–Turing: as much probability as the reference has in types seen once goes to the types of the other corpus that it lacks, in
    /// equal parts; the counts of the others are lowered to match.
    ///
    /// With an unseen class, one part more stays with a type that neither corpus has. A reference without types seen once gives nothing
    /// away, and the divergence may be infinite. Source: W. Gale, G. Sampson, Journal of Quantitative Linguistics 2 (1995) 217–237,
    /// doi:10.1080/09296179508590051.
    case goodTuring(unseenClass: Bool = false)

    /// Jelinek–Mercer with pooled weight 0.5: an n-gram seen once, and only on the other side of a much larger
    /// reference, counts as half an occurrence there.
    public static let standard = ReferenceSmoothing.jelinekMercer(pooledWeight: 0.5)

    /// Whether its numbers lie in the ranges stated with each case.
    public var isValid: Bool {
        switch self {
        case .unsmoothed, .goodTuring: true
        case .jelinekMercer(let weight): weight > 0 && weight <= 1
        case .additive(let pseudocount, _): pseudocount > 0 && pseudocount.isFinite
        case .absoluteDiscounting(let discount): discount > 0 && discount <= 1
        }
    }

    /// Whether it leaves a share to a type that neither corpus has.
    var hasUnseenClass: Bool {
        switch self {
        case .additive(_, let unseenClass), .goodTuring(let unseenClass): unseenClass
        default: false
        }
    }

    /// Whether it needs to know every type of the reference.
    var needsEveryType: Bool {
        switch self {
        case .unsmoothed, .jelinekMercer: false
        case .additive, .absoluteDiscounting, .goodTuring: true
        }
    }

    /// Whether the smoothed reference depends on the sample only through counts that stay what they are when tokens are dealt out anew.
    var hasChanceExpectation: Bool {
        switch self {
        case .unsmoothed, .jelinekMercer, .additive: true
        case .absoluteDiscounting, .goodTuring: false
        }
    }

    /// Whether the reference is a mixture of the two distributions and nothing else, so that a divergence from it is an f-divergence.
    var isMixture: Bool {
        switch self {
        case .unsmoothed, .jelinekMercer: true
        case .additive, .absoluteDiscounting, .goodTuring: false
        }
    }

    /// Words for the estimator's name.
    var label: String {
        let unseen = hasUnseenClass ? " and an unseen class" : ""
        return switch self {
        case .unsmoothed: "unsmoothed"
        case .jelinekMercer(let weight): "Jelinek–Mercer λ=\(weight) with the pooled distribution"
        case .additive(let pseudocount, _): "additive δ=\(pseudocount) over the types of both\(unseen)"
        case .absoluteDiscounting(let discount): "absolute discounting d=\(discount) with the pooled distribution"
        case .goodTuring: "Good–Turing over the types of both\(unseen)"
        }
    }
}
