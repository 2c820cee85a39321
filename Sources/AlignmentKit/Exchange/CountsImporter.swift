public import CorpusIO
public import NGramStatistics
public import TextSegmentation

/// Reads tables of counts, plain or compressed, and leaves their profile.
///
/// ```swift
/// let importer = CountsImporter(format: .csv)
/// try importer.profile(["counts.csv.zst"], tokenization: Tokenization(), writingTo: "corpus.profile")
/// ```
public struct CountsImporter: Sendable {
    /// The form of the tables.
    public var format: CountsFormat
    /// Whether backslashes in tokens stand for themselves, as in tables of other programs.
    public var isLiteral: Bool
    /// The profile's highest order of n-gram; `nil` for that of the tables.
    public var order: Int?
    /// Memory to stay within, in bytes; the vocabulary must fit.
    public var memoryLimit: Int
    /// Folder for intermediate files; `nil` is the system's.
    public var temporaryFolder: String?

    public init(
        format: CountsFormat, isLiteral: Bool = false, order: Int? = nil,
        memoryLimit: Int = ProfileOptions.defaultMemoryLimit, temporaryFolder: String? = nil
    ) {
        self.format = format
        self.isLiteral = isLiteral
        self.order = order
        self.memoryLimit = memoryLimit
        self.temporaryFolder = temporaryFolder
    }

    /// Imports tables, whose counts are added up.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-` for standard input.
    ///   - tokenization: how the counted text became tokens.
    ///   - path: the profile to write; it appears complete or not at all.
    ///   - progress: called now and then with what has been read; records are not counted.
    /// - Returns: the profile's summary.
    /// - Throws: ``CorpusIO/CorpusError`` for files that cannot be read or decompressed;
    ///   ``NGramStatistics/CountsExchangeError`` for rows that are none, naming file, record and byte offset, and for
    ///   counts that contradict each other; `FileOutputError` where a disk is full.
    /// - Complexity: O(rows × log rows) time; memory within the limit.
    @discardableResult
    public func profile(
        _ inputs: [String], tokenization: Tokenization, writingTo path: String,
        progress: (ReadingProgress) -> Void = { _ in }
    ) throws -> ProfileSummary {
        let corpus = try Corpus(inputs: inputs)
        let counts = try CountsImport(
            format: format, isLiteral: isLiteral, order: order, memoryLimit: memoryLimit,
            temporaryFolder: temporaryFolder)
        var compressed = 0
        var decompressed = 0
        for (index, shard) in corpus.shards.enumerated() {
            let text = try ShardText(shard)
            counts.begin(path: shard.path)
            while unsafe try text.withNextPiece({ unsafe try counts.add($0) }) {
                progress(
                    ReadingProgress(
                        compressedBytesRead: compressed + text.compressedBytesRead,
                        totalCompressedBytes: corpus.compressedSize,
                        decompressedBytes: decompressed + text.decompressedBytes, records: 0, shardsDone: index))
            }
            try counts.endOfFile()
            compressed += text.compressedBytesRead
            decompressed += text.decompressedBytes
        }
        return try counts.finish(writingTo: path, tokenization: tokenization)
    }
}
