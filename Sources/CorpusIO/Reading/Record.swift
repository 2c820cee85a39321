/// One record, lent by a ``RecordBatch`` for the duration of a call.
@safe public struct Record: ~Copyable {
    /// The record's number in its file, from 1; malformed records are counted, blank lines and headers are not.
    public let number: Int
    /// Bytes of decompressed text before the record in its file.
    public let byteOffset: Int

    private let base: UnsafePointer<UInt8>
    private let entry: RecordEntry

    init(number: Int, byteOffset: Int, base: UnsafePointer<UInt8>, entry: RecordEntry) {
        self.number = number
        self.byteOffset = byteOffset
        unsafe self.base = unsafe base
        self.entry = entry
    }

    /// Bytes of the text, in UTF-8.
    public var textByteCount: Int { Int(entry.textCount) }

    /// Lends the text: well-formed UTF-8, which may be empty where a format has empty fields. At least 64 bytes of memory behind it can be
    /// read, with any content.
    public func withText<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(unsafe Span(_unsafeStart: base + Int(entry.textStart), count: Int(entry.textCount)))
    }

    /// Lends the language as the record names it, in UTF-8; `nil` where it names none or not as a string.
    public func withLanguage<Result, Failure: Error>(
        _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lend(entry.languageStart, entry.languageCount, body)
    }

    /// Lends what the record calls itself, in UTF-8: a string or a JSON number as written; `nil` where it does not, or was
    /// not told to be read. WARC records are called by their `WARC-Record-ID`, TMX units by their `tuid`.
    public func withIdentifier<Result, Failure: Error>(
        _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lend(entry.identifierStart, entry.identifierCount, body)
    }

    private func lend<Result, Failure: Error>(
        _ start: UInt32, _ count: UInt32, _ body: (Span<UInt8>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard count != RecordEntry.none else { return try body(nil) }
        return try body(unsafe Span(_unsafeStart: base + Int(start), count: Int(count)))
    }
}
