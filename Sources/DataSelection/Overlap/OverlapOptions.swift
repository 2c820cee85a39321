public import TextSegmentation

/// What counts as overlap of a corpus with downstream text.
public struct OverlapOptions: Sendable, Hashable {
    /// How both become tokens.
    public var tokenization: Tokenization
    /// Tokens that must be the same one after another; at least 1. GPT-3, PaLM and others use 13 or 8 words.
    public var order: Int
    /// A downstream record shorter than ``order`` but of so many tokens or more is looked for as a whole; a shorter one is not looked for.
    public var minimumOrder: Int

    /// Lower-cased words, 13 at a time; records of 8 to 12 words whole (T. Brown and others 2020, arXiv:2005.14165, appendix C).
    public init(
        tokenization: Tokenization = Tokenization(scheme: .words, lowercase: true), order: Int = 13,
        minimumOrder: Int = 8
    ) {
        precondition(order >= 1 && minimumOrder >= 1, "n-grams have one token or more")
        self.tokenization = tokenization
        self.order = order
        self.minimumOrder = min(minimumOrder, order)
    }

    /// Names every choice.
    public var signature: String {
        "tokenizer:\(tokenization.signature)|order:\(order)|minimumOrder:\(minimumOrder)|match:exact"
    }
}
