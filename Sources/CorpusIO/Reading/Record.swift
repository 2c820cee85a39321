/// One record, lent by a ``RecordBatch`` for the duration of a call.
@safe public struct Record: ~Copyable {
    /// The record's number in its file, from 1; blank lines are not counted, malformed records are.
    public let number: Int
    /// Bytes of decompressed text before the record's line in its file.
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

    /// Lends the text: well-formed UTF-8, which may be empty in a JSON record. At least 64 bytes of memory behind it can be
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
        guard entry.languageCount != RecordEntry.noLanguage else { return try body(nil) }
        return try body(unsafe Span(_unsafeStart: base + Int(entry.languageStart), count: Int(entry.languageCount)))
    }
}

/// Where a record lies in its block.
struct RecordEntry {
    static let noLanguage = UInt32.max

    /// Before parsing, the whole line.
    var textStart: UInt32
    var textCount: UInt32
    var languageStart: UInt32 = 0
    var languageCount: UInt32 = RecordEntry.noLanguage
    var lineStart: UInt32
    /// Records before it in the block, malformed ones included.
    var ordinal: UInt32
}
