import TextSegmentation

/// What a scalar is to a scanner of words: for letters the script and the lower case, for all else a kind.
///
/// One flat table for scalars below 0x3000, a look-up for those above. Immutable and never freed.
@safe
package final class LetterClasses: @unchecked Sendable {
    // Sendable: memory that nothing writes after `init` and nothing frees.

    package static let shared = LetterClasses()

    /// Kinds of what is not a letter.
    enum Kind: UInt8 {
        /// White space, and what stands between sentences and clauses of any text: `. , ; : ! ? " ' ( ) -` and the like.
        case separator
        /// A mark or a joiner that goes with the letter before.
        case mark
        case digit
        /// Signs that texts seldom put beside words and code often does: `_ = < > { } [ ] / \ @ # $ % & * + ^ | ~` and other symbols.
        case sign
        case lineBreak
        /// `'` and its likes: part of a word between two letters, a separator elsewhere.
        case apostrophe
    }

    /// An entry: the lower case of a letter in the low 21 bits, from bit 24 on its script, or a kind with the top bit set.
    private let entries: UnsafeMutablePointer<UInt32>
    private let letters = LetterTables()

    static let limit: UInt32 = 0x3000
    static let kindBit: UInt32 = 1 << 31

    private init() {
        unsafe entries = .allocate(capacity: Int(Self.limit))
        for scalar in 0..<Self.limit { unsafe (entries + Int(scalar)).initialize(to: Self.entry(scalar, letters)) }
    }

    /// The entry of a scalar, which is at most 0x10FFFF.
    @inline(__always)
    func entry(_ scalar: UInt32) -> UInt32 {
        scalar < Self.limit ? unsafe entries[Int(scalar)] : Self.entry(scalar, letters)
    }

    /// The primary composite of a letter and a mark; 0 where there is none.
    func composite(_ letter: UInt32, _ mark: UInt32) -> UInt32 { letters.composite(letter, mark) }

    private static func entry(_ scalar: UInt32, _ letters: LetterTables) -> UInt32 {
        func kind(_ kind: Kind) -> UInt32 { kindBit | UInt32(kind.rawValue) << 24 }
        switch scalar {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return kind(.lineBreak)
        case 0x27, 0x2019, 0x2BC: return kind(.apostrophe)
        default: break
        }
        switch letters.script(scalar) {
        case .markOfAny: return kind(.mark)
        case .notALetter: break
        // The two scripts of Japanese, one of them also that of Chinese, stand in one word.
        case .kana: return UInt32(LetterScript.han.rawValue) << 24 | scalar
        case let script: return UInt32(script.rawValue) << 24 | letters.lowercase(scalar)
        }
        let properties = ScalarProperties(of: scalar)
        if properties.contains(.number) { return kind(.digit) }
        if properties.contains(.symbol) { return kind(.sign) }
        if scalar < 0x80, properties.contains(.punctuation) {
            return ".,;:!?\"()-".unicodeScalars.contains { $0.value == scalar } ? kind(.separator) : kind(.sign)
        }
        return kind(.separator)
    }
}
