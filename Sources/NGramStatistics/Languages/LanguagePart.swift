/// How many bytes of a document are in one language.
public struct LanguagePart: Sendable, Hashable {
    /// The language's code.
    public var language: String
    /// Bytes of the text.
    public var bytes: Int

    public init(language: String, bytes: Int) {
        self.language = language
        self.bytes = bytes
    }

    /// What the parts of a document add to the counts of their languages.
    ///
    /// The document counts for its largest part, the first of equal ones; its tokens are shared out by bytes, the ones left over going to the parts with
    /// the largest remainders, the first of equal ones.
    ///
    /// - Parameter parts: each language once; not empty.
    static func counts(_ parts: [LanguagePart], tokens: Int) -> [(language: String, counts: LanguageCounts)] {
        if parts.count == 1 {
            let counts = LanguageCounts(documents: 1, tokens: UInt64(tokens), bytes: UInt64(parts[0].bytes))
            return [(parts[0].language, counts)]
        }
        let bytes = max(1, parts.reduce(0) { $0 + $1.bytes })
        // A product of the size of a document squared may not fit in a word.
        let quotas = parts.map { bytes.dividingFullWidth($0.bytes.multipliedFullWidth(by: tokens)) }
        var result = zip(parts, quotas).map { part, quota in
            (
                language: part.language,
                counts: LanguageCounts(tokens: UInt64(quota.quotient), bytes: UInt64(part.bytes))
            )
        }
        let remainders = quotas.map(\.remainder)
        let left = tokens - result.reduce(0) { $0 + Int($1.counts.tokens) }
        let order = parts.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for place in order.prefix(left) { result[place].counts.tokens += 1 }
        var largest = 0
        for place in parts.indices where parts[place].bytes > parts[largest].bytes { largest = place }
        result[largest].counts.documents = 1
        return result
    }
}
