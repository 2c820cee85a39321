public import AlignmentKit

/// What `profile`, `inspect` and `merge` answer.
public struct ProfileDocument: ResultDocument, Hashable {
    /// The n-grams of one order.
    public struct Order: Codable, Sendable, Hashable {
        public var order: Int
        /// Occurrences.
        public var total: UInt64
        /// Different n-grams that are listed.
        public var distinct: UInt64
        /// n-grams that occur less often are not listed; 1 where all are.
        public var minimumCount: UInt64
        /// Different n-grams that were dropped because they are too rare.
        public var droppedDistinct: UInt64
        /// Their occurrences, which `total` still counts.
        public var droppedOccurrences: UInt64

        init(_ counts: ProfileSummary.OrderCounts) {
            order = counts.order
            total = counts.total
            distinct = counts.distinct
            minimumCount = counts.minimumCount
            droppedDistinct = counts.droppedDistinct
            droppedOccurrences = counts.droppedOccurrences
        }
    }

    public var schemaVersion = 1
    public var signature: String
    /// `null`, as bytes and characters and what was left out or replaced, where counts were imported from tables.
    @NullWhenAbsent public var documents: UInt64?
    /// Bytes of text, as UTF-8.
    @NullWhenAbsent public var bytes: UInt64?
    /// Unicode scalars of text.
    @NullWhenAbsent public var characters: UInt64?
    /// Tokens, sentence boundaries included.
    public var tokens: UInt64
    /// Sentences, each with two boundaries among the tokens; `null` where boundaries are not counted.
    @NullWhenAbsent public var sentences: UInt64?
    /// Malformed records that were left out because the reader was told to tolerate them.
    @NullWhenAbsent public var skippedRecords: UInt64?
    /// Sequences of text that were not UTF-8 and were replaced because the reader was told to.
    @NullWhenAbsent public var replacedSequences: UInt64?
    public var orders: [Order]
    /// Share of the tokens in each language, `und` for those in none; empty where languages are not known.
    public var languages: [String: Double]
    /// Shares by documents, tokens and bytes, with their intervals, the largest share of tokens first.
    public var languageShares: [LanguageShareDocument]
    /// Shares of tokens of languages that are hard to tell apart, together (`LanguageGroup`).
    public var languageGroups: [String: Double]

    public init(_ summary: ProfileSummary) {
        func known(_ number: UInt64) -> UInt64? { summary.isImported ? nil : number }
        signature = summary.signature
        documents = known(summary.documents)
        bytes = known(summary.bytes)
        characters = known(summary.characters)
        tokens = summary.tokens
        sentences = summary.boundaries == .none ? nil : summary.sentences
        skippedRecords = known(summary.skippedRecords)
        replacedSequences = known(summary.replacedSequences)
        orders = summary.orders.map { Order($0) }
        languages = summary.languageShares
        languageShares = LanguageShareDocument.all(summary.languages)
        languageGroups = LanguageGroup.shares(languages)
    }
}
