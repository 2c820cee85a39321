/// Finds the segments of one translation unit of a TMX document (TMX 1.4b), in one language or two.
///
/// Inline elements are taken out: native codes (`bpt`, `ept`, `it`, `ph`, `ut`) with what they hold, others (`hi`) without it.
/// Entities and CDATA become the text that they stand for, where they lie: none is shorter than that. Line ends become line
/// feeds, as XML has it.
struct TranslationUnitParser {
    let textLanguage: [UInt8]
    let translationLanguage: [UInt8]?

    init(textLanguage: String, translationLanguage: String?) {
        self.textLanguage = Array(textLanguage.lowercased().utf8)
        self.translationLanguage = translationLanguage.map { Array($0.lowercased().utf8) }
    }

    private struct Walk {
        var open: [RecordFields.Piece] = []
        /// Which of the segments is wanted of the variant that is open.
        var isText = false
        var isTranslation = false
        /// Where the segment that is open began, and how far it has been written.
        var segment: (start: Int, end: Int)?
        /// Elements that were open where native code began.
        var codeDepth: Int?
        var text: RecordFields.Piece?
        var translation: RecordFields.Piece?
        var identifier: RecordFields.Piece?
    }

    /// Parses the unit `start..<end`, from the `<` of its start tag.
    func parse(
        _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> RecordFields {
        var walk = Walk()
        do throws(RecordFault) {
            unsafe try scan(base, from: start, to: end, &walk)
            guard let text = walk.text else {
                throw RecordFault(.noSegment(language: String(decoding: textLanguage, as: UTF8.self)), at: start)
            }
            if let translationLanguage, walk.translation == nil {
                throw RecordFault(
                    .noSegment(language: String(decoding: translationLanguage, as: UTF8.self)), at: start)
            }
            return RecordFields(text: text, identifier: walk.identifier, translation: walk.translation)
        } catch {
            var fault = error
            fault.identifier = walk.identifier.map { unsafe RecordFault.identifier($0, in: base) }
            throw fault
        }
    }

    private func scan(
        _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int, _ walk: inout Walk
    ) throws(RecordFault) {
        var position = start
        repeat {
            unsafe try copyText(base, &position, to: end, isCharacterData: false, &walk)
            guard position < end else { throw RecordFault(.unitEndsEarly, at: end) }
            guard let markup = unsafe try XMLMarkup(base, at: position, to: end) else {
                throw RecordFault(.unitEndsEarly, at: end)
            }
            switch markup.kind {
            case .other: break
            case .characterData(let piece):
                var place = piece.start
                let pieceEnd = piece.start + piece.count
                unsafe try copyText(base, &place, to: pieceEnd, isCharacterData: true, &walk)
            case .startTag(let isEmpty): unsafe try open(markup, isEmpty: isEmpty, base, &walk)
            case .endTag: unsafe try close(markup, base, at: position, &walk)
            }
            position = markup.end
        } while !walk.open.isEmpty
    }

    private func open(
        _ markup: XMLMarkup, isEmpty: Bool, _ base: UnsafePointer<UInt8>, _ walk: inout Walk
    ) throws(RecordFault) {
        let depth = walk.open.count
        if depth == 0 {
            walk.identifier = unsafe try markup.attribute("tuid", base)
        } else if depth == 1, unsafe markup.isNamed("tuv", base) {
            let current = unsafe try markup.attribute("xml:lang", base)
            let language = unsafe try current == nil ? markup.attribute("lang", base) : current
            walk.isText = unsafe walk.text == nil && isLanguage(language, textLanguage, base)
            walk.isTranslation = unsafe walk.translation == nil && isLanguage(language, translationLanguage, base)
        } else if depth == 2, unsafe markup.isNamed("seg", base) {
            if isEmpty {
                finish(RecordFields.Piece(start: markup.end, count: 0), &walk)
            } else if walk.isText || walk.isTranslation {
                walk.segment = (markup.end, markup.end)
            }
        } else if walk.segment != nil, walk.codeDepth == nil, !isEmpty, unsafe isNativeCode(markup, base) {
            walk.codeDepth = depth
        }
        if !isEmpty { walk.open.append(markup.name) }
    }

    private func close(
        _ markup: XMLMarkup, _ base: UnsafePointer<UInt8>, at position: Int, _ walk: inout Walk
    ) throws(RecordFault) {
        guard let name = walk.open.popLast(), name.count == markup.name.count,
            (0..<name.count).allSatisfy({ unsafe base[name.start + $0] == base[markup.name.start + $0] })
        else { throw RecordFault(.mismatchedTag, at: position) }
        if walk.codeDepth == walk.open.count { walk.codeDepth = nil }
        if walk.open.count == 2, let segment = walk.segment {
            finish(RecordFields.Piece(start: segment.start, count: segment.end - segment.start), &walk)
            walk.segment = nil
        }
    }

    private func finish(_ piece: RecordFields.Piece, _ walk: inout Walk) {
        if walk.isText { walk.text = piece }
        if walk.isTranslation { walk.translation = piece }
        walk.isText = false
        walk.isTranslation = false
    }

    private func isNativeCode(_ markup: XMLMarkup, _ base: UnsafePointer<UInt8>) -> Bool {
        unsafe markup.isNamed("bpt", base) || markup.isNamed("ept", base) || markup.isNamed("it", base)
            || markup.isNamed("ph", base) || markup.isNamed("ut", base)
    }

    /// Whether a language is the one wanted or a variety of it.
    private func isLanguage(_ piece: RecordFields.Piece?, _ wanted: [UInt8]?, _ base: UnsafePointer<UInt8>) -> Bool {
        guard let piece, let wanted, piece.count >= wanted.count else { return false }
        for index in wanted.indices {
            let byte = unsafe base[piece.start + index]
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            if lower != wanted[index] { return false }
        }
        guard piece.count > wanted.count else { return true }
        let next = unsafe base[piece.start + wanted.count]
        return next == UInt8(ascii: "-") || next == UInt8(ascii: "_")
    }
}

// Character data.
extension TranslationUnitParser {
    /// Moves to the next markup, keeping the text on the way where a segment is open.
    ///
    /// - Parameter isCharacterData: whether the text is a CDATA section, in which nothing is markup.
    private func copyText(
        _ base: UnsafeMutablePointer<UInt8>, _ position: inout Int, to end: Int, isCharacterData: Bool,
        _ walk: inout Walk
    ) throws(RecordFault) {
        guard var segment = walk.segment, walk.codeDepth == nil else {
            while position < end, unsafe base[position] != UInt8(ascii: "<") { position += 1 }
            return
        }
        while position < end {
            var byte = unsafe base[position]
            if !isCharacterData, byte == UInt8(ascii: "<") { break }
            if !isCharacterData, byte == UInt8(ascii: "&") {
                let scalar = unsafe try entity(base, &position, to: end)
                for unit in Array(String(scalar).utf8) {
                    unsafe base[segment.end] = unit
                    segment.end += 1
                }
                continue
            }
            position += 1
            if byte == 0x0D {
                if unsafe position < end && base[position] == 0x0A { position += 1 }
                byte = 0x0A
            }
            guard byte >= 0x20 || byte == 0x09 || byte == 0x0A else {
                throw RecordFault(.invalidCharacter, at: position - 1)
            }
            unsafe base[segment.end] = byte
            segment.end += 1
        }
        walk.segment = segment
    }

    /// Reads a reference to a character or to one of the five entities that XML has of itself.
    private func entity(
        _ base: UnsafePointer<UInt8>, _ position: inout Int, to end: Int
    ) throws(RecordFault) -> Unicode.Scalar {
        let start = position
        var close = start + 1
        // The longest is &#x10FFFF; with leading zeros beyond it refused.
        while close < min(end, start + 16), unsafe base[close] != UInt8(ascii: ";") { close += 1 }
        guard close < end, unsafe base[close] == UInt8(ascii: ";") else {
            throw RecordFault(.unknownEntity, at: start)
        }
        let bytes = unsafe UnsafeBufferPointer(start: base + start + 1, count: close - start - 1)
        let name = unsafe String(decoding: bytes, as: UTF8.self)
        position = close + 1
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.hasPrefix("#"), digits.first != "+", digits.first != "-",
            let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value),
            value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D, value != 0xFFFE, value != 0xFFFF
        else { throw RecordFault(.unknownEntity, at: start) }
        return scalar
    }
}
