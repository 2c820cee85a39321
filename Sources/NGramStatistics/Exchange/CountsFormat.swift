/// A form in which n-gram counts are handed to other programs and taken from them. See `Documentation/Exchange.md`.
public enum CountsFormat: String, Sendable, Hashable, CaseIterable {
    /// A line for each n-gram: its tokens joined by single spaces, a tab, its count; what SRILM's `ngram-count` writes.
    case tsv
    /// One table with a header, `order,token_1,…,token_N,count`, and a row for each n-gram.
    ///
    /// Tokens stand in quotes, and columns past an n-gram's order are empty. Readers guess the type of a column by its first
    /// rows, so the table begins with rows whose tokens cannot be taken for numbers or dates.
    case csv
    /// ARPA's n-gram sections with unsmoothed relative frequencies: log10 of an n-gram's count over that of its first
    /// n − 1 tokens.
    case arpa

    /// Whether a token may hold a space as it is.
    var keepsSpaces: Bool { self == .csv }
}
