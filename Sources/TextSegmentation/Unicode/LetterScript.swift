/// The script that a letter or mark is written in (UAX #24), as far as languages are told by it. Unicode 15.0.
package enum LetterScript: UInt8, Sendable, CaseIterable {
    /// Digits, punctuation, symbols, spaces.
    case notALetter
    /// A mark or a joiner that goes with the letter before, whatever its script.
    case markOfAny
    /// A letter of a script that is not in this list, or of none.
    case other
    case latin, greek, cyrillic, armenian, hebrew, arabic, syriac, thaana, devanagari, bengali, gurmukhi, gujarati
    case oriya
    case tamil, telugu, kannada, malayalam, sinhala, thai, lao, tibetan, myanmar, georgian, hangul, ethiopic, cherokee
    case khmer, mongolian
    /// Hiragana and Katakana.
    case kana
    /// Han and Bopomofo.
    case han
    case tifinagh, nko, olChiki
}

/// The scripts of letters, their lower case and their composition, for modules that cut text by rules of their own.
package struct LetterTables: Sendable {
    private let tables: UnicodeTables
    private let compositions: NormalizationTables

    /// The first call of a process unpacks the tables.
    package init() {
        tables = .shared
        compositions = .shared
    }

    /// The script of a scalar, which is at most 0x10FFFF.
    package func script(_ scalar: UInt32) -> LetterScript {
        LetterScript(rawValue: tables.letterScripts[scalar]) ?? .other
    }

    /// The simple lower case of a scalar, which is at most 0x10FFFF.
    package func lowercase(_ scalar: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: Int32(truncatingIfNeeded: scalar) &+ tables.lowercaseDifferences[scalar])
    }

    /// The primary composite of a pair of scalars (UAX #15), Hangul left aside; 0 where there is none.
    package func composite(_ first: UInt32, _ second: UInt32) -> UInt32 { compositions.composite(first, second) }
}
