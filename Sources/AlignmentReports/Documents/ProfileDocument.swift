public import AlignmentKit

/// What `profile`, `inspect` and `merge` answer.
public struct ProfileDocument: ResultDocument, Hashable {
    /// The n-grams of one order.
    public struct Order: Codable, Sendable, Hashable {
        public var order: Int
        /// Occurrences.
        public var total: UInt64
        /// Different n-grams.
        public var distinct: UInt64
    }

    public var schemaVersion = 1
    public var signature: String
    public var documents: UInt64
    /// Bytes of text, as UTF-8.
    public var bytes: UInt64
    /// Unicode scalars of text.
    public var characters: UInt64
    public var tokens: UInt64
    /// Malformed records that were left out because the reader was told to tolerate them.
    public var skippedRecords: UInt64
    /// Sequences of text that were not UTF-8 and were replaced because the reader was told to.
    public var replacedSequences: UInt64
    public var orders: [Order]
    /// Share of the labelled tokens in each language; empty where no record names one.
    public var languages: [String: Double]

    public init(_ summary: ProfileSummary) {
        signature = summary.signature
        documents = summary.documents
        bytes = summary.bytes
        characters = summary.characters
        tokens = summary.tokens
        skippedRecords = summary.skippedRecords
        replacedSequences = summary.replacedSequences
        orders = summary.orders.map { Order(order: $0.order, total: $0.total, distinct: $0.distinct) }
        languages = summary.languageShares
    }
}
