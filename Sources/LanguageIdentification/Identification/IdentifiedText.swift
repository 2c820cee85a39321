/// Which language a text is in, and which parts of it are in which.
public struct IdentifiedText: Sendable, Hashable {
    /// A language and how likely it is.
    public struct Candidate: Sendable, Hashable {
        /// The language's code (``LanguageIdentifier/languages``), or ``LanguageIdentifier/undetermined``.
        public let language: String
        /// 0 to 1.
        public let probability: Double

        public init(language: String, probability: Double) {
            self.language = language
            self.probability = probability
        }
    }

    /// A stretch of the text in one language.
    public struct Span: Sendable, Hashable {
        /// The language's code, or ``LanguageIdentifier/undetermined``.
        public let language: String
        /// Where it lies in the text, in bytes of UTF-8. Spans follow on one another and cover the text.
        public let bytes: Range<Int>
        /// The probability of the language, averaged over the bytes of the span.
        public let probability: Double

        public init(language: String, bytes: Range<Int>, probability: Double) {
            self.language = language
            self.bytes = bytes
            self.probability = probability
        }
    }

    /// The language of the largest part of the text, ``LanguageIdentifier/undetermined`` where there is none.
    public let language: String
    /// The probability that a byte of the text is in ``language``, on average: for a text in one language, that it is that one.
    public let probability: Double
    /// The likeliest languages, at most eight, the likeliest first; ``LanguageIdentifier/undetermined`` among them for what is in none.
    public let candidates: [Candidate]
    /// The stretches of the text; empty for an empty text.
    public let spans: [Span]
    /// Bytes that were looked at; fewer than the text has where ``LanguageIdentifier/largestBytes`` is passed.
    public let examinedBytes: Int

    /// Bytes of the text by language, descending, then by code.
    public var bytesByLanguage: [(language: String, bytes: Int)] {
        var bytes: [String: Int] = [:]
        for span in spans { bytes[span.language, default: 0] += span.bytes.count }
        return bytes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .map { (language: $0.key, bytes: $0.value) }
    }
}
