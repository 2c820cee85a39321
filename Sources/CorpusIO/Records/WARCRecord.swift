/// One record of a WARC file (ISO 28500:2017, WARC/1.0 and 1.1), of which `conversion` records hold text.
struct WARCRecord {
    private(set) var isConversion = false
    /// The text.
    private(set) var payload = RecordFields.Piece(start: 0, count: 0)
    /// The first language of `WARC-Identified-Content-Language`, which names up to three, the most frequent first.
    private(set) var language: RecordFields.Piece?
    /// `WARC-Record-ID`.
    private(set) var identifier: RecordFields.Piece?
    /// Where the record's two closing line ends are over.
    private(set) var end = 0

    private static let start = Array("WARC/1.".utf8)

    /// Reads the record that begins at `start`; `nil` where it goes on behind `end`, which is not the end of the shard.
    ///
    /// - Parameter isAtEnd: whether the shard ends at `end`.
    /// - Throws: ``RecordFault`` where the record is not what the format asks for, whatever follows it.
    init?(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) throws(RecordFault) {
        do throws(RecordFault) {
            guard let bodyStart = unsafe try readHeader(base, from: start, to: end) else {
                if isAtEnd { throw RecordFault(.recordEndsEarly, at: end) }
                return nil
            }
            let available = end - bodyStart
            guard payload.count <= available else {
                if isAtEnd { throw RecordFault(.recordEndsEarly, at: end) }
                return nil
            }
            payload.start = bodyStart
            var position = bodyStart + payload.count
            for _ in 0..<2 where position < end || !isAtEnd {
                guard position < end else { return nil }
                if unsafe base[position] == 0x0D {
                    guard position + 1 < end || isAtEnd else { return nil }
                    position += 1
                }
                if position == end { break }
                guard unsafe base[position] == 0x0A else {
                    throw RecordFault(.contentLength, at: bodyStart + payload.count)
                }
                position += 1
            }
            self.end = position
        } catch {
            var fault = error
            fault.identifier = identifier.map { unsafe RecordFault.identifier($0, in: base) }
            throw fault
        }
    }

    var fields: RecordFields { RecordFields(text: payload, language: language, identifier: identifier) }

    /// Reads the header up to the blank line behind it.
    ///
    /// - Returns: where the body begins; `nil` where the header does not end.
    private mutating func readHeader(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) throws(RecordFault) -> Int? {
        for index in Self.start.indices {
            guard start + index < end else { return nil }
            guard unsafe base[start + index] == Self.start[index] else { throw RecordFault(.noRecordStart, at: start) }
        }
        var length: Int?
        var type: RecordFields.Piece?
        var line = start
        while let count = unsafe distanceToLineFeed(base + line, count: end - line) {
            let next = line + count + 1
            let lineEnd = unsafe count > 0 && base[next - 2] == 0x0D ? next - 2 : next - 1
            if lineEnd == line {
                guard let length else { throw RecordFault(.noContentLength, at: start) }
                guard let type else { throw RecordFault(.noRecordType, at: start) }
                payload.count = length
                isConversion = unsafe Self.isEqual(type, "conversion", base)
                return next
            }
            // The first line is the version; a line that begins with a blank continues the one before it.
            if unsafe line > start && base[line] != 0x20 && base[line] != 0x09 {
                guard let field = unsafe Self.field(base, from: line, to: lineEnd) else {
                    throw RecordFault(.headerLine, at: line)
                }
                if unsafe Self.isEqual(field.name, "content-length", base) {
                    guard length == nil, let number = unsafe Self.number(field.value, base) else {
                        throw RecordFault(.noContentLength, at: line)
                    }
                    length = number
                } else if unsafe Self.isEqual(field.name, "warc-type", base) {
                    type = field.value
                } else if unsafe Self.isEqual(field.name, "warc-record-id", base) {
                    identifier = field.value
                } else if unsafe Self.isEqual(field.name, "warc-identified-content-language", base) {
                    language = unsafe Self.firstOfList(field.value, base)
                }
            }
            line = next
        }
        return nil
    }

    private static func field(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) -> (name: RecordFields.Piece, value: RecordFields.Piece)? {
        guard let colon = (start..<end).first(where: { unsafe base[$0] == UInt8(ascii: ":") }), colon > start
        else { return nil }
        return (
            RecordFields.Piece(start: start, count: colon - start), unsafe trimmed(base, from: colon + 1, to: end)
        )
    }

    private static func trimmed(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> RecordFields.Piece {
        var first = start
        var last = end
        while first < last, unsafe base[first] == 0x20 || base[first] == 0x09 { first += 1 }
        while last > first, unsafe base[last - 1] == 0x20 || base[last - 1] == 0x09 { last -= 1 }
        return RecordFields.Piece(start: first, count: last - first)
    }

    private static func firstOfList(_ list: RecordFields.Piece, _ base: UnsafePointer<UInt8>) -> RecordFields.Piece? {
        var end = list.start
        while end < list.start + list.count, unsafe base[end] != UInt8(ascii: ",") { end += 1 }
        let first = unsafe trimmed(base, from: list.start, to: end)
        return first.count > 0 ? first : nil
    }

    /// The value of one to eighteen digits.
    private static func number(_ piece: RecordFields.Piece, _ base: UnsafePointer<UInt8>) -> Int? {
        guard (1...18).contains(piece.count) else { return nil }
        var value = 0
        for index in piece.start..<(piece.start + piece.count) {
            guard unsafe (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(base[index]) else { return nil }
            value = unsafe value * 10 + Int(base[index] - UInt8(ascii: "0"))
        }
        return value
    }

    /// Whether a piece is a word, whatever its case; the word is in lower case.
    private static func isEqual(_ piece: RecordFields.Piece, _ word: StaticString, _ base: UnsafePointer<UInt8>) -> Bool
    {
        guard piece.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<piece.count {
            let byte = unsafe base[piece.start + index]
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            if unsafe lower != word.utf8Start[index] { return false }
        }
        return true
    }
}

extension WARCRecord {
    /// A record of a WARC file: text where it is a conversion record or malformed, bytes between records otherwise.
    ///
    /// Behind a malformed record, reading goes on at the next line that begins as a record does.
    static func frame(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> RecordCutter.Frame? {
        do throws(RecordFault) {
            guard let record = unsafe try WARCRecord(base, from: start, to: end, isAtEnd: isAtEnd) else { return nil }
            return RecordCutter.Frame(
                isRecord: record.isConversion, start: start, end: record.end, next: record.end)
        } catch {
            let fault = error
            var line = start
            while let count = unsafe distanceToLineFeed(base + line, count: end - line) {
                line += count + 1
                let available = min(Self.start.count, end - line)
                if (0..<available).allSatisfy({ unsafe base[line + $0] == Self.start[$0] }) {
                    guard available == Self.start.count else { break }
                    return RecordCutter.Frame(isRecord: true, start: start, end: line, next: line, fault: fault)
                }
            }
            return isAtEnd
                ? RecordCutter.Frame(isRecord: true, start: start, end: end, next: end, fault: fault) : nil
        }
    }
}
