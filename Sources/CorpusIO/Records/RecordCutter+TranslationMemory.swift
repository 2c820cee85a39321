/// How far a TMX document has come.
struct TranslationMemoryProgress: Sendable {
    var hasRoot = false
    var isOver = false
}

extension RecordCutter {
    /// The next translation unit of a TMX document, or the markup and blanks before it.
    mutating func nextTranslationUnit(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> Frame? {
        if options.textLanguage == nil {
            fail(
                "which language of the translation units is to be read was not said", at: 0, .unsupported,
                advice: "name it (--text-language CODE)")
            return nil
        }
        guard start < end else {
            if !translationMemory.isOver {
                let missing = translationMemory.hasRoot ? "the file ends before </tmx>" : "it holds no <tmx> element"
                fail(missing, at: end, .truncated, advice: "fetch the file again")
            }
            return nil
        }
        if unsafe offset + start == 0 && (base[0] == 0xFF || base[0] == 0xFE) {
            fail("it is in UTF-16, which is not read", at: 0, .unsupported, advice: "convert it (iconv -t UTF-8)")
            return nil
        }
        guard let open = unsafe Self.nextMarkup(base, from: start, to: end) else {
            return Frame(isRecord: false, start: start, end: end, next: end)
        }
        if open > start { return Frame(isRecord: false, start: start, end: open, next: open) }
        do throws(RecordFault) {
            guard let markup = unsafe try XMLMarkup(base, at: open, to: end) else {
                return isAtEnd ? Frame(isRecord: false, start: start, end: end, next: end) : nil
            }
            if case .startTag(let isEmpty) = markup.kind, unsafe markup.isNamed("tu", base) {
                guard translationMemory.hasRoot else { throw RecordFault(.markup, at: open) }
                if isEmpty { return Frame(isRecord: true, start: open, end: markup.end, next: markup.end) }
                return unsafe Self.unit(base, at: open, from: markup.end, to: end, isAtEnd: isAtEnd)
            }
            unsafe note(markup, base, at: open)
            return failure == nil ? Frame(isRecord: false, start: start, end: markup.end, next: markup.end) : nil
        } catch {
            fail(
                "the document is not well-formed TMX here", at: error.position, .malformedRecord,
                advice: "repair the file")
            return nil
        }
    }

    /// Notes the document's beginning and end.
    private mutating func note(_ markup: XMLMarkup, _ base: UnsafePointer<UInt8>, at start: Int) {
        switch markup.kind {
        case .startTag where unsafe markup.isNamed("tmx", base): translationMemory.hasRoot = true
        case .endTag where unsafe markup.isNamed("tmx", base): translationMemory.isOver = true
        case .other where offset + start <= 3:
            let bytes = unsafe UnsafeBufferPointer(start: base + start, count: markup.end - start)
            let words = unsafe String(decoding: bytes, as: UTF8.self).lowercased()
                .split { " \t\r\n=\"'?".contains($0) }
            if let index = words.firstIndex(of: "encoding"), index + 1 < words.count,
                !["utf-8", "utf8", "us-ascii"].contains(words[index + 1])
            {
                fail(
                    "it is in \(words[index + 1]), which is not read", at: start, .unsupported,
                    advice: "convert it (iconv -t UTF-8)")
            }
        default: break
        }
    }

    /// The unit whose start tag ends at `start`. One that is not closed ends where another begins or the document does.
    private static func unit(
        _ base: UnsafePointer<UInt8>, at tag: Int, from start: Int, to end: Int, isAtEnd: Bool
    ) -> Frame? {
        var position = start
        while let open = unsafe nextMarkup(base, from: position, to: end) {
            do throws(RecordFault) {
                guard let markup = unsafe try XMLMarkup(base, at: open, to: end) else { break }
                position = markup.end
                switch markup.kind {
                case .endTag where unsafe markup.isNamed("tu", base):
                    return Frame(isRecord: true, start: tag, end: markup.end, next: markup.end)
                case .startTag where unsafe markup.isNamed("tu", base),
                    .endTag where unsafe markup.isNamed("body", base) || markup.isNamed("tmx", base):
                    return Frame(isRecord: true, start: tag, end: open, next: open)
                default: break
                }
            } catch {
                // The unit is malformed, which its parser will tell; here its end is looked for.
                position = open + 1
            }
        }
        return isAtEnd ? Frame(isRecord: true, start: tag, end: end, next: end) : nil
    }

    private static func nextMarkup(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = start
        while position < end {
            if unsafe base[position] == UInt8(ascii: "<") { return position }
            position += 1
        }
        return nil
    }

    private mutating func fail(_ message: String, at position: Int, _ code: CorpusError.Code, advice: String) {
        failure = CorpusError(
            code: code, message: message, path: path, byteOffset: offset + position,
            byteOffsetSpace: .decompressedText, advice: advice)
    }
}
