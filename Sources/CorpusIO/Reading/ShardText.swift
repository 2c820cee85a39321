/// The text of one file, decompressed and otherwise as it is, from front to back: for what is no corpus.
package final class ShardText {
    private let decoder: ShardDecoder
    private let buffer = ByteBuffer(capacity: ShardText.pieceByteCount)
    /// Bytes of text so far.
    package private(set) var decompressedBytes = 0

    private static let pieceByteCount = 1 << 18

    /// Bytes of the file that were needed so far.
    package var compressedBytesRead: Int { decoder.compressedBytesRead }

    /// Opens a file; its compression is found by its content.
    ///
    /// - Throws: ``CorpusError`` where it cannot be read or its compression is not supported.
    package init(_ shard: Shard) throws(CorpusError) {
        decoder = try ShardDecoder(
            shard: shard, maximumWindowSize: ReadingOptions().maximumWindowSize,
            dictionaries: ZstandardDictionaries(paths: []), budget: nil)
    }

    /// Lends the next piece of text.
    ///
    /// - Returns: `false` at the end.
    /// - Throws: ``CorpusError`` where the file is damaged; what `body` throws.
    package func withNextPiece(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool {
        let count = unsafe try decoder.read(into: buffer.base, count: Self.pieceByteCount)
        guard count > 0 else { return false }
        decompressedBytes += count
        try unsafe body(UnsafeBufferPointer(start: buffer.base, count: count))
        return true
    }
}
