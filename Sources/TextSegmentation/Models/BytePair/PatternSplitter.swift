/// Cuts text into the matches of a ``PreTokenPattern``. Every byte is part of a match; an ill-formed byte is a symbol.
@safe
struct PatternSplitter {
    private let categories: CodePointTable<UInt8>
    private let bytes: UnsafePointer<UInt8>
    /// Where the text ends: the end of what a match may look at.
    private let end: Int

    private static var visible: UInt8 { CategoryFlags.letter | CategoryFlags.number | CategoryFlags.space }

    /// - Parameters:
    ///   - bytes: readable for 64 bytes beyond `end`.
    ///   - end: where the text to cut ends.
    init(_ tables: UnicodeTables, bytes: UnsafePointer<UInt8>, end: Int) {
        categories = tables.categories
        unsafe self.bytes = bytes
        self.end = end
    }

    /// Appends the matches from `start` on.
    func cut(from start: Int, _ pattern: PreTokenPattern, into pieces: inout TokenList) {
        switch pattern {
        case .gpt2: cut(from: start, into: &pieces) { endOfGPT2Match(at: $0) }
        case .cl100k(let digits): cut(from: start, into: &pieces) { endOfCL100KMatch(at: $0, digits: digits) }
        case .o200k: cut(from: start, into: &pieces) { endOfO200KMatch(at: $0) }
        }
    }

    /// Appends runs of numeric scalars, or each of them, and the text between.
    func cutDigits(from start: Int, individually: Bool, into pieces: inout TokenList) {
        var position = start
        while position < end {
            let first = position
            let (flags, length) = look(at: position)
            position += length
            if (flags & CategoryFlags.number) == 0 {
                position = skip(while: CategoryFlags.number, isSet: false, from: position)
            } else if !individually {
                position = skip(while: CategoryFlags.number, isSet: true, from: position)
            }
            pieces.append(offset: first, end: position)
        }
    }

    @inline(__always)
    private func cut(from start: Int, into pieces: inout TokenList, _ endOfMatch: (Int) -> Int) {
        var position = start
        while position < end {
            let next = endOfMatch(position)
            pieces.append(offset: position, end: next)
            position = next
        }
    }

    // MARK: Patterns

    /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
    @inline(__always)
    private func endOfGPT2Match(at start: Int) -> Int {
        let first = unsafe bytes[start]
        var position = start
        if first == 0x27 {
            if let end = endOfContraction(at: start, anyCase: false) { return end }
        } else if first == 0x20, start + 1 < end {
            position += 1
        }
        let (flags, length) = look(at: position)
        if (flags & CategoryFlags.space) != 0 { return endOfBlanks(from: start, newlinesFirst: false) }
        position += length
        if (flags & CategoryFlags.letter) != 0 { return endOfLetters(from: position) }
        if (flags & CategoryFlags.number) != 0 {
            return skip(while: CategoryFlags.number, isSet: true, from: position)
        }
        return skip(while: Self.visible, isSet: false, from: position)
    }

    /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
    @inline(__always)
    private func endOfCL100KMatch(at start: Int, digits: Int) -> Int {
        let (flags, length) = look(at: start)
        let next = start + length
        if (flags & CategoryFlags.letter) != 0 { return endOfLetters(from: next) }
        if (flags & CategoryFlags.number) != 0 { return endOfDigits(from: next, most: digits - 1) }
        let first = unsafe bytes[start]
        if first == 0x27, let end = endOfContraction(at: start, anyCase: true) { return end }
        return endOfOthers(start, first, flags, next, slashes: false) { position, flags, length in
            (flags & CategoryFlags.letter) != 0 ? endOfLetters(from: position + length) : nil
        }
    }

    /// GPT-4o's expression: words end before a capital that follows a small letter, and take a contraction with them.
    @inline(__always)
    private func endOfO200KMatch(at start: Int) -> Int {
        let (flags, length) = look(at: start)
        let next = start + length
        if (flags & CategoryFlags.letter) != 0 {
            return withContraction(endOfCapitalizedWord(at: start) ?? endOfUpper(from: start))
        }
        if (flags & CategoryFlags.number) != 0 { return endOfDigits(from: next, most: 2) }
        return endOfOthers(start, unsafe bytes[start], flags, next, slashes: true) { position, nextFlags, _ in
            let isMark = (flags & CategoryFlags.mark) != 0
            // `[^\r\n\p{L}\p{N}]?` takes the scalar first; a mark may be part of the word instead.
            if (nextFlags & (CategoryFlags.upper | CategoryFlags.lower)) != 0 {
                if let end = endOfCapitalizedWord(at: position) { return withContraction(end) }
                if isMark, let end = endOfCapitalizedWord(at: start) { return withContraction(end) }
                let end = endOfUpper(from: position)
                if end > position { return withContraction(end) }
            }
            return isMark ? endOfCapitalizedWord(at: start).map(withContraction) : nil
        }
    }

    // MARK: Parts

    /// The alternatives for a scalar that is neither letter nor number.
    ///
    /// - Parameter word: the end of a word at a position, with the flags and length of the scalar there; `nil` for none.
    @inline(__always)
    private func endOfOthers(
        _ start: Int, _ first: UInt8, _ flags: UInt8, _ next: Int, slashes: Bool,
        word: (_ position: Int, _ flags: UInt8, _ length: Int) -> Int?
    ) -> Int {
        let isNewline = first == 0x0A || first == 0x0D
        var (following, followingLength): (UInt8, Int) = (CategoryFlags.space, 0)
        if next < end { (following, followingLength) = look(at: next) }
        if !isNewline, let end = word(next, following, followingLength) { return end }
        let isSpace = (flags & CategoryFlags.space) != 0
        if isSpace {
            guard first == 0x20, next < end, (following & Self.visible) == 0 else {
                return endOfBlanks(from: start, newlinesFirst: true)
            }
        }
        var position = skip(while: Self.visible, isSet: false, from: next)
        while position < end {
            let byte = unsafe bytes[position]
            guard byte == 0x0A || byte == 0x0D || (slashes && byte == 0x2F) else { break }
            position += 1
        }
        return position
    }

    /// `\s*[\r\n]+|\s+(?!\S)|\s+`, or without the first of them, at white space.
    private func endOfBlanks(from start: Int, newlinesFirst: Bool) -> Int {
        var position = start
        var last = start
        var afterNewline = start
        while position < end {
            let (flags, length) = look(at: position)
            if (flags & CategoryFlags.space) == 0 { break }
            last = position
            position += length
            let byte = unsafe bytes[last]
            if byte == 0x0A || byte == 0x0D { afterNewline = position }
        }
        if newlinesFirst, afterNewline > start { return afterNewline }
        if position == end || last == start { return position }
        return last
    }

    @inline(__always)
    private func endOfDigits(from start: Int, most: Int) -> Int {
        var position = start
        var remaining = most
        while remaining > 0, position < end {
            let (flags, length) = look(at: position)
            if (flags & CategoryFlags.number) == 0 { break }
            position += length
            remaining -= 1
        }
        return position
    }

    @inline(__always)
    private func endOfLetters(from start: Int) -> Int { skip(while: CategoryFlags.letter, isSet: true, from: start) }

    /// `U*W+`, the classes being ``CategoryFlags/upper`` and ``CategoryFlags/lower``, which overlap.
    private func endOfCapitalizedWord(at start: Int) -> Int? {
        var position = start
        var afterBoth: Int?
        while position < end {
            let (flags, length) = look(at: position)
            if (flags & CategoryFlags.upper) == 0 {
                if (flags & CategoryFlags.lower) == 0 { return afterBoth }
                return skip(while: CategoryFlags.lower, isSet: true, from: position + length)
            }
            position += length
            if (flags & CategoryFlags.lower) != 0 { afterBoth = position }
        }
        // What was taken for U has to give back as much as W needs.
        return afterBoth
    }

    private func endOfUpper(from start: Int) -> Int { skip(while: CategoryFlags.upper, isSet: true, from: start) }

    @inline(__always)
    private func withContraction(_ position: Int) -> Int {
        guard position < end, unsafe bytes[position] == 0x27 else { return position }
        return endOfContraction(at: position, anyCase: true) ?? position
    }

    /// `'s|'t|'re|'ve|'m|'ll|'d` at an apostrophe. In any case, U+017F is an s.
    private func endOfContraction(at start: Int, anyCase: Bool) -> Int? {
        let remaining = end - start
        guard remaining > 1 else { return nil }
        let fold: UInt8 = anyCase ? 0x20 : 0
        let (first, second) = unsafe (bytes[start + 1] | fold, bytes[start + 2])
        switch first {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
        case UInt8(ascii: "r"), UInt8(ascii: "v"):
            return remaining > 2 && second | fold == UInt8(ascii: "e") ? start + 3 : nil
        case UInt8(ascii: "l"): return remaining > 2 && second | fold == UInt8(ascii: "l") ? start + 3 : nil
        case 0xC5 | fold:
            return unsafe anyCase && remaining > 2 && bytes[start + 1] == 0xC5 && second == 0xBF ? start + 3 : nil
        default: return nil
        }
    }

    /// The end of the scalars from `start` on of which any of `flags` is set, or none is.
    @inline(__always)
    private func skip(while wanted: UInt8, isSet: Bool, from start: Int) -> Int {
        var position = start
        while position < end {
            let (flags, length) = look(at: position)
            if ((flags & wanted) != 0) != isSet { break }
            position += length
        }
        return position
    }

    @inline(__always)
    private func look(at position: Int) -> (flags: UInt8, length: Int) {
        let byte = unsafe bytes[position]
        if byte < 0x80 { return unsafe (categories.values[Int(byte)], 1) }
        let (scalar, length) = unsafe decodeScalar(bytes + position)
        return (categories[scalar], length)
    }
}
