/// What a selection chose, and how much nearer to the task it is.
public struct Selection: Sendable, Hashable {
    /// Documents of the input.
    public let documents: Int
    /// Documents that could be chosen: those long enough.
    public let eligible: Int
    /// Documents chosen and written.
    public let selected: Int
    /// Malformed records that were left out.
    public let skippedRecords: Int
    /// Tokens of the input, and of what was chosen.
    public let tokens: UInt64
    public let selectedTokens: UInt64
    /// How far all documents are from the task.
    public let before: FeatureDivergence
    /// How far the chosen ones are; `nil` where none was.
    public let after: FeatureDivergence?
    /// How far as many documents are that were drawn at random; `nil` where none was.
    public let random: FeatureDivergence?
    /// Tokens that the corpus's mean counted for beside a document's own; `nil` for other length corrections.
    public let priorTokens: Double?
    /// Names the choices behind the numbers.
    public let signature: String

    /// What selection gained over drawing at random, in nats: DSIR's *KL reduction*.
    public var reduction: Double? {
        guard let after, let random else { return nil }
        return random.value - after.value
    }
}
