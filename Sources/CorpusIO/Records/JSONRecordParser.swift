/// Checks one JSON object on a line, whole, and finds its text and language (RFC 8259).
///
/// Strings are unescaped where they lie: an escape is never shorter than the bytes it stands for.
final class JSONRecordParser {
    /// Objects and arrays open at once, the record's own object among them.
    static let maximumDepth = 1024

    let textField: String
    let languageField: String?
    private var text: JSONFieldTracker
    private var language: JSONFieldTracker
    /// One bit per open container: set for an object.
    private var containers = [UInt64](repeating: 0, count: JSONRecordParser.maximumDepth / 64)

    init(textField: String, languageField: String?) {
        self.textField = textField
        self.languageField = languageField
        text = JSONFieldTracker(path: textField)
        language = JSONFieldTracker(path: languageField ?? "")
    }

    /// A piece of the block.
    struct Piece {
        var start: Int
        var count: Int
    }

    private enum Expectation {
        case firstKeyOrEnd, key, firstElementOrEnd, value, separatorOrEnd
    }

    /// Parses the line `start..<end` of valid UTF-8; `base[end]` is a line feed.
    func parse(
        _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> (text: Piece, language: Piece?) {
        var text = self.text
        var language = self.language
        let hasLanguage = languageField != nil
        text.reset()
        language.reset()
        unsafe try scan(JSONLine(base: base, end: end), from: start, &text, &language, hasLanguage)
        switch text.outcome {
        case .string(let textStart, let count):
            if case .string(let languageStart, let languageCount) = language.outcome, hasLanguage {
                return (Piece(start: textStart, count: count), Piece(start: languageStart, count: languageCount))
            }
            return (Piece(start: textStart, count: count), nil)
        case .missing: throw RecordFault(.missingField, at: start)
        case .null: throw RecordFault(.nullField, at: start)
        case .notString: throw RecordFault(.fieldNotString, at: start)
        }
    }

    private func scan(
        _ line: JSONLine, from start: Int, _ text: inout JSONFieldTracker, _ language: inout JSONFieldTracker,
        _ hasLanguage: Bool
    ) throws(RecordFault) {
        var position = start
        unsafe line.skipBlanks(&position)
        switch unsafe line.base[position] {
        case UInt8(ascii: "{"): position += 1
        case UInt8(ascii: "["): throw RecordFault(.array, at: position)
        default: throw RecordFault(.notObject, at: position)
        }
        var depth = 1
        setContainer(depth, isObject: true)
        var expectation = Expectation.firstKeyOrEnd
        var isText = false
        var isLanguage = false
        while depth > 0 {
            unsafe line.skipBlanks(&position)
            let byte = unsafe line.base[position]
            switch expectation {
            case .firstKeyOrEnd where byte == UInt8(ascii: "}"), .firstElementOrEnd where byte == UInt8(ascii: "]"):
                position += 1
                text.leave(depth: depth)
                language.leave(depth: depth)
                depth -= 1
                expectation = .separatorOrEnd

            case .firstKeyOrEnd, .key:
                guard byte == UInt8(ascii: "\"") else { throw unsafe line.unexpected(at: position) }
                let key = unsafe try line.string(&position)
                unsafe line.skipBlanks(&position)
                guard unsafe line.base[position] == UInt8(ascii: ":") else {
                    throw unsafe line.unexpected(at: position)
                }
                position += 1
                isText = unsafe text.matches(line.base + key.start, count: key.count, depth: depth)
                isLanguage =
                    unsafe hasLanguage && language.matches(line.base + key.start, count: key.count, depth: depth)
                expectation = .value

            case .firstElementOrEnd, .value:
                switch byte {
                case UInt8(ascii: "\""):
                    let string = unsafe try line.string(&position)
                    if isText { text.meetString(start: string.start, count: string.count) }
                    if isLanguage { language.meetString(start: string.start, count: string.count) }
                    expectation = .separatorOrEnd
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    let isObject = byte == UInt8(ascii: "{")
                    if isText { isObject ? text.meetObject() : text.meetOther(isNull: false) }
                    if isLanguage { isObject ? language.meetObject() : language.meetOther(isNull: false) }
                    guard depth < Self.maximumDepth else { throw RecordFault(.tooDeep, at: position) }
                    position += 1
                    depth += 1
                    setContainer(depth, isObject: isObject)
                    expectation = isObject ? .firstKeyOrEnd : .firstElementOrEnd
                default:
                    unsafe try line.scalar(&position)
                    if isText { text.meetOther(isNull: byte == UInt8(ascii: "n")) }
                    if isLanguage { language.meetOther(isNull: byte == UInt8(ascii: "n")) }
                    expectation = .separatorOrEnd
                }
                isText = false
                isLanguage = false

            case .separatorOrEnd:
                let isObject = isContainerObject(depth)
                if byte == UInt8(ascii: ",") {
                    expectation = isObject ? .key : .value
                } else if byte == UInt8(ascii: isObject ? "}" : "]") {
                    text.leave(depth: depth)
                    language.leave(depth: depth)
                    depth -= 1
                } else {
                    throw unsafe line.unexpected(at: position)
                }
                position += 1
            }
        }
        unsafe line.skipBlanks(&position)
        if unsafe position < line.end { throw RecordFault(.trailingBytes, at: position) }
    }

    private func setContainer(_ depth: Int, isObject: Bool) {
        let bit = UInt64(1) << UInt64((depth - 1) & 63)
        if isObject { containers[(depth - 1) >> 6] |= bit } else { containers[(depth - 1) >> 6] &= ~bit }
    }

    private func isContainerObject(_ depth: Int) -> Bool {
        (containers[(depth - 1) >> 6] >> UInt64((depth - 1) & 63)) & 1 != 0
    }
}
