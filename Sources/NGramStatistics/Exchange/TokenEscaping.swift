/// How tokens are written in tables: each is one field of one line of UTF-8, and comes back byte for byte.
///
/// `\\` stands for a backslash, `\t`, `\n` and `\r` for tab, line feed and carriage return, `\s` for a space where spaces
/// part tokens, and `\xHH` for any other byte below 0x20, for 0x7F, for every byte that is no part of well-formed UTF-8, and
/// for those of U+FEFF, which at the beginning of a file would be taken for a byte-order mark.
enum TokenEscaping {
    private static let backslash = UInt8(ascii: "\\")
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let digits = Array("0123456789abcdef".utf8)

    /// Appends a token as a table has it.
    ///
    /// - Parameter keepsSpaces: whether a space stays a space.
    static func append(_ token: some RandomAccessCollection<UInt8>, keepsSpaces: Bool, to text: inout [UInt8]) {
        let isPlain = token.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != backslash }
        if isPlain {
            text.append(contentsOf: token)
            return
        }
        var rest = token[...]
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : wellFormedLength(rest)
            if byte < 0x80 {
                appendASCII(byte, keepsSpaces: keepsSpaces, to: &text)
            } else if length > 0, !rest.starts(with: byteOrderMark) {
                text.append(contentsOf: rest.prefix(length))
            } else {
                for byte in rest.prefix(max(1, length)) { appendHexadecimal(byte, to: &text) }
            }
            rest = rest.dropFirst(max(1, length))
        }
    }

    /// Appends the token that a field stands for.
    ///
    /// - Returns: `false` where a backslash is followed by none of the characters above.
    static func appendUnescaped(_ field: UnsafeBufferPointer<UInt8>, to token: inout [UInt8]) -> Bool {
        guard unsafe field.contains(backslash) else {
            unsafe token.append(contentsOf: field)
            return true
        }
        var position = 0
        while position < field.count {
            let byte = unsafe field[position]
            position += 1
            guard byte == backslash else {
                token.append(byte)
                continue
            }
            guard position < field.count else { return false }
            let mark = unsafe field[position]
            position += 1
            switch mark {
            case backslash: token.append(backslash)
            case UInt8(ascii: "s"): token.append(0x20)
            case UInt8(ascii: "t"): token.append(0x09)
            case UInt8(ascii: "n"): token.append(0x0A)
            case UInt8(ascii: "r"): token.append(0x0D)
            case UInt8(ascii: "x"):
                guard position + 2 <= field.count, let high = value(unsafe field[position]),
                    let low = value(unsafe field[position + 1])
                else { return false }
                token.append(high << 4 | low)
                position += 2
            default: return false
            }
        }
        return true
    }

    private static func appendASCII(_ byte: UInt8, keepsSpaces: Bool, to text: inout [UInt8]) {
        switch byte {
        case backslash: text.append(contentsOf: [backslash, backslash])
        case 0x20 where !keepsSpaces: text.append(contentsOf: [backslash, UInt8(ascii: "s")])
        case 0x09: text.append(contentsOf: [backslash, UInt8(ascii: "t")])
        case 0x0A: text.append(contentsOf: [backslash, UInt8(ascii: "n")])
        case 0x0D: text.append(contentsOf: [backslash, UInt8(ascii: "r")])
        case 0..<0x20, 0x7F: appendHexadecimal(byte, to: &text)
        default: text.append(byte)
        }
    }

    private static func appendHexadecimal(_ byte: UInt8, to text: inout [UInt8]) {
        text.append(contentsOf: [backslash, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Bytes of the well-formed UTF-8 sequence of several bytes that the text begins with; 0 where it begins with none.
    ///
    /// The table of well-formed sequences of the Unicode standard, 3.9.
    static func wellFormedLength(_ text: some Collection<UInt8>) -> Int {
        var bytes = text.makeIterator()
        guard let first = bytes.next() else { return 0 }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard let next = bytes.next(), second.contains(next) else { return 0 }
        for _ in 2..<length {
            guard let next = bytes.next(), (0x80...0xBF).contains(next) else { return 0 }
        }
        return length
    }
}
