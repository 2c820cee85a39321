/// How much of downstream text stands in a corpus.
public struct OverlapReport: Sendable, Hashable {
    /// Where a record stands.
    public struct Place: Sendable, Hashable {
        /// The file.
        public let path: String
        /// The record's number in it, from 1.
        public let record: Int
    }

    /// A downstream record of which something was found.
    public struct FoundRecord: Sendable, Hashable {
        public let place: Place
        /// Its tokens.
        public let tokens: Int
        /// Those of them that stand in an n-gram that was found.
        public let coveredTokens: Int
        /// The first record of the corpus, in the order of its files, that holds an n-gram of it.
        public let first: Place
    }

    /// Documents of the corpus.
    public let documents: Int
    /// Documents that hold an n-gram of the downstream text.
    public let documentsWithOverlap: Int
    /// Malformed records of the corpus that were left out.
    public let skippedRecords: Int
    /// Records of the downstream text.
    public let downstreamRecords: Int
    /// Records too short to be looked for.
    public let downstreamRecordsTooShort: Int
    /// Tokens of the downstream text, those of such records included.
    public let downstreamTokens: Int
    /// Different n-grams that were looked for.
    public let downstreamNGrams: Int
    /// Different n-grams that were found.
    public let downstreamNGramsFound: Int
    /// Downstream records of which something was found, in the order of their files.
    public let found: [FoundRecord]
    /// Names the choices behind the numbers.
    public let signature: String

    /// Downstream tokens that stand in an n-gram that was found.
    public var coveredTokens: Int { found.reduce(0) { $0 + $1.coveredTokens } }

    /// Share of the downstream tokens that stand in an n-gram that was found; `nil` where there is no token.
    public var coverage: Double? { downstreamTokens > 0 ? Double(coveredTokens) / Double(downstreamTokens) : nil }
}
