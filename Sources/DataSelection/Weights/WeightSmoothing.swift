/// What keeps the weights finite where a feature is missing from the task or from the corpus.
public enum WeightSmoothing: Sendable, Hashable {
    /// A constant added to both shares, which then no longer add up to 1: `data-selection` adds 1e-8.
    case constant(Double)
    /// The task's counts are joined by pseudo-counts, so many for each bucket on average, that are distributed as the corpus is
    /// (a Dirichlet prior; C. Zhai, J. Lafferty 2004, doi:10.1145/984321.984322): what the task is too small to show counts for nothing. The
    /// corpus gets one half for each bucket (additive).
    case dirichlet(pseudoCounts: Double)

    /// Names the smoothing.
    var signature: String {
        switch self {
        case .constant(let constant): "smoothing:constant(\(constant))"
        case .dirichlet(let pseudoCounts): "smoothing:dirichlet(\(pseudoCounts))"
        }
    }
}
