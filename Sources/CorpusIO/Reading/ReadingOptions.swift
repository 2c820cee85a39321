/// How corpora are read.
public struct ReadingOptions: Sendable, Hashable {
    /// Where a JSON record holds its text: keys from the outermost object inwards, joined by dots
    /// (`translation.en`). A key that itself contains a dot cannot be named.
    public var textField: String
    /// Where a JSON record holds its language, in the form of ``textField``; `nil`: records carry no language.
    public var languageField: String?
    /// Where a JSON record holds its identifier, a string or a number, in the form of ``textField``; `nil`: records carry
    /// none. Errors name it.
    public var identifierField: String?
    /// How text is divided into records.
    public var format: RecordFormat
    /// What a document is in plain text.
    public var documents: TextDocuments
    /// Which columns of a table are read.
    public var table: TableOptions
    /// The language of TMX files that is read, such as `de`: of each unit the first segment in it, or in a variety of it
    /// (`de-AT`); upper and lower case are the same.
    public var textLanguage: String?
    /// What becomes of bytes that are not UTF-8.
    public var invalidUTF8: InvalidUTF8Policy
    /// Malformed records that are left out, and counted, before reading fails; negative counts as 0.
    public var maximumMalformedRecords: Int
    /// Bytes of history that a zstd frame may ask for, as `zstd --long` allows them; between 1 KiB and 2 GiB.
    /// The decoder takes this much memory only for frames that ask for it.
    public var maximumWindowSize: Int
    /// Bytes of the longest line or record accepted; at most 1 GiB. A longer one is an error, so that memory stays bounded.
    public var maximumRecordSize: Int
    /// Bytes of decompressed text that one batch holds, about: a batch ends at a record's end, and holds at least one
    /// record. At most 1 GiB.
    public var blockSize: Int
    /// Whether a shard without any record is accepted; otherwise it is an error.
    public var allowsEmptyShards: Bool
    /// Files of the dictionaries with which zstd frames were compressed. A frame that names a dictionary is read with the
    /// one of its identifier; a frame that names none is read with the one given, where only one is, and without any
    /// otherwise.
    public var zstandardDictionaries: [String]
    /// How files at `http://` and `https://` addresses are fetched.
    public var http: HTTPOptions

    /// The other side of pairs: where JSON records hold it, and its language in TMX files.
    var translationField: String?
    /// Whether files that cannot hold pairs are refused.
    var readsPairs = false
    var translationLanguage: String?
    /// Whether JSON records lend the line they stood on as well, byte for byte; see ``RecordBatch/withLine(at:_:)``.
    package var keepsLines = false
    /// Whether blank lines of text are records.
    package var keepsBlankLines = false

    public init(
        textField: String = "text", languageField: String? = nil, identifierField: String? = nil,
        format: RecordFormat = .automatic, documents: TextDocuments = .lines, table: TableOptions = TableOptions(),
        textLanguage: String? = nil, invalidUTF8: InvalidUTF8Policy = .error, maximumMalformedRecords: Int = 0,
        maximumWindowSize: Int = 128 << 20, maximumRecordSize: Int = 1 << 30, blockSize: Int = 1 << 20,
        allowsEmptyShards: Bool = false, zstandardDictionaries: [String] = [],
        http: HTTPOptions = HTTPOptions()
    ) {
        self.textField = textField
        self.languageField = languageField
        self.identifierField = identifierField
        self.format = format
        self.documents = documents
        self.table = table
        self.textLanguage = textLanguage
        self.invalidUTF8 = invalidUTF8
        self.maximumMalformedRecords = maximumMalformedRecords
        self.maximumWindowSize = maximumWindowSize
        self.maximumRecordSize = maximumRecordSize
        self.blockSize = blockSize
        self.allowsEmptyShards = allowsEmptyShards
        self.zstandardDictionaries = zstandardDictionaries
        self.http = http
    }

    /// The options with every limit inside the range that the reader can keep.
    func clamped() -> ReadingOptions {
        var options = self
        options.maximumMalformedRecords = max(0, maximumMalformedRecords)
        options.maximumWindowSize = min(max(maximumWindowSize, 1 << 10), 1 << 31)
        options.maximumRecordSize = min(max(maximumRecordSize, 1), 1 << 30)
        options.blockSize = min(max(blockSize, 1), 1 << 30)
        options.http = http.clamped()
        return options
    }
}
