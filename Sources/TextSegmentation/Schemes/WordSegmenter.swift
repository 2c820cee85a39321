/// Cuts text into words: the segments of UAX #29 that hold a letter or a number.
///
/// A run of ASCII is cut 64 bytes at a time by ``cutASCIIBlock(at:count:into:)``, everything else segment by segment. Both
/// begin at a boundary and end at one, and no rule looks behind a boundary.
@safe
struct WordSegmenter {
    private let words: CodePointTable<UInt8>
    private let actions: UnsafePointer<UInt8>
    private let bytes: UnsafePointer<UInt8>

    /// - Parameter bytes: readable for 64 bytes beyond the text, where zeros stand.
    init(_ tables: UnicodeTables, bytes: UnsafePointer<UInt8>) {
        words = tables.words
        unsafe actions = tables.wordBreakActions
        unsafe self.bytes = bytes
    }

    /// Appends the words of `count` bytes.
    func cut(count: Int, into tokens: inout TokenList) {
        var position = 0
        while position < count {
            if unsafe (EightBytes(at: bytes + position).nonASCII | EightBytes(at: bytes + position + 8).nonASCII) == 0,
                let next = cutASCIIBlock(at: position, count: count, into: &tokens)
            {
                position = next
                continue
            }
            let segment = endOfSegment(at: position, count: count)
            if segment.isWordLike { tokens.append(offset: position, end: segment.end) }
            position = segment.end
        }
    }

    /// Appends the words of the ASCII bytes from a boundary on, as far as it is certain where they end.
    ///
    /// - Returns: the boundary up to which words have been appended; `nil` where the 64 bytes at hand hold no
    ///   boundary beyond doubt, which is one between a blank or control character and a letter, digit or underscore.
    @inline(__always)
    private func cutASCIIBlock(at start: Int, count: Int, into tokens: inout TokenList) -> Int? {
        var alphanumeric: UInt64 = 0
        var underscore: UInt64 = 0
        var visible: UInt64 = 0
        var nonASCII: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let eight = unsafe EightBytes(at: bytes + start + Int(shift))
            let letters = eight.between(0x61, 0x7A, setting: 0x20)
            alphanumeric |= EightBytes.gather(letters | eight.between(0x30, 0x39)) << shift
            underscore |= EightBytes.gather(eight.equal(to: 0x5F)) << shift
            visible |= EightBytes.gather(eight.atLeast(0x21)) << shift
            nonASCII |= EightBytes.gather(eight.nonASCII) << shift
            shift += 8
        }
        // Bits of the ASCII bytes before the first other byte.
        let known = (nonASCII & (0 &- nonASCII)) &- 1
        var inWord = (alphanumeric | underscore) & known
        let end: Int
        let remaining = count - start
        if remaining < 64, known == ~0 {
            // The zeros behind the text end its last word.
            end = remaining
        } else {
            let boundaries = inWord & ~(visible << 1) & ~1
            if boundaries == 0 { return nil }
            end = 63 - boundaries.leadingZeroBitCount
            inWord &= (1 << UInt64(end)) &- 1
        }

        var doubtful = (inWord << 1) & (inWord >> 1) & ~inWord & visible
        while doubtful != 0 {
            let index = doubtful.trailingZeroBitCount
            if unsafe joins(bytes + start + index) { inWord |= 1 << UInt64(index) }
            doubtful &= doubtful &- 1
        }

        tokens.reserve(additional: 32)
        var starts = inWord & ~(inWord << 1)
        var ends = ~inWord & (inWord << 1)
        let hasUnderscore = (underscore & inWord) != 0
        while starts != 0 {
            let first = starts.trailingZeroBitCount
            let last = ends.trailingZeroBitCount
            starts &= starts &- 1
            ends &= ends &- 1
            if hasUnderscore, ((alphanumeric >> UInt64(first)) << UInt64(64 - last + first)) == 0 { continue }
            tokens.appendReserved(offset: start &+ first, end: start &+ last)
        }
        return start + end
    }

    /// WB6, WB7, WB11 and WB12 for an ASCII byte between two ASCII word characters.
    @inline(__always)
    private func joins(_ byte: UnsafePointer<UInt8>) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (byte &- 0x30) < 10 }
        func isLetter(_ byte: UInt8) -> Bool { ((byte | 0x20) &- 0x61) < 26 }
        switch unsafe byte[0] {
        case 0x27, 0x2E:  // ' .
            return unsafe (isLetter(byte[-1]) && isLetter(byte[1])) || (isDigit(byte[-1]) && isDigit(byte[1]))
        case 0x3A:  // :
            return unsafe isLetter(byte[-1]) && isLetter(byte[1])
        case 0x2C, 0x3B:  // , ;
            return unsafe isDigit(byte[-1]) && isDigit(byte[1])
        default:
            return false
        }
    }

    /// Finds the end of the segment that begins at a boundary.
    func endOfSegment(at start: Int, count: Int) -> (end: Int, isWordLike: Bool) {
        typealias Class = WordBreakClass
        var (property, length) = look(at: start)
        var position = start + length
        var state = property & WordProperty.breakClass
        var wordLike = property & WordProperty.wordLike
        var afterJoiner = false
        if state <= Class.format {
            if state == Class.carriageReturn {
                return unsafe (position + (position < count && bytes[position] == 0x0A ? 1 : 0), false)
            }
            if state == Class.lineFeed || state == Class.newline { return (position, false) }
            afterJoiner = state == Class.zeroWidthJoiner
            state = Class.other
        }
        while position < count {
            (property, length) = look(at: position)
            let next = property & WordProperty.breakClass
            var action = unsafe actions[Int(state) << 5 | Int(next)]
            if action < 0x20 {
                state = action
                afterJoiner = false
            } else if action == WordBreakAction.ignore {
                // WB3d holds for adjacent spaces only.
                if state == Class.segmentSpace { state = Class.other }
                afterJoiner = next == Class.zeroWidthJoiner
            } else if afterJoiner, (property & WordProperty.pictographic) != 0 {
                // WB3c
                state = next
                afterJoiner = false
            } else {
                if action == WordBreakAction.break { break }
                let following = classAfterIgnored(at: position + length, count: count)
                let isLetter = following == Class.letter || following == Class.hebrewLetter
                switch action {
                case WordBreakAction.joinBeforeLetter: action = isLetter ? following : WordBreakAction.break
                case WordBreakAction.joinAlwaysBeforeLetter: action = isLetter ? following : Class.other
                case WordBreakAction.joinBeforeHebrew:
                    action = following == Class.hebrewLetter ? following : WordBreakAction.break
                default: action = following == Class.numeric ? following : WordBreakAction.break
                }
                if action == WordBreakAction.break { break }
                // The class of the scalar to come stands in for the punctuation: it lets that scalar join.
                state = action
                afterJoiner = false
            }
            wordLike |= property & WordProperty.wordLike
            position += length
        }
        return (position, wordLike != 0)
    }

    /// The class of the first scalar from `position` on that WB4 does not ignore; Other at the end.
    private func classAfterIgnored(at start: Int, count: Int) -> UInt8 {
        var position = start
        while position < count {
            let (property, length) = look(at: position)
            let next = property & WordProperty.breakClass
            if next < WordBreakClass.extend || next > WordBreakClass.format { return next }
            position += length
        }
        return WordBreakClass.other
    }

    @inline(__always)
    private func look(at position: Int) -> (property: UInt8, length: Int) {
        let (scalar, length) = unsafe decodeScalar(bytes + position)
        return (words[scalar], length)
    }
}
