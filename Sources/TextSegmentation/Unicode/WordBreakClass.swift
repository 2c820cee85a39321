/// The values of the property Word_Break, with the numbers that Scripts/unicode/generate_tables.py gives them.
enum WordBreakClass {
    static var other: UInt8 { 0 }
    static var carriageReturn: UInt8 { 1 }
    static var lineFeed: UInt8 { 2 }
    static var newline: UInt8 { 3 }
    static var extend: UInt8 { 4 }
    static var zeroWidthJoiner: UInt8 { 5 }
    static var format: UInt8 { 6 }
    static var katakana: UInt8 { 7 }
    static var hebrewLetter: UInt8 { 8 }
    static var letter: UInt8 { 9 }
    static var singleQuote: UInt8 { 10 }
    static var doubleQuote: UInt8 { 11 }
    static var midNumberLetter: UInt8 { 12 }
    static var midLetter: UInt8 { 13 }
    static var midNumber: UInt8 { 14 }
    static var numeric: UInt8 { 15 }
    static var extendNumberLetter: UInt8 { 16 }
    static var segmentSpace: UInt8 { 17 }
    static var regionalIndicator: UInt8 { 18 }
    /// How many there are, rounded up to a power of two.
    static var stride: Int { 32 }
}

/// The bits of an entry of the table ``UnicodeTables/words``.
enum WordProperty {
    static var breakClass: UInt8 { 0x1F }
    static var pictographic: UInt8 { 0x20 }
    static var wordLike: UInt8 { 0x40 }
    static var whiteSpace: UInt8 { 0x80 }
}

/// The bits of an entry of the table ``UnicodeTables/flags``.
enum CharacterFlags {
    /// `\w`: the `word` of UTS #18, annex C.
    static var expressionWord: UInt8 { 0x01 }
    /// `\s`: the property White_Space.
    static var expressionSpace: UInt8 { 0x02 }
    static var cased: UInt8 { 0x04 }
    static var caseIgnorable: UInt8 { 0x08 }
    /// The canonical combining class is not zero.
    static var nonStarter: UInt8 { 0x10 }
    /// The quick check of NFC answers No or Maybe.
    static var composedNotYes: UInt8 { 0x20 }
    /// The quick check of NFKC answers No or Maybe.
    static var compatibilityComposedNotYes: UInt8 { 0x40 }
}
