/// How far a ``CorpusReader`` has come.
public struct ReadingProgress: Sendable, Hashable {
    /// Bytes read from the files, compressed as they are.
    public let compressedBytesRead: Int
    /// Bytes of all files, compressed as they are; `nil` where one of them is a stream of unknown length.
    public let totalCompressedBytes: Int?
    /// Bytes of text after decompression.
    public let decompressedBytes: Int
    /// Records found, malformed ones included.
    public let records: Int
    /// Shards read to their end.
    public let shardsDone: Int

    public init(
        compressedBytesRead: Int, totalCompressedBytes: Int?, decompressedBytes: Int, records: Int, shardsDone: Int
    ) {
        self.compressedBytesRead = compressedBytesRead
        self.totalCompressedBytes = totalCompressedBytes
        self.decompressedBytes = decompressedBytes
        self.records = records
        self.shardsDone = shardsDone
    }
}
