/// Some consecutive records of one shard, and the memory that holds them.
///
/// A worker makes one batch and has it filled again and again by ``CorpusReader/nextBatch(into:)``, which reuses the
/// memory. Texts are lent for the duration of a call; a consumer that keeps one copies it.
public final class RecordBatch {
    /// Records in the batch.
    public var count: Int { entries.count }
    /// The position of the records' file among the corpus' shards.
    public internal(set) var shardIndex = 0
    /// The records' file; `-` is standard input.
    public internal(set) var shardPath = ""

    let buffer = ByteBuffer()
    /// The block as it was read, where lines are kept: strings of JSON are unescaped where they lie.
    private var lines: ByteBuffer?
    var entries: [RecordEntry] = []
    var faults: [RecordFault] = []
    /// Bytes of the buffer that hold records.
    var lineBytes = 0
    /// Bytes of decompressed text of the shard before the buffer.
    var blockOffset = 0
    /// The number of the first record of the block, malformed or not.
    var firstRecordNumber = 1
    var format = RecordFormat.text
    /// Why records are none, by their ordinal, as far as that showed when they were cut.
    var cutFaults: [Int: RecordFault] = [:]
    /// The columns of a table.
    var table: TableLayout?
    /// Sequences that were not UTF-8 and were replaced.
    private(set) var replacedSequences = 0
    private var parser: JSONRecordParser?

    public init() {}

    /// Lends each record in the order of the file.
    ///
    /// - Complexity: O(`count`).
    public func forEachRecord<Failure: Error>(
        _ body: (borrowing Record) throws(Failure) -> Void
    ) throws(Failure) {
        for entry in entries { try body(record(entry)) }
    }

    /// Lends one record's text; see ``Record/withText(_:)``.
    public func withText<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try record(entries[index]).withText(body)
    }

    /// Lends one record's language; see ``Record/withLanguage(_:)``.
    public func withLanguage<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try record(entries[index]).withLanguage(body)
    }

    /// Lends what one record calls itself; see ``Record/withIdentifier(_:)``.
    public func withIdentifier<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try record(entries[index]).withIdentifier(body)
    }

    /// The number of a record in its file, from 1.
    public func recordNumber(at index: Int) -> Int { firstRecordNumber + Int(entries[index].ordinal) }

    /// Bytes of decompressed text before a record in its file.
    public func byteOffset(at index: Int) -> Int { blockOffset + Int(entries[index].lineStart) }

    /// Lends the line that a JSON record stood on, without its line feed, byte for byte; `nil` for other formats, and where
    /// lines are not kept (``ReadingOptions/keepsLines``).
    package func withLine<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let lines, format == .jsonl else { return try body(nil) }
        let start = unsafe lines.base + Int(entries[index].lineStart)
        let limit = lineBytes - Int(entries[index].lineStart)
        let count = unsafe distanceToLineFeed(start, count: limit) ?? limit
        return try body(unsafe Span(_unsafeStart: start, count: count))
    }

    /// A part of a record.
    func bytes(_ start: UInt32, _ count: UInt32) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: buffer.base + Int(start), count: Int(count))
    }

    private func record(_ entry: RecordEntry) -> Record {
        unsafe Record(
            number: firstRecordNumber + Int(entry.ordinal), byteOffset: blockOffset + Int(entry.lineStart),
            base: buffer.base, entry: entry)
    }

    func removeAll() {
        entries.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
        cutFaults.removeAll()
        lineBytes = 0
        replacedSequences = 0
    }

    /// Turns what the block was cut into to records; what is none goes to ``faults``.
    func parse(_ options: ReadingOptions) {
        guard let first = entries.first else { return }
        var entries: [RecordEntry] = []
        swap(&entries, &self.entries)
        let base = unsafe buffer.base
        if options.keepsLines, format == .jsonl { keepLines() }
        let json = format == .jsonl ? jsonParser(options) : nil
        let parser = parser(options)
        var invalid = unsafe UTF8Validation.firstInvalid(base, from: Int(first.lineStart), to: lineBytes)
        let isRepaired = invalid != nil && options.invalidUTF8 == .replace
        if isRepaired { invalid = nil }
        let cutFaults = self.cutFaults
        let hasCutFaults = !cutFaults.isEmpty
        var kept = 0
        for index in entries.indices {
            var entry = entries[index]
            let start = Int(entry.textStart)
            let end = start + Int(entry.textCount)
            do throws(RecordFault) {
                if hasCutFaults, let fault = cutFaults[Int(entry.ordinal)] { throw fault }
                if let position = invalid, position < start {
                    // It lies between records.
                    invalid = unsafe UTF8Validation.firstInvalid(base, from: start, to: lineBytes)
                }
                if let position = invalid, position < end {
                    invalid = unsafe UTF8Validation.firstInvalid(base, from: end, to: lineBytes)
                    throw RecordFault(.invalidUTF8, at: position)
                }
                if let json {
                    entry.set(unsafe try json.parse(base, from: start, to: end))
                } else if let parser {
                    if let fields = unsafe try parser.parse(base, from: start, to: end) { entry.set(fields) }
                }
                entries[kept] = entry
                kept += 1
            } catch {
                var fault = error
                fault.position += blockOffset
                fault.record = firstRecordNumber + Int(entry.ordinal)
                faults.append(fault)
            }
        }
        entries.removeLast(entries.count - kept)
        if isRepaired { repair(&entries) }
        self.entries = entries
    }

    private func keepLines() {
        let kept = lines ?? ByteBuffer()
        lines = kept
        kept.reserve(lineBytes)
        unsafe kept.base.update(from: buffer.base, count: lineBytes)
    }

    /// Replaces what is not UTF-8 in what the records lend: their parts are copied, and take the place of the block.
    private func repair(_ entries: inout [RecordEntry]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lineBytes + lineBytes / 8)
        func repair(_ start: inout UInt32, _ count: inout UInt32) {
            guard count != RecordEntry.none else { return }
            let place = bytes.count
            replacedSequences += unsafe UTF8Validation.appendRepaired(
                buffer.base, from: Int(start), to: Int(start) + Int(count), into: &bytes)
            start = UInt32(place)
            count = UInt32(bytes.count - place)
        }
        for index in entries.indices {
            var entry = entries[index]
            repair(&entry.textStart, &entry.textCount)
            repair(&entry.languageStart, &entry.languageCount)
            repair(&entry.identifierStart, &entry.identifierCount)
            repair(&entry.translationStart, &entry.translationCount)
            entries[index] = entry
        }
        buffer.reserve(bytes.count)
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            unsafe buffer.base.update(from: start, count: source.count)
        }
    }

    /// Finds the fields of records that are neither JSON nor text.
    private enum Parser {
        case webArchive
        case table(TableLayout)
        case translationUnit(TranslationUnitParser)

        func parse(
            _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int
        ) throws(RecordFault) -> RecordFields? {
            switch self {
            case .webArchive: unsafe try WARCRecord(base, from: start, to: end, isAtEnd: true)?.fields
            case .table(let layout): unsafe try layout.parse(base, from: start, to: end)
            case .translationUnit(let parser): unsafe try parser.parse(base, from: start, to: end)
            }
        }
    }

    private func parser(_ options: ReadingOptions) -> Parser? {
        switch format {
        case .automatic, .text, .jsonl: nil
        case .wet: .webArchive
        // Without a layout no row so far was well-formed, which is all that is told of such rows.
        case .tsv, .csv: .table(table ?? TableLayout(isQuoted: format == .csv))
        case .tmx:
            .translationUnit(
                TranslationUnitParser(
                    textLanguage: options.textLanguage ?? "", translationLanguage: options.translationLanguage))
        }
    }

    private func jsonParser(_ options: ReadingOptions) -> JSONRecordParser {
        if let parser, parser.isFor(options) { return parser }
        let made = JSONRecordParser(options)
        parser = made
        return made
    }
}
