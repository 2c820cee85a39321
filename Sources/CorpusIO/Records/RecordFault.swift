/// A line that is no record of its format.
struct RecordFault: Error, Sendable {
    enum Kind: Sendable {
        case invalidUTF8
        case notObject, array, endsEarly, unexpectedByte, trailingBytes, tooDeep
        case controlCharacter, invalidEscape, loneSurrogate, invalidNumber, invalidLiteral
        case missingField, nullField, fieldNotString
    }

    let kind: Kind
    /// Where: in the block while it is parsed, in the decompressed text afterwards.
    var position: Int
    /// From 1, in its file.
    var record = 0

    init(_ kind: Kind, at position: Int) {
        self.kind = kind
        self.position = position
    }

    /// The error that a user sees.
    ///
    /// - Parameter allowed: malformed records that were let pass before this one.
    func error(path: String, textField: String, allowed: Int) -> CorpusError {
        var message = message(textField: textField)
        if allowed > 0 {
            message += " (and \(allowed) malformed record\(allowed == 1 ? "" : "s") before it were left out)"
        }
        return CorpusError(
            code: code, message: message, path: path, record: record, byteOffset: position,
            byteOffsetSpace: .decompressedText, advice: advice)
    }

    private var code: CorpusError.Code {
        switch kind {
        case .invalidUTF8: .invalidUTF8
        case .missingField: .missingField
        case .nullField, .fieldNotString: .fieldNotString
        default: .malformedRecord
        }
    }

    private func message(textField: String) -> String {
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
        case .missingField: "the JSON object has no field \"\(textField)\""
        case .nullField: "the field \"\(textField)\" is null"
        case .fieldNotString: "the field \"\(textField)\" is not a string"
        }
    }

    private var advice: String {
        let tolerance = "or tolerate bad records (--skip-malformed N)"
        switch kind {
        case .invalidUTF8: return "convert the text to UTF-8, \(tolerance)"
        case .array: return "write one object per line (jq -c '.[]'), \(tolerance)"
        case .notObject: return "write one object per line, read the file as text (--format text), \(tolerance)"
        case .endsEarly: return "write each object on one line (jq -c .), \(tolerance)"
        case .missingField, .nullField, .fieldNotString:
            return "name the field that holds the text (--text-field PATH), \(tolerance)"
        default: return "repair the line, \(tolerance)"
        }
    }
}
