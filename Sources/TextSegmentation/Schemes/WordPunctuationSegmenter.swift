/// Cuts text into the matches of `\w+|[^\w\s]+`, the classes being those of Python's `re`.
@safe
struct WordPunctuationSegmenter {
    private let flags: CodePointTable<UInt8>
    private let bytes: UnsafePointer<UInt8>
    private static var classes: UInt8 { CharacterFlags.expressionWord | CharacterFlags.expressionSpace }

    /// - Parameter bytes: readable for 64 bytes beyond the text.
    init(_ tables: UnicodeTables, bytes: UnsafePointer<UInt8>) {
        flags = tables.flags
        unsafe self.bytes = bytes
    }

    /// Appends the matches in `count` bytes.
    func cut(count: Int, into tokens: inout TokenList) {
        var position = 0
        while position < count {
            let start = position
            var (scalar, length) = unsafe decodeScalar(bytes + position)
            position += length
            let kind = flags[scalar] & Self.classes
            while position < count {
                (scalar, length) = unsafe decodeScalar(bytes + position)
                if (flags[scalar] & Self.classes) != kind { break }
                position += length
            }
            if kind != CharacterFlags.expressionSpace { tokens.append(offset: start, end: position) }
        }
    }
}
