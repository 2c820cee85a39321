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
}
