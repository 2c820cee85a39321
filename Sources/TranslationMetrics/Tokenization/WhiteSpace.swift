import TextSegmentation

/// White space as Python's `str.split` and `str.strip` have it: the property White_Space and U+001C to U+001F.
enum WhiteSpace {
    @inline(__always)
    static func contains(ascii byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
    }

    /// Whether a scalar from U+0080 on is white space.
    @inline(__always)
    static func contains(nonASCII scalar: UInt32) -> Bool {
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: scalar >= 0x2000 && scalar <= 0x200A
        }
    }

    static func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? contains(ascii: UInt8(scalar)) : contains(nonASCII: scalar)
    }

    /// Whether the bytes from 0x80 on that begin with this one may be white space.
    @inline(__always)
    static func mayBegin(with byte: UInt8) -> Bool { byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) }

    /// The end of the text without the white space behind it.
    static func trimmedEnd(_ bytes: [UInt8]) -> Int {
        var end = bytes.count
        while end > 0 {
            var start = end - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard contains(UTF8Text.scalar(bytes, at: start).scalar) else { break }
            end = start
        }
        return end
    }

    /// The first byte that is no white space, or `end`.
    static func trimmedStart(_ bytes: [UInt8], end: Int) -> Int {
        var start = 0
        while start < end {
            let (scalar, length) = UTF8Text.scalar(bytes, at: start)
            guard contains(scalar) else { break }
            start += length
        }
        return start
    }
}

/// Well-formed UTF-8, as Swift's strings give it.
enum UTF8Text {
    /// The scalar that begins at a byte, and its length in bytes.
    @inline(__always)
    static func scalar(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let second = UInt32(bytes[index + 1] & 0x3F)
        if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
        let third = UInt32(bytes[index + 2] & 0x3F)
        if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
        return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
    }
}
