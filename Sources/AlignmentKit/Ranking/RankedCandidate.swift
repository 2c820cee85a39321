public import NGramStatistics

/// A candidate corpus with its place among others.
public struct RankedCandidate: Sendable {
    /// Its inputs, as they were named.
    public let path: String
    /// Comparison with the task, and forecast.
    public let report: AlignmentReport
    /// How near it is to the task, 0 (nothing in common) to 1 (no farther than chance): 1 less the chance-adjusted Jensen–Shannon divergence of
    /// single tokens over ln 2, the mean over the task's sides; may pass 1 by chance. `nil` where a side's divergence does not exist.
    public let score: Double?
    /// The 95 % interval of the score.
    public let interval: ConfidenceInterval?
    /// Its rank, from 1. Candidates that cannot be told from the best of them share a rank.
    public let rank: Int
    /// Whether other candidates share the rank.
    public let isTied: Bool
    /// How much less its score is than the best candidate's, with the 95 % interval of that difference; `nil` for the best itself, and where
    /// the corpora have no folds.
    public let deficit: (value: Double, interval: ConfidenceInterval)?
}
