/// Checks one JSON object on a line, whole, and finds its text and language (RFC 8259).
///
/// Strings are unescaped where they lie: an escape is never shorter than the bytes it stands for.
final class JSONRecordParser {
    /// Objects and arrays open at once, the record's own object among them.
    static let maximumDepth = 1024

    private let textField: String
    private let languageField: String?
    private let identifierField: String?
    private let translationField: String?
    private var text: JSONFieldTracker
    private var language: JSONFieldTracker
    /// The identifier and the other side of a pair, where they are read.
    private var more: [JSONFieldTracker] = []
    private let readsMore: Bool
    /// One bit per open container: set for an object.
    private var containers = [UInt64](repeating: 0, count: JSONRecordParser.maximumDepth / 64)

    init(_ options: ReadingOptions) {
        textField = options.textField
        languageField = options.languageField
        identifierField = options.identifierField
        translationField = options.translationField
        text = JSONFieldTracker(path: textField)
        language = JSONFieldTracker(path: languageField ?? "")
        readsMore = identifierField != nil || translationField != nil
        more = [identifierField, translationField].compactMap { $0.map { JSONFieldTracker(path: $0) } }
    }

    /// Whether the parser reads the fields that the options name.
    func isFor(_ options: ReadingOptions) -> Bool {
        textField == options.textField && languageField == options.languageField
            && identifierField == options.identifierField && translationField == options.translationField
    }

    private enum Expectation {
        case firstKeyOrEnd, key, firstElementOrEnd, value, separatorOrEnd
    }

    /// Parses the line `start..<end`; `base[end]` is a line feed.
    func parse(
        _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> RecordFields {
        var text = self.text
        var language = self.language
        var more: [JSONFieldTracker] = []
        if readsMore { swap(&more, &self.more) }
        defer { if readsMore { swap(&more, &self.more) } }
        let hasLanguage = languageField != nil
        text.reset()
        language.reset()
        for index in more.indices { more[index].reset() }
        do throws(RecordFault) {
            unsafe try scan(JSONLine(base: base, end: end), from: start, &text, &language, hasLanguage, &more)
            var fields = RecordFields(text: try Self.string(text, textField, at: start))
            if hasLanguage { fields.language = language.string }
            guard readsMore else { return fields }
            if identifierField != nil { fields.identifier = more[0].stringOrNumber }
            if let translationField, let tracker = more.last {
                fields.translation = try Self.string(tracker, translationField, at: start)
            }
            return fields
        } catch {
            var fault = error
            if identifierField != nil {
                fault.identifier = more[0].stringOrNumber.map { unsafe RecordFault.identifier($0, in: base) }
            }
            throw fault
        }
    }

    /// The string that a field must be.
    private static func string(
        _ tracker: JSONFieldTracker, _ field: String, at start: Int
    ) throws(RecordFault) -> RecordFields.Piece {
        switch tracker.outcome {
        case .string(let textStart, let count): return RecordFields.Piece(start: textStart, count: count)
        case .missing: throw RecordFault(.missingField(field), at: start)
        case .null: throw RecordFault(.nullField(field), at: start)
        case .notString, .number: throw RecordFault(.fieldNotString(field), at: start)
        }
    }

    private func scan(
        _ line: JSONLine, from start: Int, _ text: inout JSONFieldTracker, _ language: inout JSONFieldTracker,
        _ hasLanguage: Bool, _ more: inout [JSONFieldTracker]
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
        let hasMore = readsMore
        while depth > 0 {
            unsafe line.skipBlanks(&position)
            let byte = unsafe line.base[position]
            switch expectation {
            case .firstKeyOrEnd where byte == UInt8(ascii: "}"), .firstElementOrEnd where byte == UInt8(ascii: "]"):
                position += 1
                text.leave(depth: depth)
                language.leave(depth: depth)
                if hasMore { for index in more.indices { more[index].leave(depth: depth) } }
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
                if hasMore {
                    for index in more.indices {
                        more[index].isAwaited =
                            unsafe more[index].matches(line.base + key.start, count: key.count, depth: depth)
                    }
                }
                expectation = .value

            case .firstElementOrEnd, .value:
                switch byte {
                case UInt8(ascii: "\""):
                    let string = unsafe try line.string(&position)
                    if isText { text.meetString(start: string.start, count: string.count) }
                    if isLanguage { language.meetString(start: string.start, count: string.count) }
                    if hasMore { Self.meet(&more) { $0.meetString(start: string.start, count: string.count) } }
                    expectation = .separatorOrEnd
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    let isObject = byte == UInt8(ascii: "{")
                    if isText { isObject ? text.meetObject() : text.meetArray() }
                    if isLanguage { isObject ? language.meetObject() : language.meetArray() }
                    if hasMore { Self.meet(&more) { isObject ? $0.meetObject() : $0.meetArray() } }
                    guard depth < Self.maximumDepth else { throw RecordFault(.tooDeep, at: position) }
                    position += 1
                    depth += 1
                    setContainer(depth, isObject: isObject)
                    expectation = isObject ? .firstKeyOrEnd : .firstElementOrEnd
                default:
                    let start = position
                    unsafe try line.scalar(&position)
                    let count = position - start
                    if isText { text.meetScalar(byte, start: start, count: count) }
                    if isLanguage { language.meetScalar(byte, start: start, count: count) }
                    if hasMore { Self.meet(&more) { $0.meetScalar(byte, start: start, count: count) } }
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
                    if hasMore { for index in more.indices { more[index].leave(depth: depth) } }
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

    /// Tells the fields whose value it is.
    private static func meet(_ more: inout [JSONFieldTracker], _ body: (inout JSONFieldTracker) -> Void) {
        for index in more.indices where more[index].isAwaited {
            body(&more[index])
            more[index].isAwaited = false
        }
    }

    private func setContainer(_ depth: Int, isObject: Bool) {
        let bit = UInt64(1) << UInt64((depth - 1) & 63)
        if isObject { containers[(depth - 1) >> 6] |= bit } else { containers[(depth - 1) >> 6] &= ~bit }
    }

    private func isContainerObject(_ depth: Int) -> Bool {
        (containers[(depth - 1) >> 6] >> UInt64((depth - 1) & 63)) & 1 != 0
    }
}
