/// Cuts text into extended grapheme clusters (UAX #29, rules GB1–GB999).
@safe
struct GraphemeSegmenter {
    private let graphemes: CodePointTable<UInt8>
    private let words: CodePointTable<UInt8>
    private let bytes: UnsafePointer<UInt8>

    /// - Parameter bytes: readable for 64 bytes beyond the text, where zeros stand.
    init(_ tables: UnicodeTables, bytes: UnsafePointer<UInt8>) {
        graphemes = tables.graphemes
        words = tables.words
        unsafe self.bytes = bytes
    }

    /// Appends the clusters of `count` bytes that are more than white space.
    func cut(count: Int, into tokens: inout TokenList) {
        var position = 0
        while position < count {
            tokens.reserve(additional: 64)
            let limit = min(position + 64, count)
            while position < limit {
                let byte = unsafe bytes[position]
                // Between two ASCII bytes there is always a boundary, but for a line's end.
                if unsafe (byte | bytes[position + 1]) < 0x80 {
                    if byte == 0x20 || (byte &- 0x09) < 5 {
                        position += 1
                        continue
                    }
                    tokens.appendReserved(offset: position, end: position &+ 1)
                    position += 1
                    continue
                }
                let cluster = endOfCluster(at: position, count: count)
                if !cluster.isBlank { tokens.appendReserved(offset: position, end: cluster.end) }
                position = cluster.end
            }
        }
    }

    /// Finds the end of the cluster that begins at a boundary.
    func endOfCluster(at start: Int, count: Int) -> (end: Int, isBlank: Bool) {
        typealias Class = GraphemeBreakClass
        var (scalar, length) = unsafe decodeScalar(bytes + start)
        var property = graphemes[scalar]
        var isBlank = (words[scalar] & WordProperty.whiteSpace) != 0
        var position = start + length
        // What GB11 has seen: 1 a pictograph and Extend, 2 a ZWJ after them.
        var pictograph = (property & GraphemeProperty.pictographic) != 0 ? 1 : 0
        var hasOpenIndicator = (property & GraphemeProperty.breakClass) == Class.regionalIndicator
        while position < count {
            let before = property & GraphemeProperty.breakClass
            (scalar, length) = unsafe decodeScalar(bytes + position)
            property = graphemes[scalar]
            let after = property & GraphemeProperty.breakClass
            let isPictographic = (property & GraphemeProperty.pictographic) != 0
            if before == Class.carriageReturn, after == Class.lineFeed { return (position + length, true) }  // GB3
            if Self.isControl(before) || Self.isControl(after) { break }  // GB4, GB5
            switch after {
            case Class.extend:  // GB9
                if pictograph == 2 { pictograph = 0 }
            case Class.zeroWidthJoiner:  // GB9
                pictograph = pictograph == 1 ? 2 : 0
            case Class.spacingMark:  // GB9a
                pictograph = 0
            default:
                let joins =
                    before == Class.prepend  // GB9b
                    || (isPictographic && pictograph == 2)  // GB11
                    || (after == Class.regionalIndicator && hasOpenIndicator && before == after)  // GB12, GB13
                    || Self.isSyllable(before, after)
                if !joins { return (position, isBlank) }
                hasOpenIndicator = after == Class.regionalIndicator && before != after
                pictograph = isPictographic ? 1 : 0
            }
            isBlank = isBlank && (words[scalar] & WordProperty.whiteSpace) != 0
            position += length
        }
        return (position, isBlank)
    }

    @inline(__always)
    private static func isControl(_ breakClass: UInt8) -> Bool {
        breakClass != GraphemeBreakClass.other && breakClass <= GraphemeBreakClass.control
    }

    /// GB6–GB8: parts of one Hangul syllable.
    @inline(__always)
    private static func isSyllable(_ before: UInt8, _ after: UInt8) -> Bool {
        typealias Class = GraphemeBreakClass
        switch before {
        case Class.lead:
            return after == Class.lead || after == Class.vowel || after == Class.leadVowel
                || after == Class.leadVowelTail
        case Class.leadVowel, Class.vowel: return after == Class.vowel || after == Class.tail
        case Class.leadVowelTail, Class.tail: return after == Class.tail
        default: return false
        }
    }
}
