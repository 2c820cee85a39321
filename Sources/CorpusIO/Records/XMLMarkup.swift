/// One piece of XML markup (XML 1.0, fifth edition), from `<` to `>`.
struct XMLMarkup {
    enum Kind {
        /// A comment, a processing instruction or a declaration.
        case other
        case characterData(RecordFields.Piece)
        case startTag(isEmpty: Bool)
        case endTag
    }

    let kind: Kind
    /// The element's name; what stands behind it in the tag are attributes.
    var name = RecordFields.Piece(start: 0, count: 0)
    /// Where the tag's attributes end.
    var attributesEnd = 0
    /// Behind `>`.
    let end: Int

    /// Reads the markup at `start`, where a `<` stands; `nil` where it goes on behind `end`.
    ///
    /// - Throws: ``RecordFault`` where no markup begins so, whatever follows.
    init?(_ base: UnsafePointer<UInt8>, at start: Int, to end: Int) throws(RecordFault) {
        guard start + 1 < end else { return nil }
        switch unsafe base[start + 1] {
        case UInt8(ascii: "?"):
            guard let close = unsafe Self.find("?>", base, from: start + 2, to: end) else { return nil }
            (kind, self.end) = (.other, close + 2)
        case UInt8(ascii: "!"):
            if unsafe Self.begins("<!--", base, at: start, to: end) {
                guard let close = unsafe Self.find("-->", base, from: start + 4, to: end) else { return nil }
                (kind, self.end) = (.other, close + 3)
            } else if unsafe Self.begins("<![CDATA[", base, at: start, to: end) {
                guard let close = unsafe Self.find("]]>", base, from: start + 9, to: end) else { return nil }
                kind = .characterData(RecordFields.Piece(start: start + 9, count: close - start - 9))
                self.end = close + 3
            } else {
                guard let close = unsafe Self.endOfDeclaration(base, from: start + 2, to: end) else { return nil }
                (kind, self.end) = (.other, close)
            }
        default:
            let isEndTag = unsafe base[start + 1] == UInt8(ascii: "/")
            name.start = start + (isEndTag ? 2 : 1)
            var position = name.start
            while position < end, unsafe Self.isName(base[position]) { position += 1 }
            name.count = position - name.start
            guard position < end else { return nil }
            guard name.count > 0 else { throw RecordFault(.markup, at: start) }
            guard let close = unsafe try Self.endOfTag(base, at: start, from: position, to: end) else { return nil }
            let isEmpty = unsafe !isEndTag && close > position && base[close - 1] == UInt8(ascii: "/")
            kind = isEndTag ? .endTag : .startTag(isEmpty: isEmpty)
            attributesEnd = isEmpty ? close - 1 : close
            self.end = close + 1
        }
    }

    func isNamed(_ word: StaticString, _ base: UnsafePointer<UInt8>) -> Bool {
        unsafe Self.isEqual(name, word, base)
    }

    /// The value of an attribute of a start tag, as it is written between its quotes.
    ///
    /// - Throws: ``RecordFault`` where the attributes up to it are malformed.
    func attribute(
        _ word: StaticString, _ base: UnsafePointer<UInt8>
    ) throws(RecordFault) -> RecordFields.Piece? {
        var position = name.start + name.count
        while true {
            unsafe Self.skipBlanks(base, &position, to: attributesEnd)
            if position >= attributesEnd { return nil }
            var key = RecordFields.Piece(start: position, count: 0)
            while position < attributesEnd, unsafe Self.isName(base[position]) { position += 1 }
            key.count = position - key.start
            unsafe Self.skipBlanks(base, &position, to: attributesEnd)
            guard key.count > 0, position < attributesEnd, unsafe base[position] == UInt8(ascii: "=") else {
                throw RecordFault(.markup, at: position)
            }
            position += 1
            unsafe Self.skipBlanks(base, &position, to: attributesEnd)
            guard position < attributesEnd else { throw RecordFault(.markup, at: position) }
            let quote = unsafe base[position]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw RecordFault(.markup, at: position)
            }
            position += 1
            var value = RecordFields.Piece(start: position, count: 0)
            while position < attributesEnd, unsafe base[position] != quote { position += 1 }
            guard position < attributesEnd else { throw RecordFault(.markup, at: value.start - 1) }
            value.count = position - value.start
            position += 1
            if unsafe Self.isEqual(key, word, base) { return value }
        }
    }

    static func isEqual(_ piece: RecordFields.Piece, _ word: StaticString, _ base: UnsafePointer<UInt8>) -> Bool {
        guard piece.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<piece.count where unsafe base[piece.start + index] != word.utf8Start[index] { return false }
        return true
    }

    /// Whether a word begins at `start`, as far as the block goes.
    private static func begins(
        _ word: StaticString, _ base: UnsafePointer<UInt8>, at start: Int, to end: Int
    ) -> Bool {
        for index in 0..<min(word.utf8CodeUnitCount, end - start)
        where unsafe base[start + index] != word.utf8Start[index] { return false }
        return true
    }

    private static func find(
        _ word: StaticString, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) -> Int? {
        let count = word.utf8CodeUnitCount
        var position = start
        while position + count <= end {
            if unsafe base[position] == word.utf8Start[0],
                (1..<count).allSatisfy({ unsafe base[position + $0] == word.utf8Start[$0] })
            {
                return position
            }
            position += 1
        }
        return nil
    }

    /// Behind the `>` of a document type, which may hold declarations in brackets.
    private static func endOfDeclaration(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var depth = 0
        var quote: UInt8?
        for position in start..<max(start, end) {
            let byte = unsafe base[position]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">"):
                if depth <= 0 { return position + 1 }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    /// The place of the `>` of a tag.
    private static func endOfTag(
        _ base: UnsafePointer<UInt8>, at tag: Int, from start: Int, to end: Int
    ) throws(RecordFault) -> Int? {
        var quote: UInt8?
        for position in start..<end {
            let byte = unsafe base[position]
            if byte == UInt8(ascii: "<") { throw RecordFault(.markup, at: tag) }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return position
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return nil
    }

    private static func skipBlanks(_ base: UnsafePointer<UInt8>, _ position: inout Int, to end: Int) {
        while position < end, unsafe [0x20, 0x09, 0x0A, 0x0D].contains(base[position]) { position += 1 }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), 0x80...0xFF:
            true
        default: false
        }
    }
}
