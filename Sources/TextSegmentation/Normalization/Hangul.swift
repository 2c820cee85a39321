/// The arithmetic of Hangul syllables (Unicode Standard, section 3.12).
enum Hangul {
    private static var syllableBase: UInt32 { 0xAC00 }
    private static var leadBase: UInt32 { 0x1100 }
    private static var vowelBase: UInt32 { 0x1161 }
    private static var tailBase: UInt32 { 0x11A7 }
    private static var leadCount: UInt32 { 19 }
    private static var vowelCount: UInt32 { 21 }
    private static var tailCount: UInt32 { 28 }
    private static var syllableCount: UInt32 { leadCount * vowelCount * tailCount }

    /// The jamo of a syllable, the last 0 where there is no final consonant; `nil` for any other scalar.
    static func decomposition(of scalar: UInt32) -> (lead: UInt32, vowel: UInt32, tail: UInt32)? {
        let index = scalar &- syllableBase
        guard index < syllableCount else { return nil }
        let tail = index % tailCount
        return (
            leadBase + index / (vowelCount * tailCount), vowelBase + index / tailCount % vowelCount,
            tail == 0 ? 0 : tailBase + tail
        )
    }

    /// The syllable that a pair composes to; 0 where it does not.
    static func composite(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let lead = first &- leadBase
        let vowel = second &- vowelBase
        if lead < leadCount, vowel < vowelCount { return syllableBase + (lead * vowelCount + vowel) * tailCount }
        let syllable = first &- syllableBase
        let tail = second &- tailBase
        if syllable < syllableCount, syllable % tailCount == 0, tail > 0, tail < tailCount { return first + tail }
        return 0
    }
}
