internal import RealModule

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
    /// The cross-entropy of the task's target side under a model of the corpus, in nats per token, at least 0. Shown as
    /// ``crossEntropyExcess``. Has no value on the paper's mixtures: it needs their text.
    public var targetCrossEntropy: Double?
    /// The cross-entropy of the target side under a model of its own other text, in nats per token: what the former would
    /// be for a corpus of the same distribution.
    public var targetCrossEntropyNull: Double?
    /// How well a linear classifier of hashed unigrams tells the corpus from the task's target side: half the proxy A-distance, 0
    /// (not at all) to 1 (always). From languages alone 1 − ``targetShare``, as documents in other languages give the corpus away: 0.5
    /// on the balanced mixtures, 1 without the language. Of folds instead of documents it is larger, since they are told apart by any
    /// difference in their means. Shown, not used.
    public var targetProxyDistance: Double?
    /// The same for the source side.
    public var sourceProxyDistance: Double?
    /// How many tokens of the corpus can be pretrained on; more than 0.
    public var pretrainingTokens: Double?
    /// D_f, the size of the finetuning set in tokens; more than 0. Shown, not used: what is large for one task is small
    /// for another.
    public var finetuningTokens: Double?

    public init(
        sourceShare: Double? = nil, targetShare: Double? = nil, alignmentScore: Double? = nil,
        targetDivergence: Double? = nil, sourceDivergence: Double? = nil, targetDivergenceNull: Double? = nil,
        sourceDivergenceNull: Double? = nil, targetCoverage: Double? = nil, sourceCoverage: Double? = nil,
        outOfVocabulary: Double? = nil, pretrainingTokens: Double? = nil, finetuningTokens: Double? = nil,
        targetCrossEntropy: Double? = nil, targetCrossEntropyNull: Double? = nil, targetProxyDistance: Double? = nil,
        sourceProxyDistance: Double? = nil
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
        self.targetCrossEntropy = targetCrossEntropy
        self.targetCrossEntropyNull = targetCrossEntropyNull
        self.targetProxyDistance = targetProxyDistance
        self.sourceProxyDistance = sourceProxyDistance
    }
}

extension AlignmentFeatures {
    /// How much of the target side the corpus's model does not expect: 1 − e^−(excess cross-entropy), from 0 (as well
    /// predicted as by text of its own kind) to 1; nil where either cross-entropy is unknown. Shown, not used.
    public var crossEntropyExcess: Double? {
        guard let measured = targetCrossEntropy, let own = targetCrossEntropyNull, measured.isFinite, own.isFinite
        else {
            return nil
        }
        return max(0, -Double.expMinusOne(-max(0, measured - own)))
    }

    /// How far the corpus's text in the target language is from the task's, beyond what the language's share implies: the
    /// divergence that the share alone gives taken out, from 0 (the same domain) to 1. 0 on the paper's mixtures by
    /// construction, since there the share alone is known. nil without share and divergence, and where the corpus has
    /// nothing of the language. Shown, not used.
    public var targetDomainDistance: Double? { Self.domainDistance(targetDivergence, share: targetShare) }

    /// The same for the source side.
    public var sourceDomainDistance: Double? { Self.domainDistance(sourceDivergence, share: sourceShare) }

    private static func domainDistance(_ divergence: Double?, share: Double?) -> Double? {
        guard let divergence = divergence.flatMap(unitInterval), let share = share.flatMap(unitInterval), share > 0
        else { return nil }
        let implied = ModelFeatures.impliedDivergence(share: share)
        guard implied < 1 else { return nil }
        return max(0, (divergence - implied) / (1 - implied))
    }
}
