public import AlignmentKit

/// What `overlap` answers.
public struct OverlapDocument: ResultDocument, Hashable {
    /// A downstream record of which something was found.
    public struct Found: Codable, Sendable, Hashable {
        /// Where it stands.
        public var path: String
        public var record: Int
        public var tokens: Int
        public var coveredTokens: Int
        /// The first record of the corpus that holds an n-gram of it.
        public var firstPath: String
        public var firstRecord: Int

        init(_ found: OverlapReport.FoundRecord) {
            path = found.place.path
            record = found.place.record
            tokens = found.tokens
            coveredTokens = found.coveredTokens
            firstPath = found.first.path
            firstRecord = found.first.record
        }
    }

    public var schemaVersion = 1
    public var signature: String
    public var documents: Int
    public var documentsWithOverlap: Int
    public var skippedRecords: Int
    public var downstreamRecords: Int
    public var downstreamRecordsFound: Int
    public var downstreamRecordsTooShort: Int
    public var downstreamTokens: Int
    public var downstreamTokensCovered: Int
    public var downstreamNGrams: Int
    public var downstreamNGramsFound: Int
    /// Share of the downstream tokens that stand in an n-gram that was found.
    @FiniteOrNull public var coverage: Double?
    /// The records that were found, where they were asked for.
    public var found: [Found]?

    /// - Parameter isListed: whether the records that were found are named.
    public init(_ report: OverlapReport, isListed: Bool) {
        signature = report.signature
        documents = report.documents
        documentsWithOverlap = report.documentsWithOverlap
        skippedRecords = report.skippedRecords
        downstreamRecords = report.downstreamRecords
        downstreamRecordsFound = report.found.count
        downstreamRecordsTooShort = report.downstreamRecordsTooShort
        downstreamTokens = report.downstreamTokens
        downstreamTokensCovered = report.coveredTokens
        downstreamNGrams = report.downstreamNGrams
        downstreamNGramsFound = report.downstreamNGramsFound
        _coverage = FiniteOrNull(wrappedValue: report.coverage)
        found = isListed ? report.found.map(Found.init) : nil
    }
}
