/// One thing that speaks for or against a corpus.
public struct Evidence: Sendable, Codable, Hashable {
    /// A stable name, such as `alignmentScore`.
    public var name: String
    /// What was measured, in its own units; nil where the entry has no number of its own.
    public var value: Double?
    /// The signed contribution to ln of the odds that BLEU does not rise monotonically: negative speaks for the corpus.
    /// 0 where it is shown without being used.
    public var effect: Double
    /// What it means, in a sentence.
    public var sentence: String

    public init(name: String, value: Double?, effect: Double, sentence: String) {
        self.name = name
        self.value = value
        self.effect = effect
        self.sentence = sentence
    }
}
