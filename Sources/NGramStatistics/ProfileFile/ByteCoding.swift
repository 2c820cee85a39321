/// Variable-length integers, seven bits to a byte, low bits first.
struct ByteEncoder {
    var bytes: [UInt8] = []

    @inline(__always)
    mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(_ value: Int) { append(UInt64(value)) }

    mutating func append(bytes more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// A string as its length in bytes and its UTF-8.
    mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }
}

/// Reads what ``ByteEncoder`` wrote; every step is checked, whatever the bytes are.
struct ByteDecoder {
    /// The bytes end early, or a number does not fit.
    struct Damage: Error {}

    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    @inline(__always)
    mutating func integer() throws(Damage) -> UInt64 {
        guard position < bytes.count else { throw Damage() }
        let first = bytes[position]
        position += 1
        if first < 0x80 { return UInt64(first) }
        return try longInteger(first)
    }

    private mutating func longInteger(_ first: UInt8) throws(Damage) -> UInt64 {
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            guard position < bytes.count, shift < 64 else { throw Damage() }
            let byte = bytes[position]
            position += 1
            let part = UInt64(byte & 0x7F)
            guard shift < 63 || part <= 1 else { throw Damage() }
            value |= part << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// Most that a count may be, so that sums over sections, and over thousands of profiles, stay in range.
    static let largestTally: UInt64 = 1 << 48

    /// A number of things in a corpus, up to ``largestTally``.
    mutating func tally() throws(Damage) -> UInt64 {
        let value = try integer()
        guard value <= Self.largestTally else { throw Damage() }
        return value
    }

    /// An integer that counts or measures something in memory.
    mutating func count(limit: Int = Int.max) throws(Damage) -> Int {
        let value = try integer()
        guard value <= UInt64(limit) else { throw Damage() }
        return Int(value)
    }

    mutating func identifier() throws(Damage) -> UInt32 {
        guard let value = UInt32(exactly: try integer()) else { throw Damage() }
        return value
    }

    mutating func slice(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw Damage() }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func text() throws(Damage) -> String {
        let length = try count(limit: bytes.count)
        guard let text = String(validating: try slice(length), as: UTF8.self) else { throw Damage() }
        return text
    }
}
