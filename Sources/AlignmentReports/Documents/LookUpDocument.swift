public import AlignmentKit

/// What `inspect --find` answers: a profile's document with one more key, `found`.
public struct LookUpDocument: ResultDocument, Hashable {
    /// An n-gram that was asked for.
    public struct Found: Codable, Sendable, Hashable {
        /// Its tokens, joined by a space.
        public var ngram: String
        public var order: Int
        /// Occurrences; `null` where the profile cannot tell, as it lists only the n-grams of another.
        @NullWhenAbsent public var count: UInt64?
    }

    public var schemaVersion: Int { profile.schemaVersion }
    public var signature: String { profile.signature }
    /// What the profile holds.
    public var profile: ProfileDocument
    /// In the order in which they were asked for.
    public var found: [Found]

    /// - Parameters:
    ///   - summary: of the profile.
    ///   - ngrams: what was asked for.
    ///   - counts: of each, as the profile has them.
    public init(_ summary: ProfileSummary, ngrams: [[String]], counts: [UInt64?]) {
        profile = ProfileDocument(summary)
        found = zip(ngrams, counts).map {
            Found(ngram: $0.joined(separator: " "), order: $0.count, count: $1)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case found
    }

    public init(from decoder: any Decoder) throws {
        profile = try ProfileDocument(from: decoder)
        found = try decoder.container(keyedBy: CodingKeys.self).decode([Found].self, forKey: .found)
    }

    public func encode(to encoder: any Encoder) throws {
        try profile.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(found, forKey: .found)
    }
}
