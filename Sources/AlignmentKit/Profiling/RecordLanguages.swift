import LanguageIdentification
import NGramStatistics

/// The languages of records: as they name them, as they are said to be, or as they are identified.
struct RecordLanguages {
    let fallback: String?
    private var lastBytes: [UInt8] = []
    private var lastName = ""

    private let identifier: TextIdentifier?

    /// - Parameters:
    ///   - fallback: the language of records that name none.
    ///   - identifier: tells the languages of records that have none by either.
    init(fallback: String?, identifier: LanguageIdentifier?) {
        self.fallback = fallback
        self.identifier = identifier?.makeWorker()
    }

    /// How many bytes of a text are in which language; empty where that is not known.
    ///
    /// - Parameter name: the record's language, where it has one by its own telling or by `fallback`.
    func parts(of text: Span<UInt8>, named name: String?) -> [LanguagePart] {
        if let name { return [LanguagePart(language: name, bytes: text.count)] }
        guard let identifier else { return [] }
        let identified = identifier.identify(text)
        guard identified.spans.count > 1 else {
            return [LanguagePart(language: identified.language, bytes: text.count)]
        }
        return identified.bytesByLanguage.map { LanguagePart(language: $0.language, bytes: $0.bytes) }
    }

    /// The name in a record's field, without making a new string for each record.
    mutating func name(_ bytes: Span<UInt8>?) -> String? {
        guard let bytes, !bytes.isEmpty else { return fallback }
        if bytes.count == lastBytes.count {
            var isSame = true
            for index in 0..<bytes.count where bytes[index] != lastBytes[index] { isSame = false }
            if isSame { return lastName }
        }
        lastBytes = []
        for index in 0..<bytes.count { lastBytes.append(bytes[index]) }
        lastName = String(decoding: lastBytes, as: UTF8.self)
        return lastName
    }
}
