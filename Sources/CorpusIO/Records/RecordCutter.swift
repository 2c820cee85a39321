/// Cuts the text of one shard into records: finds its format, and where each record begins and ends.
///
/// The shard's text comes in blocks. A block begins where the one before it was cut, so with a record's first byte or with
/// bytes that belong to none. Nothing found depends on the sizes of the blocks.
struct RecordCutter {
    /// A stretch of the block: a record, or bytes between records.
    struct Frame {
        var isRecord: Bool
        var start: Int
        /// The end of the record's own bytes.
        var end: Int
        /// Where what follows begins.
        var next: Int
        /// Why the record is none, where that shows when it is cut.
        var fault: RecordFault?
    }

    let path: String
    let options: ReadingOptions
    /// The format, once enough text has been met to tell.
    private(set) var format: RecordFormat?
    /// Bytes of text before the block.
    private(set) var offset = 0
    /// Records before the block, malformed ones included.
    private(set) var records = 0
    /// Why records of the block are none, by their ordinal, as far as that shows when they are cut.
    private(set) var faults: [Int: RecordFault] = [:]
    /// What ends reading behind the records found so far.
    var failure: CorpusError?
    /// The columns, once a table's first row has been met.
    var table: TableLayout?
    /// How far a TMX document has come.
    var translationMemory = TranslationMemoryProgress()

    init(path: String, options: ReadingOptions) {
        self.path = path
        self.options = options
        format = options.format == .automatic ? nil : options.format
    }

    /// Finds the records that are complete in a block.
    ///
    /// - Parameters:
    ///   - base: the block; one byte behind `count` may be read.
    ///   - searched: bytes at the block's start known to complete no record.
    ///   - isAtEnd: whether the shard ends with the block.
    ///   - entries: where the records go.
    /// - Returns: bytes of the block that are done with; `nil` where more text is needed first.
    mutating func cut(
        _ base: UnsafePointer<UInt8>, searched: Int, count: Int, isAtEnd: Bool, into entries: inout [RecordEntry]
    ) -> Int? {
        faults.removeAll()
        if unsafe offset == 0 && !isAtEnd && Self.isCutByteOrderMark(base, count: count) { return nil }
        let start = unsafe offset == 0 ? Self.byteOrderMarkLength(base, count: count) : 0
        if format == nil { format = unsafe detectedFormat(base, from: start, to: count, isAtEnd: isAtEnd) }
        if isLines {
            guard let end = isAtEnd ? count : unsafe Self.lastLineEnd(base, from: searched, to: count) else {
                return nil
            }
            unsafe findLines(base, from: start, to: end, into: &entries)
            return end
        }
        return unsafe findFrames(base, from: start, to: count, isAtEnd: isAtEnd, into: &entries)
    }

    /// Moves on behind what is done with.
    mutating func advance(by count: Int, records found: Int) {
        offset += count
        records += found
    }

    /// The error of a record that has outgrown the limit; it begins at `start` of the block, with `preceding` before it.
    func recordTooLarge(at start: Int = 0, preceding: Int = 0) -> CorpusError {
        CorpusError(
            code: .recordTooLarge,
            message: "the \(isLines ? "line" : "record") is longer than \(options.maximumRecordSize) bytes",
            path: path, record: records + preceding + 1, byteOffset: offset + start,
            byteOffsetSpace: .decompressedText,
            advice: "break the document up, or raise the limit (maximumRecordSize)")
    }

    /// What a shard may hold beside records, in words.
    var blankContent: String {
        switch format {
        case .wet: "WARC records of other types than conversion"
        case .csv, .tsv: options.table.readsHeader ? "a header, blank lines" : "blank lines"
        case .tmx: "markup"
        default: "blank lines"
        }
    }

    /// Whether each record is one line.
    private var isLines: Bool {
        switch format {
        case nil, .automatic, .jsonl, .tsv: true
        case .text: options.documents == .lines
        case .csv, .wet, .tmx: false
        }
    }

    private mutating func findLines(
        _ base: UnsafePointer<UInt8>, from first: Int, to count: Int, into entries: inout [RecordEntry]
    ) {
        let dropsReturn = format != .jsonl
        let isTable = format == .tsv
        let keepsBlankLines = options.keepsBlankLines && format == .text
        var start = first
        while start < count {
            let length = unsafe distanceToLineFeed(base + start, count: count - start) ?? count - start
            if length > options.maximumRecordSize {
                failure = recordTooLarge(at: start, preceding: entries.count)
                return
            }
            if unsafe keepsBlankLines || Self.firstNotBlank(base, from: start, to: start + length) != nil {
                var textCount = length
                if dropsReturn, length > 0, unsafe base[start + length - 1] == 0x0D { textCount -= 1 }
                if unsafe !isTable || isRow(base, from: start, to: start + textCount, preceding: entries.count) {
                    entries.append(RecordEntry(start: start, count: textCount, ordinal: entries.count))
                }
                if isTable, failure != nil { return }
            }
            start += length + 1
        }
    }

    private mutating func findFrames(
        _ base: UnsafePointer<UInt8>, from start: Int, to count: Int, isAtEnd: Bool, into entries: inout [RecordEntry]
    ) -> Int? {
        var done: Int?
        var position = start
        while let frame = unsafe nextFrame(base, from: position, to: count, isAtEnd: isAtEnd) {
            if frame.isRecord {
                if frame.end - frame.start > options.maximumRecordSize {
                    failure = recordTooLarge(at: frame.start, preceding: entries.count)
                } else if unsafe format != .csv
                    || isRow(base, from: frame.start, to: frame.end, preceding: entries.count)
                {
                    if let fault = frame.fault { faults[entries.count] = fault }
                    entries.append(
                        RecordEntry(start: frame.start, count: frame.end - frame.start, ordinal: entries.count))
                }
            }
            if failure != nil { return frame.start }
            position = frame.next
            done = position
        }
        if failure != nil { return position }
        return isAtEnd ? count : done
    }

    /// The next stretch of the block; `nil` where its end is not in the block, and at the end.
    private mutating func nextFrame(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> Frame? {
        guard start < end || (isAtEnd && format == .tmx) else { return nil }
        if format == .tmx { return unsafe nextTranslationUnit(base, from: start, to: end, isAtEnd: isAtEnd) }
        if let first = unsafe Self.firstNotBlank(base, from: start, to: end) {
            // The line on which it stands may begin with blanks.
            var lineStart = first
            while lineStart > start, unsafe base[lineStart - 1] != 0x0A { lineStart -= 1 }
            switch format {
            case .csv: return unsafe TableLayout.frame(base, from: lineStart, to: end, isAtEnd: isAtEnd)
            case .wet: return unsafe WARCRecord.frame(base, from: lineStart, to: end, isAtEnd: isAtEnd)
            default: return unsafe Self.paragraph(base, from: lineStart, to: end, isAtEnd: isAtEnd)
            }
        }
        let next = isAtEnd ? end : unsafe Self.lastLineEnd(base, from: start, to: end)
        return next.map { Frame(isRecord: false, start: start, end: $0, next: $0) }
    }

    /// Lines up to a blank one.
    private static func paragraph(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isAtEnd: Bool
    ) -> Frame? {
        var line = start
        var textEnd = start
        while line < end {
            let length = unsafe distanceToLineFeed(base + line, count: end - line)
            guard length != nil || isAtEnd else { return nil }
            let lineEnd = line + (length ?? end - line)
            if unsafe firstNotBlank(base, from: line, to: lineEnd) == nil {
                return Frame(isRecord: true, start: start, end: textEnd, next: min(lineEnd + 1, end))
            }
            textEnd = unsafe base[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
            line = lineEnd + 1
        }
        return isAtEnd ? Frame(isRecord: true, start: start, end: textEnd, next: end) : nil
    }
}

// Bytes and lines.
extension RecordCutter {
    private static func byteOrderMarkLength(_ base: UnsafePointer<UInt8>, count: Int) -> Int {
        unsafe count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF ? 3 : 0
    }

    /// Whether these may be the first bytes of a byte-order mark: what they are is not known yet, and no line ends in them.
    private static func isCutByteOrderMark(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
        unsafe count == 1 && base[0] == 0xEF || count == 2 && base[0] == 0xEF && base[1] == 0xBB
    }

    private static func lastLineEnd(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = end
        while index > start {
            if unsafe base[index - 1] == 0x0A { return index }
            index -= 1
        }
        return nil
    }

    /// The first byte that is no space, tab or line end.
    static func firstNotBlank(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end {
            let byte = unsafe base[index]
            if byte != 0x20, byte != 0x09, byte != 0x0D, byte != 0x0A { return index }
            index += 1
        }
        return nil
    }
}
