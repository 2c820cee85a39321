/// Cuts text into the matches of `\w+|[^\w\s]+`, the classes being those of UTS #18, annex C.
@safe
struct WordPunctuationSegmenter {
    private let flags: CodePointTable<UInt8>
    private let bytes: UnsafePointer<UInt8>
    private static var classes: UInt8 { CharacterFlags.expressionWord | CharacterFlags.expressionSpace }

    /// - Parameter bytes: readable for 64 bytes beyond the text, where zeros stand.
    init(_ tables: UnicodeTables, bytes: UnsafePointer<UInt8>) {
        flags = tables.flags
        unsafe self.bytes = bytes
    }

    /// Appends the matches in `count` bytes.
    func cut(count: Int, into tokens: inout TokenList) {
        var position = 0
        while position < count {
            if unsafe (EightBytes(at: bytes + position).nonASCII | EightBytes(at: bytes + position + 8).nonASCII) == 0,
                let next = cutASCIIBlock(at: position, count: count, into: &tokens)
            {
                position = next
                continue
            }
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

    /// Appends the matches in the ASCII bytes from a boundary on, up to the last change of class among 64 bytes.
    ///
    /// - Returns: where that is; `nil` where the class does not change before the first byte that is not ASCII.
    @inline(__always)
    private func cutASCIIBlock(at start: Int, count: Int, into tokens: inout TokenList) -> Int? {
        var word: UInt64 = 0
        var space: UInt64 = 0
        var nonASCII: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let eight = unsafe EightBytes(at: bytes + start + Int(shift))
            let letters = eight.between(0x61, 0x7A, setting: 0x20)
            let others = eight.between(0x30, 0x39) | eight.equal(to: 0x5F)
            word |= EightBytes.gather(letters | others) << shift
            space |= EightBytes.gather(eight.between(0x09, 0x0D) | eight.equal(to: 0x20)) << shift
            nonASCII |= EightBytes.gather(eight.nonASCII) << shift
            shift += 8
        }
        let known = (nonASCII & (0 &- nonASCII)) &- 1
        var end = count - start
        if end >= 64 || known != ~0 {
            let changes = ((word ^ (word << 1)) | (space ^ (space << 1))) & known & ~1
            if changes == 0 { return nil }
            end = 63 - changes.leadingZeroBitCount
        }
        let cut: UInt64 = (1 << UInt64(end)) &- 1
        let symbol = ~(word | space) & cut
        word &= cut

        tokens.reserve(additional: 64)
        var starts = (word & ~(word << 1)) | (symbol & ~(symbol << 1))
        var ends = (~word & (word << 1)) | (~symbol & (symbol << 1))
        while starts != 0 {
            tokens.appendReserved(
                offset: start &+ starts.trailingZeroBitCount, end: start &+ ends.trailingZeroBitCount)
            starts &= starts &- 1
            ends &= ends &- 1
        }
        return start + end
    }
}
