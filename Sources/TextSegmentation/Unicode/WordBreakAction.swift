/// What happens between a segment that ends in one Word_Break class and a scalar of another (UAX #29, WB3–WB999).
///
/// An action below 32 means: no break, and the segment then ends in the class of that number.
enum WordBreakAction {
    static var `break`: UInt8 { 0x20 }
    /// WB4: Extend, Format and ZWJ join whatever is before them and change nothing.
    static var ignore: UInt8 { 0x21 }
    /// WB6, WB7: joins where an AHLetter follows.
    static var joinBeforeLetter: UInt8 { 0x22 }
    /// WB6, WB7, WB7a: joins in any case; goes on where an AHLetter follows.
    static var joinAlwaysBeforeLetter: UInt8 { 0x23 }
    /// WB7b, WB7c: joins where a Hebrew letter follows.
    static var joinBeforeHebrew: UInt8 { 0x24 }
    /// WB11, WB12: joins where a Numeric follows.
    static var joinBeforeNumber: UInt8 { 0x25 }

    /// The action for every pair, at (class before × 32 + class after).
    static func makeTable() -> UnsafePointer<UInt8> {
        typealias Class = WordBreakClass
        let size = Class.stride * Class.stride
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        unsafe table.initialize(repeating: `break`, count: size)
        func set(_ before: [UInt8], _ after: [UInt8], _ action: UInt8? = nil) {
            for first in before {
                for second in after {
                    unsafe table[Int(first) * Class.stride + Int(second)] = action ?? second
                }
            }
        }
        let letters = [Class.letter, Class.hebrewLetter]
        let quotes = [Class.midNumberLetter, Class.singleQuote]
        set((0..<UInt8(Class.stride)).map(\.self), [Class.extend, Class.format, Class.zeroWidthJoiner], ignore)
        // WB5, WB8–WB10, WB13–WB13b.
        set(letters + [Class.numeric], letters + [Class.numeric, Class.extendNumberLetter])
        set([Class.katakana], [Class.katakana, Class.extendNumberLetter])
        set(
            [Class.extendNumberLetter],
            letters + [Class.numeric, Class.katakana, Class.extendNumberLetter])
        set(letters, quotes + [Class.midLetter], joinBeforeLetter)
        set([Class.hebrewLetter], [Class.singleQuote], joinAlwaysBeforeLetter)
        set([Class.hebrewLetter], [Class.doubleQuote], joinBeforeHebrew)
        set([Class.numeric], quotes + [Class.midNumber], joinBeforeNumber)
        // WB3d: only while nothing is ignored in between, which turns the class before into Other.
        set([Class.segmentSpace], [Class.segmentSpace])
        // WB15, WB16: a pair is closed.
        set([Class.regionalIndicator], [Class.regionalIndicator], Class.other)
        return unsafe UnsafePointer(table)
    }
}
