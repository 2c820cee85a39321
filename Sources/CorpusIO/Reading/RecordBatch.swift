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
    var entries: [RecordEntry] = []
    var faults: [RecordFault] = []
    /// Bytes of the buffer that hold lines.
    var lineBytes = 0
    /// Bytes of decompressed text of the shard before the buffer.
    var blockOffset = 0
    /// The number of the first record of the block, malformed or not.
    var firstRecordNumber = 1
    var format = RecordFormat.text
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

    /// The number of a record in its file, from 1.
    public func recordNumber(at index: Int) -> Int { firstRecordNumber + Int(entries[index].ordinal) }

    /// Bytes of decompressed text before a record's line in its file.
    public func byteOffset(at index: Int) -> Int { blockOffset + Int(entries[index].lineStart) }

    private func record(_ entry: RecordEntry) -> Record {
        unsafe Record(
            number: firstRecordNumber + Int(entry.ordinal), byteOffset: blockOffset + Int(entry.lineStart),
            base: buffer.base, entry: entry)
    }

    func removeAll() {
        entries.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
        lineBytes = 0
    }

    /// Turns the block's lines into records; lines that are none go to ``faults``.
    func parse(_ options: ReadingOptions) {
        guard let first = entries.first else { return }
        var entries: [RecordEntry] = []
        swap(&entries, &self.entries)
        let base = unsafe buffer.base
        let parser = format == .jsonl ? jsonParser(options) : nil
        var invalid = unsafe UTF8Validation.firstInvalid(base, from: Int(first.lineStart), to: lineBytes)
        var kept = 0
        for index in entries.indices {
            var entry = entries[index]
            let start = Int(entry.textStart)
            let end = start + Int(entry.textCount)
            do throws(RecordFault) {
                if let position = invalid, position < end {
                    invalid = unsafe UTF8Validation.firstInvalid(base, from: end, to: lineBytes)
                    throw RecordFault(.invalidUTF8, at: position)
                }
                if let parser {
                    let fields = unsafe try parser.parse(base, from: start, to: end)
                    entry.textStart = UInt32(fields.text.start)
                    entry.textCount = UInt32(fields.text.count)
                    if let language = fields.language {
                        entry.languageStart = UInt32(language.start)
                        entry.languageCount = UInt32(language.count)
                    }
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
        self.entries = entries
    }

    private func jsonParser(_ options: ReadingOptions) -> JSONRecordParser {
        if let parser, parser.textField == options.textField, parser.languageField == options.languageField {
            return parser
        }
        let made = JSONRecordParser(textField: options.textField, languageField: options.languageField)
        parser = made
        return made
    }
}
