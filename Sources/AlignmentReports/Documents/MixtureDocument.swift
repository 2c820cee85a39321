public import AlignmentKit

/// What `mix` answers.
public struct MixtureDocument: ResultDocument, Hashable {
    /// One candidate's share.
    public struct Weight: Codable, Sendable, Hashable {
        public var path: String
        /// Share of the mixture's tokens.
        @FiniteOrNull public var weight: Double?
        /// The 95 % interval.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        /// By how much the task's likelihood gains from more of it; 1 at the best mixture, less for a weight of 0.
        @FiniteOrNull public var gain: Double?
        /// Whether the task determines the weight.
        public var identifiable: Bool
        /// Tokens of the candidate.
        public var tokens: UInt64
    }

    public var schemaVersion = 1
    public var signature: String
    public var weights: [Weight]
    /// KL(task ‖ mixture) in nats, candidates in proportion to their tokens.
    @FiniteOrNull public var divergenceBefore: Double?
    /// With equal weights.
    @FiniteOrNull public var divergenceUniform: Double?
    /// With the weights found.
    @FiniteOrNull public var divergenceAfter: Double?
    /// The task's cross-entropy under the mixture of language models, in nats per token; `nil` unless the method is em.
    @FiniteOrNull public var crossEntropyBefore: Double?
    @FiniteOrNull public var crossEntropyUniform: Double?
    @FiniteOrNull public var crossEntropyAfter: Double?
    /// What is gained over all poured together on folds of the task that the weights were not fitted to.
    @FiniteOrNull public var heldOutGain: Double?
    @FiniteOrNull public var heldOutGainLower: Double?
    @FiniteOrNull public var heldOutGainUpper: Double?
    /// No mixture is nearer by more than this.
    @FiniteOrNull public var optimalityGap: Double?
    public var unit = "nats"

    /// - Parameter candidates: names and tokens, in the order of the weights.
    public init(_ estimate: MixtureEstimate, candidates: [(path: String, tokens: UInt64)]) {
        signature = estimate.signature
        weights = zip(estimate.weights, candidates).map { weight, candidate in
            Weight(
                path: candidate.path, weight: weight.weight, lower: weight.interval?.lower,
                upper: weight.interval?.upper, gain: weight.gain, identifiable: weight.isIdentifiable,
                tokens: candidate.tokens)
        }
        _divergenceBefore = FiniteOrNull(wrappedValue: estimate.before)
        _divergenceUniform = FiniteOrNull(wrappedValue: estimate.uniform)
        _divergenceAfter = FiniteOrNull(wrappedValue: estimate.after)
        _crossEntropyBefore = FiniteOrNull(wrappedValue: estimate.crossEntropyBefore)
        _crossEntropyUniform = FiniteOrNull(wrappedValue: estimate.crossEntropyUniform)
        _crossEntropyAfter = FiniteOrNull(wrappedValue: estimate.crossEntropyAfter)
        _heldOutGain = FiniteOrNull(wrappedValue: estimate.heldOutGain)
        _heldOutGainLower = FiniteOrNull(wrappedValue: estimate.heldOutInterval?.lower)
        _heldOutGainUpper = FiniteOrNull(wrappedValue: estimate.heldOutInterval?.upper)
        _optimalityGap = FiniteOrNull(wrappedValue: estimate.gap)
    }
}
