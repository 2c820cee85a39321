/// How far reading has come, in one shard or in several together.
struct SourceProgress {
    /// Bytes of the file, compressed as it is.
    var compressedBytes = 0
    var decompressedBytes = 0
    var records = 0
    /// Shards read to their end.
    var shards = 0
}
