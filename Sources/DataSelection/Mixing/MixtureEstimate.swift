public import NGramStatistics

/// The mixture of candidate corpora that is nearest to a task.
public struct MixtureEstimate: Sendable, Hashable {
    /// One candidate's share.
    public struct Weight: Sendable, Hashable {
        /// Share of the mixture's tokens, 0 to 1.
        public let weight: Double
        /// The 95 % interval for another sample of the task's documents (delete-a-fold jackknife); `nil` where the task has fewer than two
        /// folds, and where the weight is not determined.
        public let interval: ConfidenceInterval?
        /// By how much the task's likelihood gains from more of it; at the best mixture 1, or less for a weight of 0.
        public let gain: Double
        /// Whether the task determines the weight; not where the candidate's distribution is a mixture of the others'.
        public let isIdentifiable: Bool
    }

    /// In the order of the candidates.
    public let weights: [Weight]
    /// KL(task ‖ mixture) in nats with candidates in proportion to their tokens: all of them poured together. `nil` for mixtures of language models.
    public let before: Double?
    /// With equal weights.
    public let uniform: Double?
    /// With the weights found.
    public let after: Double?
    /// The task's cross-entropy under the mixture of language models, in nats per token, the mean over its sides, with candidates in proportion to their
    /// tokens. `nil` for mixtures of histograms.
    public let crossEntropyBefore: Double?
    /// With equal weights.
    public let crossEntropyUniform: Double?
    /// With the weights found.
    public let crossEntropyAfter: Double?
    /// What is gained over ``before`` on folds of the task that the weights were not fitted to, in nats, the mean over folds; `nil` where
    /// the task has fewer than two folds.
    public let heldOutGain: Double?
    /// Its 95 % interval.
    public let heldOutInterval: ConfidenceInterval?
    /// No mixture is nearer by more than this, in nats.
    public let gap: Double
    /// Names the choices behind the numbers.
    public let signature: String
}
