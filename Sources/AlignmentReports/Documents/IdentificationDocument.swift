public import AlignmentKit

/// What `identify` answers.
public struct IdentificationDocument: ResultDocument, Hashable {
    /// How much is in one language.
    public struct Language: Codable, Sendable, Hashable {
        public var language: String
        public var documents: LanguageShareDocument.Share
        public var bytes: LanguageShareDocument.Share
    }

    public var schemaVersion = 1
    public var signature: String
    public var documents: UInt64
    /// Bytes of text, as UTF-8.
    public var bytes: UInt64
    public var skippedRecords: Int
    /// Share of the bytes in each language, `und` for those in none.
    public var languages: [String: Double]
    /// Shares by documents and bytes, with their intervals, the largest share of bytes first.
    public var languageShares: [Language]
    /// Shares of bytes of languages that are hard to tell apart, together (`LanguageGroup`).
    public var languageGroups: [String: Double]

    public init(_ survey: LanguageSurvey, signature: String) {
        self.signature = signature
        documents = survey.records
        bytes = survey.bytes
        skippedRecords = survey.skippedRecords
        let ofBytes = LanguageShare.shares(of: survey.languages, in: .bytes)
        let ofDocuments = Dictionary(
            uniqueKeysWithValues: LanguageShare.shares(of: survey.languages, in: .documents).map { ($0.language, $0) })
        languages = Dictionary(uniqueKeysWithValues: ofBytes.map { ($0.language, $0.share) })
        languageShares = ofBytes.compactMap { share in
            ofDocuments[share.language].map {
                Language(
                    language: share.language, documents: LanguageShareDocument.Share($0),
                    bytes: LanguageShareDocument.Share(share))
            }
        }
        languageGroups = LanguageGroup.shares(languages)
    }
}
