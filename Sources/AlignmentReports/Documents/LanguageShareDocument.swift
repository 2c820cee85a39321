import AlignmentKit

/// How much of a corpus is in one language.
public struct LanguageShareDocument: Codable, Sendable, Hashable {
    /// A share with the 95 % interval of folds of documents.
    public struct Share: Codable, Sendable, Hashable {
        public var share: Double
        @NullWhenAbsent public var lower: Double?
        @NullWhenAbsent public var upper: Double?

        init(_ share: LanguageShare) {
            self.share = share.share
            lower = share.interval?.lowerBound
            upper = share.interval?.upperBound
        }
    }

    public var language: String
    public var documents: Share
    public var tokens: Share
    public var bytes: Share

    /// The languages of a corpus, the largest share of tokens first.
    static func all(_ languages: [String: LanguageTally]) -> [LanguageShareDocument] {
        func shares(_ measure: LanguageShare.Measure) -> [String: LanguageShare] {
            Dictionary(
                uniqueKeysWithValues: LanguageShare.shares(of: languages, in: measure).map { ($0.language, $0) })
        }
        let (documents, bytes) = (shares(.documents), shares(.bytes))
        return LanguageShare.shares(of: languages, in: .tokens).compactMap { tokens in
            guard let document = documents[tokens.language], let byte = bytes[tokens.language] else { return nil }
            return LanguageShareDocument(
                language: tokens.language, documents: Share(document), tokens: Share(tokens), bytes: Share(byte))
        }
    }
}
