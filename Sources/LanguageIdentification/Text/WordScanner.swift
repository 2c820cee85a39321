import TextSegmentation

/// Cuts text into the words that languages are told by: runs of letters of one script, in lower case.
///
/// Marks are composed with the letter before where Unicode has a composite; an apostrophe between two letters is part of the word. A Latin word
/// that touches a digit or a sign of code (`x86`, `user_name`, `www.example.org`) is ``isTechnical``. Words of more than
/// ``capacity`` letters are cut. Belongs to one thread at a time.
@safe
package struct WordScanner: ~Copyable {
    /// The most letters of a word.
    package static let capacity = 40
    /// The most letters of a word of Han or kana, which are not set apart by spaces.
    package static let hanCapacity = 4
    /// What stands for the boundaries of a word in ``bounded``.
    package static let startBoundary: UInt32 = 2
    package static let endBoundary: UInt32 = 3

    private static let apostrophe: UInt32 = 0x27

    private let classes = LetterClasses.shared
    private let scalars: UnsafeMutablePointer<UInt32>
    private let bytes: UnsafePointer<UInt8>
    private let limit: Int
    private(set) var position: Int

    /// Letters of the word, marks included.
    package private(set) var count = 0
    /// The number of the word's script (``TextSegmentation/LetterScript``); that of Han for kana as well.
    package private(set) var script: UInt8 = 0
    /// Where the word lies in the text, in bytes.
    package private(set) var range = 0..<0
    package private(set) var isTechnical = false
    /// What has been seen beside words, and in them.
    package var surface = TextSurface()
    /// What the word adds to ``surface``.
    package private(set) var wordSurface = TextSurface()
    /// Whether a line or a sentence ended between the word before and this one.
    package private(set) var followsBreak = true

    /// What stood directly before the position: whether a word that begins here touches a digit or a sign.
    private var touchesTechnical = false
    private var touchesLetter = false
    private var endedSentence = false
    private var lastScalar: UInt32 = 0

    /// - Parameters:
    ///   - bytes: UTF-8; must outlive the scanner.
    ///   - range: the part to cut.
    package init(_ bytes: UnsafePointer<UInt8>, range: Range<Int>) {
        unsafe self.bytes = bytes
        position = range.lowerBound
        limit = range.upperBound
        unsafe scalars = .allocate(capacity: Self.capacity + 2)
        unsafe scalars.initialize(repeating: Self.startBoundary, count: Self.capacity + 2)
    }

    deinit { unsafe scalars.deallocate() }

    /// The letters of the word with a boundary before and behind.
    package var bounded: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: UnsafePointer(scalars), count: count + 2)
    }

    /// Goes to the next word.
    ///
    /// - Returns: `false` at the end.
    package mutating func next() -> Bool {
        followsBreak = false
        while position < limit {
            let (scalar, length) = decode()
            let entry = classes.entry(scalar)
            if entry & LetterClasses.kindBit == 0 {
                scanWord(first: entry, length: length)
                return true
            }
            pass(scalar, entry, length: length)
        }
        return false
    }

    /// Passes what is not a letter.
    @inline(__always)
    private mutating func pass(_ scalar: UInt32, _ entry: UInt32, length: Int) {
        position += length
        switch LetterClasses.Kind(rawValue: UInt8(truncatingIfNeeded: entry >> 24) & 0x7F) {
        case .separator where scalar == 0x20:
            touchesTechnical = false
            if endedSentence { followsBreak = true }
            endedSentence = false
        case .separator:
            // A point or a colon with a letter on either side is that of an address or of code.
            touchesTechnical = (scalar == 0x2E || scalar == 0x3A) && touchesLetter
            switch scalar {
            case 0x21, 0x2E, 0x3F: endedSentence = true
            case 0x3002, 0xFF01, 0xFF1F: followsBreak = true
            default: break
            }
        case .lineBreak:
            followsBreak = true
            touchesTechnical = false
        case .digit:
            surface.digits += 1
            touchesTechnical = true
            endedSentence = false
        case .sign:
            surface.signs += 1
            touchesTechnical = true
            endedSentence = false
        case .apostrophe, .mark, nil:
            touchesTechnical = false
        }
        touchesLetter = false
    }

    private mutating func scanWord(first: UInt32, length: Int) {
        let start = position
        let script = UInt8(truncatingIfNeeded: first >> 24)
        var count = 1
        var entry = first
        // Letters are in lower case in `entry`; whether one was a capital shows in its low bits against the scalar.
        unsafe scalars[1] = entry & 0x1F_FFFF
        position += length
        var wasSmall = unsafe scalars[1] == lastScalar
        var isCamel = false
        var next: UInt32 = 0
        let capacity = script == LetterScript.han.rawValue ? Self.hanCapacity : Self.capacity
        while position < limit, count < capacity {
            let (scalar, length) = decode()
            entry = classes.entry(scalar)
            next = scalar
            if entry & LetterClasses.kindBit == 0 {
                guard UInt8(truncatingIfNeeded: entry >> 24) == script else { break }
                let small = entry & 0x1F_FFFF
                isCamel = isCamel || wasSmall && small != scalar
                wasSmall = small == scalar
                count += 1
                unsafe scalars[count] = small
                position += length
                continue
            }
            let kind = UInt8(truncatingIfNeeded: entry >> 24) & 0x7F
            if kind == LetterClasses.Kind.mark.rawValue {
                addMark(scalar, &count)
                position += length
                continue
            }
            guard kind == LetterClasses.Kind.apostrophe.rawValue, letter(after: length, script: script) != nil else {
                break
            }
            count += 1
            unsafe scalars[count] = Self.apostrophe
            position += length
        }
        unsafe scalars[count + 1] = Self.endBoundary
        self.count = count
        self.script = script
        range = start..<position
        isTechnical = script == LetterScript.latin.rawValue && (touchesTechnical || beginsTechnical(next))
        wordSurface.words = 1
        wordSurface.letters = count
        wordSurface.technicalLetters = isTechnical ? count : 0
        wordSurface.camelWords = isCamel ? 1 : 0
        surface += wordSurface
        touchesTechnical = false
        endedSentence = false
        touchesLetter = true
    }

    /// Whether the word, before the position, is followed by what makes it part of code, a number or an address.
    private func beginsTechnical(_ next: UInt32) -> Bool {
        guard position < limit else { return false }
        let entry = classes.entry(next)
        guard entry & LetterClasses.kindBit != 0 else { return false }
        switch LetterClasses.Kind(rawValue: UInt8(truncatingIfNeeded: entry >> 24) & 0x7F) {
        case .digit, .sign: return true
        case .separator where next == 0x2E || next == 0x3A:
            return letter(after: 1, script: LetterScript.latin.rawValue) != nil
        default: return false
        }
    }

    /// The letter of a script some bytes behind the position, if there is one.
    private func letter(after length: Int, script: UInt8) -> UInt32? {
        guard position + length < limit else { return nil }
        let (scalar, _) = decode(at: position + length)
        let entry = classes.entry(scalar)
        return entry & LetterClasses.kindBit == 0 && UInt8(truncatingIfNeeded: entry >> 24) == script ? entry : nil
    }

    private func addMark(_ mark: UInt32, _ count: inout Int) {
        // Joiners and variation selectors are no letters.
        if mark == 0x200C || mark == 0x200D || (0xFE00...0xFE0F).contains(mark) { return }
        let composite = unsafe classes.composite(scalars[count], mark)
        if composite != 0 {
            unsafe scalars[count] = composite
        } else if count < Self.capacity {
            count += 1
            unsafe scalars[count] = mark
        }
    }

    @inline(__always)
    private mutating func decode() -> (scalar: UInt32, length: Int) {
        let decoded = decode(at: position)
        lastScalar = decoded.scalar
        return decoded
    }

    @inline(__always)
    private func decode(at position: Int) -> (scalar: UInt32, length: Int) {
        let first = unsafe bytes[position]
        if first < 0x80 { return (UInt32(first), 1) }
        return decodeLong(at: position)
    }

    /// Reads a scalar of more than one byte; U+FFFD and 1 where none begins.
    private func decodeLong(at position: Int) -> (scalar: UInt32, length: Int) {
        let first = unsafe UInt32(bytes[position])
        let available = limit - position
        let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
        guard length > 1, length <= available else { return (0xFFFD, 1) }
        var scalar = first & (0x7F &>> UInt32(length))
        for index in 1..<length {
            let byte = unsafe UInt32(bytes[position + index])
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | (byte & 0x3F)
        }
        return scalar <= 0x10FFFF ? (scalar, length) : (0xFFFD, 1)
    }
}
