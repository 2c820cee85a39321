/// What is known about a pretraining corpus and a translation task before any run.
///
/// Every part may be unknown (nil): it is then replaced by what the rest implies or by its mean over the mixtures
/// of Isik et al., and the interval of the prediction widens. Values outside their range are taken as the nearest
/// bound; NaN counts as unknown.
public struct AlignmentFeatures: Sendable, Codable, Hashable {
    /// P_S, the share of the task's source language in the corpus, 0–1. Half in the paper's balanced mixtures.
    public var sourceShare: Double?
    /// P_T, the share of the task's target language in the corpus, 0–1. Half in the paper's balanced mixtures.
    public var targetShare: Double?
    /// The translation alignment score, 0 to 2.5 by its formula, 0–1.0025 for shares that sum to at most 1. When nil it
    /// follows from the shares.
    public var alignmentScore: Double?
    /// How far the corpus is from the task's target side: the chance-adjusted Jensen–Shannon divergence of their n-gram
    /// distributions over ln 2, from 0 (the same) to 1 (nothing in common). Languages alone put it at 0.31 in the
    /// balanced mixtures and at 1 where the language is missing.
    public var targetDivergence: Double?
    /// The same for the task's source side.
    public var sourceDivergence: Double?
    /// What ``targetDivergence`` would be for two samples of these sizes from one distribution, 0–1. Shown beside it.
    public var targetDivergenceNull: Double?
    /// The same for the source side.
    public var sourceDivergenceNull: Double?
    /// The share of the target side's running tokens whose type occurs in the corpus, 0–1.
    public var targetCoverage: Double?
    /// The same for the source side. Shown, not used.
    public var sourceCoverage: Double?
    /// The share of the target side's running tokens that the corpus lacks, 0–1; used where ``targetCoverage`` is
    /// unknown.
    public var outOfVocabulary: Double?
    /// How many tokens of the corpus can be pretrained on; more than 0.
    public var pretrainingTokens: Double?
    /// D_f, the size of the finetuning set in tokens; more than 0. Shown, not used: what is large for one task is small
    /// for another.
    public var finetuningTokens: Double?

    public init(
        sourceShare: Double? = nil, targetShare: Double? = nil, alignmentScore: Double? = nil,
        targetDivergence: Double? = nil, sourceDivergence: Double? = nil, targetDivergenceNull: Double? = nil,
        sourceDivergenceNull: Double? = nil, targetCoverage: Double? = nil, sourceCoverage: Double? = nil,
        outOfVocabulary: Double? = nil, pretrainingTokens: Double? = nil, finetuningTokens: Double? = nil
    ) {
        self.sourceShare = sourceShare
        self.targetShare = targetShare
        self.alignmentScore = alignmentScore
        self.targetDivergence = targetDivergence
        self.sourceDivergence = sourceDivergence
        self.targetDivergenceNull = targetDivergenceNull
        self.sourceDivergenceNull = sourceDivergenceNull
        self.targetCoverage = targetCoverage
        self.sourceCoverage = sourceCoverage
        self.outOfVocabulary = outOfVocabulary
        self.pretrainingTokens = pretrainingTokens
        self.finetuningTokens = finetuningTokens
    }
}
