/// How the reference distribution of a divergence is smoothed, so that an n-gram it lacks does not make it infinite.
public enum ReferenceSmoothing: Sendable, Hashable, Codable {
    /// Not at all: the divergence is infinite when an n-gram of the one side is absent from the other.
    case unsmoothed
    /// Jelinek–Mercer: the reference is mixed with the distribution of both corpora together, which has this weight
    /// λ in (0, 1].
    ///
    /// An n-gram that the reference lacks gets λ times its pooled relative frequency, so the divergence never exceeds
    /// ln(N / (λ m)), for N tokens in both corpora and m in the other one. It needs no vocabulary size, which a
    /// profile restricted to the other corpus's n-grams does not know.
    /// Source: F. Jelinek, R. Mercer, "Interpolated estimation of Markov source parameters from sparse data" (1980).
    case jelinekMercer(pooledWeight: Double)

    /// Jelinek–Mercer with pooled weight 0.5: an n-gram seen once, and only on the other side of a much larger
    /// reference, counts as half an occurrence there.
    public static let standard = ReferenceSmoothing.jelinekMercer(pooledWeight: 0.5)

    /// Weight of the pooled distribution.
    var pooledWeight: Double {
        switch self {
        case .unsmoothed: 0
        case .jelinekMercer(let weight): weight
        }
    }

    /// Words for the estimator's name.
    var label: String {
        switch self {
        case .unsmoothed: "unsmoothed"
        case .jelinekMercer(let weight): "Jelinek–Mercer λ=\(weight) with the pooled distribution"
        }
    }
}
