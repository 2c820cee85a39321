/// Whether text is counted as sentences, each with the token `<s>` before and `</s>` behind it.
///
/// Language models need boundaries: the chance that a word begins or ends a sentence. They are tokens of the counts like
/// others, so a profile with boundaries and one without cannot be compared or merged.
public enum SentenceBoundaries: String, Sendable, Hashable, CaseIterable {
    /// A document is one run of tokens, and nothing marks where it begins or ends.
    case none
    /// Each document is one sentence, also where it has no tokens: what KenLM's `lmplz` takes a line for.
    case records
    /// Each line of a document that has tokens is a sentence.
    case lines
}

/// What becomes of tokens that text has in common with the words that language models reserve: `<s>`, `</s>`, `<unk>`.
///
/// They matter only where sentence boundaries are counted; otherwise they are tokens like others.
public enum ReservedTokens: String, Sendable, Hashable, CaseIterable {
    /// Counting fails with a ``ReservedTokenError``.
    case refused
    /// They are left out as if they were not there, and counted (``ProfileSummary/omittedTokens``): `lmplz --skip_symbols`.
    case omitted
}

/// A text that is counted as sentences holds a word that language models reserve.
public struct ReservedTokenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `<s>`, `</s>` or `<unk>`.
    public let token: String
    /// The file, the record's number in it, from 1, and the bytes of decompressed text before the record; `nil` where they
    /// are not known.
    public var path: String?
    public var record: Int?
    public var byteOffset: Int?

    public init(token: String) { self.token = token }

    public var description: String {
        var place = path.map { $0 == "-" ? "standard input: " : "\($0): " } ?? ""
        if let record, let byteOffset { place += "record \(record), byte \(byteOffset) of the decompressed text: " }
        return place
            + "the text holds the token \(token), which language models reserve; take it out of the text, or have such tokens left "
            + "out (--reserved-tokens omitted)"
    }
}
