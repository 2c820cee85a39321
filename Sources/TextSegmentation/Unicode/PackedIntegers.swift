/// Reads the unsigned integers of a packed table: groups of five bits, lowest first, one ASCII character each.
///
/// A character is 0x30 + group, + 0x20 where the integer goes on. Characters below 0x30 (line breaks) mean nothing.
@safe
struct PackedIntegers {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: StaticString) {
        unsafe bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        skipBreaks()
    }

    var isAtEnd: Bool { unsafe position == bytes.count }

    mutating func next() -> Int {
        var number = 0
        var shift = 0
        while true {
            unsafe precondition(position < bytes.count, "A packed Unicode table is cut short; generate it anew")
            let group = unsafe Int(bytes[position]) - 0x30
            position += 1
            skipBreaks()
            number |= (group & 0x1F) << shift
            shift += 5
            if (group & 0x20) == 0 { return number }
        }
    }

    /// The next integer, zigzag coded.
    mutating func nextSigned() -> Int {
        let number = next()
        return (number & 1) == 0 ? number >> 1 : -(number + 1) >> 1
    }

    private mutating func skipBreaks() {
        while unsafe position < bytes.count && bytes[position] < 0x30 { position += 1 }
    }
}
