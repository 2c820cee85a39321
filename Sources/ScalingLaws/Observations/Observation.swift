/// One measured checkpoint: a model that saw `tokens` of pretraining, was finetuned and scored.
public struct Observation: Sendable, Codable, Hashable {
    /// D_p, the pretraining tokens seen before finetuning; more than 0, or 0 for a baseline.
    public var tokens: Double
    /// The downstream metric, such as BLEU on its 0–100 scale.
    public var value: Double
    /// The standard deviation of the noise in `value`, in the metric's units; more than 0. A bootstrap over test
    /// sentences leaves out the scatter between seeds: add 0.2–0.3 BLEU in quadrature unless seeds are given.
    public var standardError: Double?
    /// Downstream cross-entropy on reference translations, in nats per token; more than 0.
    public var crossEntropy: Double?
    /// Which repetition of the same setting this is.
    public var seed: Int?
    /// Whether the model was trained without any pretraining.
    public var isBaseline: Bool
    /// The name of the pretraining corpus, where a table holds several.
    public var pretraining: String?
    /// D_f, the size of the finetuning set in tokens, where a table holds several; more than 0.
    public var finetuningTokens: Double?

    public init(
        tokens: Double, value: Double, standardError: Double? = nil, crossEntropy: Double? = nil, seed: Int? = nil,
        isBaseline: Bool = false, pretraining: String? = nil, finetuningTokens: Double? = nil
    ) {
        self.tokens = tokens
        self.value = value
        self.standardError = standardError
        self.crossEntropy = crossEntropy
        self.seed = seed
        self.isBaseline = isBaseline
        self.pretraining = pretraining
        self.finetuningTokens = finetuningTokens
    }
}
