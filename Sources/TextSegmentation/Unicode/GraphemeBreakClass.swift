/// The values of the property Grapheme_Cluster_Break, with the numbers that Scripts/unicode/generate_tables.py gives them.
enum GraphemeBreakClass {
    static var other: UInt8 { 0 }
    static var carriageReturn: UInt8 { 1 }
    static var lineFeed: UInt8 { 2 }
    static var control: UInt8 { 3 }
    static var extend: UInt8 { 4 }
    static var zeroWidthJoiner: UInt8 { 5 }
    static var regionalIndicator: UInt8 { 6 }
    static var prepend: UInt8 { 7 }
    static var spacingMark: UInt8 { 8 }
    static var lead: UInt8 { 9 }
    static var vowel: UInt8 { 10 }
    static var tail: UInt8 { 11 }
    static var leadVowel: UInt8 { 12 }
    static var leadVowelTail: UInt8 { 13 }
}

/// The bits of an entry of the table ``UnicodeTables/graphemes``.
enum GraphemeProperty {
    static var breakClass: UInt8 { 0x1F }
    static var pictographic: UInt8 { 0x20 }
}

/// The bits of an entry of the table ``UnicodeTables/categories``: general categories, as regular expressions ask for them.
enum CategoryFlags {
    /// `\p{L}`.
    static var letter: UInt8 { 0x01 }
    /// `\p{N}`.
    static var number: UInt8 { 0x02 }
    /// `\s`: the property White_Space.
    static var space: UInt8 { 0x04 }
    /// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`.
    static var upper: UInt8 { 0x08 }
    /// `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`.
    static var lower: UInt8 { 0x10 }
    /// `\p{M}`.
    static var mark: UInt8 { 0x20 }
    /// `\p{P}`.
    static var punctuation: UInt8 { 0x40 }
    /// `\p{S}`.
    static var symbol: UInt8 { 0x80 }
}
