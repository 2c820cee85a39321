/// Cuts text at NUL, tab, line feed, carriage return and space: KenLM's delimiters in `lmplz`.
enum WhitespaceSegmenter {
    /// Appends the runs of other bytes.
    ///
    /// - Parameter bytes: readable for 64 bytes beyond `count`.
    static func cut(_ bytes: UnsafePointer<UInt8>, count: Int, into tokens: inout TokenList) {
        var position = 0
        // 1 while the last token goes on.
        var open: UInt64 = 0
        while position < count {
            let inToken = unsafe ~separators(bytes + position)
            let before = inToken << 1 | open
            var starts = inToken & ~before
            var ends = ~inToken & before
            open = inToken >> 63
            tokens.reserve(additional: 33)
            if (before & 1) != 0 {
                if ends == 0 {
                    position += 64
                    continue
                }
                tokens.closeLast(end: position &+ ends.trailingZeroBitCount)
                ends &= ends &- 1
            }
            while ends != 0 {
                tokens.appendReserved(
                    offset: position &+ starts.trailingZeroBitCount, end: position &+ ends.trailingZeroBitCount)
                starts &= starts &- 1
                ends &= ends &- 1
            }
            if starts != 0 {
                let start = position &+ starts.trailingZeroBitCount
                tokens.appendReserved(offset: start, end: start)
            }
            position += 64
        }
        if open != 0 { tokens.closeLast(end: count) }
    }

    /// Which of 64 bytes separate; bit i is that of byte i.
    @inline(__always)
    private static func separators(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        var mask: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let eight = unsafe EightBytes(at: bytes + Int(shift))
            // 0x00 and 0x20; 0x09 and 0x0D; 0x0A.
            let blanks = eight.equal(to: 0x20, ignoring: 0x20) | eight.equal(to: 0x0D, ignoring: 0x04)
            let found = (blanks | eight.equal(to: 0x0A)) & ~eight.nonASCII
            mask |= EightBytes.gather(found) << shift
            shift += 8
        }
        return mask
    }
}
