/// A record that is not what its format asks for.
struct RecordFault: Error, Sendable {
    enum Kind: Sendable, Equatable {
        case invalidUTF8
        // JSON
        case notObject, array, endsEarly, unexpectedByte, trailingBytes, tooDeep
        case controlCharacter, invalidEscape, loneSurrogate, invalidNumber, invalidLiteral
        case missingField(String)
        case nullField(String)
        case fieldNotString(String)
        // Tables
        case columnCount(found: Int, expected: Int)
        case openQuote, quoteInField, bytesAfterQuote
        // WARC
        case noRecordStart, headerLine, noContentLength, noRecordType, contentLength, recordEndsEarly
        // TMX
        case unitEndsEarly, markup, mismatchedTag, unknownEntity, invalidCharacter
        case noSegment(language: String)
    }

    let kind: Kind
    /// Where: in the block while it is parsed, in the decompressed text afterwards.
    var position: Int
    /// From 1, in its file.
    var record: Int?
    /// What the record calls itself, where that was found before the fault.
    var identifier: String?

    init(_ kind: Kind, at position: Int) {
        self.kind = kind
        self.position = position
    }

    /// Bytes of an identifier that errors show.
    private static let shownIdentifierCount = 120

    /// An identifier as errors show it.
    static func identifier(_ piece: RecordFields.Piece, in base: UnsafePointer<UInt8>) -> String {
        let bytes = unsafe UnsafeBufferPointer(start: base + piece.start, count: min(piece.count, shownIdentifierCount))
        return unsafe String(decoding: bytes, as: UTF8.self) + (piece.count > shownIdentifierCount ? "…" : "")
    }

    /// The error that a user sees.
    ///
    /// - Parameters:
    ///   - allowed: malformed records that were let pass before this one.
    ///   - isHeader: whether it is a table's header that is malformed.
    func error(path: String, allowed: Int, isHeader: Bool = false) -> CorpusError {
        var message = message
        if isHeader { message = "in the header row: \(message)" }
        if allowed > 0 {
            message += " (and \(allowed) malformed record\(allowed == 1 ? "" : "s") before it were left out)"
        }
        return CorpusError(
            code: code, message: message, path: path, record: record, identifier: identifier, byteOffset: position,
            byteOffsetSpace: .decompressedText, advice: isHeader ? "repair the row" : advice)
    }

    private var code: CorpusError.Code {
        switch kind {
        case .invalidUTF8: .invalidUTF8
        case .missingField, .noSegment: .missingField
        case .nullField, .fieldNotString: .fieldNotString
        default: .malformedRecord
        }
    }

    private var message: String {
        switch kind {
        case .invalidUTF8: "bytes that are not UTF-8"
        case .notObject: "the line is not a JSON object"
        case .array: "the line is a JSON array, not an object"
        case .endsEarly: "the JSON object does not end on its line"
        case .unexpectedByte: "the line is not valid JSON here"
        case .trailingBytes: "bytes follow the JSON object on its line"
        case .tooDeep: "the JSON is nested deeper than \(JSONRecordParser.maximumDepth) levels"
        case .controlCharacter: "a raw control character stands in a JSON string"
        case .invalidEscape: "an escape that JSON does not have"
        case .loneSurrogate: "half of a surrogate pair stands alone in a JSON string"
        case .invalidNumber: "a number that JSON does not have"
        case .invalidLiteral: "a value that JSON does not have"
        case .missingField(let field): "the JSON object has no field \"\(field)\""
        case .nullField(let field): "the field \"\(field)\" is null"
        case .fieldNotString(let field): "the field \"\(field)\" is not a string"
        case .columnCount(let found, let expected):
            "the row is \(found) column\(found == 1 ? "" : "s") wide, and the first row is \(expected)"
        case .openQuote: "a column's opening quote is never closed"
        case .quoteInField: "a quote stands inside a column that is not in quotes"
        case .bytesAfterQuote: "bytes follow a column's closing quote"
        case .noRecordStart: "no WARC record begins here"
        case .headerLine: "a line of a WARC record's header has no name and colon"
        case .noContentLength: "the WARC record does not have one Content-Length in digits"
        case .noRecordType: "the WARC record has no WARC-Type"
        case .contentLength: "the WARC record does not end where its Content-Length says"
        case .recordEndsEarly: "the file ends inside a WARC record"
        case .unitEndsEarly: "the file ends inside a translation unit"
        case .markup: "the translation unit is not well-formed XML here"
        case .mismatchedTag: "an end tag that closes no open element of the translation unit"
        case .unknownEntity: "an entity that is not one of XML's five, or no character at all"
        case .invalidCharacter: "a character that XML does not have"
        case .noSegment(let language): "the translation unit has no segment in \"\(language)\""
        }
    }

    private var advice: String {
        let tolerance = "or tolerate bad records (--skip-malformed N)"
        switch kind {
        case .invalidUTF8:
            return "convert the text to UTF-8, replace such bytes (--invalid-utf8 replace), \(tolerance)"
        case .array: return "write one object per line (jq -c '.[]'), \(tolerance)"
        case .notObject: return "write one object per line, read the file as text (--format text), \(tolerance)"
        case .endsEarly: return "write each object on one line (jq -c .), \(tolerance)"
        case .missingField, .nullField, .fieldNotString:
            return "name the field that holds the text (--text-field PATH), \(tolerance)"
        case .quoteInField: return "double the quote and put the column in quotes, \(tolerance)"
        case .recordEndsEarly, .unitEndsEarly: return "fetch the file again, \(tolerance)"
        case .noSegment: return "name a language that the units have, \(tolerance)"
        case .columnCount, .openQuote, .bytesAfterQuote: return "repair the row, \(tolerance)"
        case .noRecordStart, .headerLine, .noContentLength, .noRecordType, .contentLength, .markup, .mismatchedTag,
            .unknownEntity, .invalidCharacter:
            return "repair the record, \(tolerance)"
        default: return "repair the line, \(tolerance)"
        }
    }
}
