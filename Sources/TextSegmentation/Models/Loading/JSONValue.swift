/// A JSON text (RFC 8259), read strictly into a tree.
indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// A number; `nil` where it is no integer that `Int` holds.
    case number(Int?)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// What kind of value it is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Reads one JSON text. Any bytes are answered with a value or an error; nesting is bounded.
@safe
struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private static var maximumDepth: Int { 64 }

    static func parse(_ text: [UInt8]) throws(TokenizerModelError) -> JSONValue {
        let result: Result<JSONValue, TokenizerModelError> = unsafe text.withUnsafeBufferPointer { bytes in
            var parser = unsafe JSONParser(bytes)
            do throws(TokenizerModelError) {
                let value = try parser.value(depth: 0)
                parser.skipBlanks()
                if parser.position != bytes.count { throw parser.damage("text follows the value") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

    private func damage(_ what: String) -> TokenizerModelError {
        TokenizerModelError(
            .malformed, message: "it is no JSON: \(what) at byte \(position); copy or download the file again")
    }

    private func peek() -> UInt8? { unsafe position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(TokenizerModelError) -> JSONValue {
        if depth > Self.maximumDepth { throw damage("nesting deeper than \(Self.maximumDepth)") }
        skipBlanks()
        switch peek() {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case nil: throw damage("the text ends")
        case UInt8(ascii: "-")?: return .number(try number())
        case let byte? where (0x30...0x39).contains(byte): return .number(try number())
        default: throw damage("no value")
        }
    }

    private mutating func literal(_ name: StaticString, _ value: JSONValue) throws(TokenizerModelError) -> JSONValue {
        for index in 0..<name.utf8CodeUnitCount {
            guard take(unsafe name.utf8Start[index]) else { throw damage("no value") }
        }
        return value
    }

    private mutating func object(depth: Int) throws(TokenizerModelError) -> [(key: String, value: JSONValue)] {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipBlanks()
            guard peek() == UInt8(ascii: "\"") else { throw damage("no key") }
            let key = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw damage("no colon") }
            members.append((key, try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw damage("no comma and no end of the object") }
            return members
        }
    }

    private mutating func array(depth: Int) throws(TokenizerModelError) -> [JSONValue] {
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw damage("no comma and no end of the array") }
            return elements
        }
    }

    private mutating func number() throws(TokenizerModelError) -> Int? {
        let isNegative = take(UInt8(ascii: "-"))
        var value: Int? = 0
        func digits(_ parser: inout JSONParser, _ digit: (Int) -> Void) throws(TokenizerModelError) {
            var count = 0
            while let byte = parser.peek(), (0x30...0x39).contains(byte) {
                digit(Int(byte) - 0x30)
                parser.position += 1
                count += 1
            }
            if count == 0 { throw parser.damage("no digit") }
        }
        let start = position
        try digits(&self) { digit in
            guard let known = value else { return }
            let (product, isLarge) = known.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = product.addingReportingOverflow(digit)
            value = isLarge || isLarger ? nil : sum
        }
        if unsafe bytes[start] == 0x30, position > start + 1 { throw damage("a number that begins with 0") }
        if take(UInt8(ascii: ".")) {
            value = nil
            try digits(&self) { _ in }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            value = nil
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits(&self) { _ in }
        }
        return isNegative ? value.map { -$0 } : value
    }

    private mutating func string() throws(TokenizerModelError) -> String {
        position += 1
        let start = position
        var unescaped: [UInt8]?
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                let end = position
                position += 1
                let text =
                    if let unescaped {
                        String(validating: unescaped, as: UTF8.self)
                    } else {
                        unsafe String(validating: bytes[start..<end], as: UTF8.self)
                    }
                guard let text else { throw damage("a string that is not UTF-8 ends") }
                return text
            case 0..<0x20: throw damage("a control character in a string")
            case UInt8(ascii: "\\"):
                if unescaped == nil { unescaped = unsafe Array(bytes[start..<position]) }
                position += 1
                let scalar = try escaped()
                unescaped?.append(contentsOf: UTF8.encode(scalar)!)
            default:
                unescaped?.append(byte)
                position += 1
            }
        }
        throw damage("a string without end")
    }

    private mutating func escaped() throws(TokenizerModelError) -> Unicode.Scalar {
        guard let byte = peek() else { throw damage("a string without end") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            var unit = try codeUnit()
            if (0xD800..<0xDC00).contains(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
                let low = try codeUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw damage("half a surrogate pair") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw damage("half a surrogate pair") }
            return scalar
        default: throw damage("an escape that JSON does not have")
        }
    }

    private mutating func codeUnit() throws(TokenizerModelError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw damage("an escape without four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
