/// What sacreBLEU's tokenizer `zh` takes for Chinese characters.
///
/// Two of its bounds were meant to lie beyond the Basic Multilingual Plane and, as they are spelled, do not: U+2001 to U+2A6D
/// and U+2F81 to U+2FA1 count, and the extensions from U+20000 on do not. Scores that are to equal others' keep to that.
enum ChineseCharacters {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x2001...0x2A6D, 0x2E80...0x2EFF, 0x2F00...0x2FDF, 0x2FF0...0x2FFF, 0x3000...0x303F, 0x3100...0x312F,
        0x31A0...0x31BF, 0x31C0...0x31EF, 0x3200...0x32FF, 0x3300...0x33FF, 0x3400...0x4DB5, 0x4E00...0x9FBB,
        0xF900...0xFA2D, 0xFA30...0xFA6A, 0xFA70...0xFAD9, 0xFE10...0xFE1F, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
    ]

    static func contains(_ scalar: UInt32) -> Bool {
        scalar >= 0x2001 && scalar <= 0xFFEF && ranges.contains { $0.contains(scalar) }
    }
}
