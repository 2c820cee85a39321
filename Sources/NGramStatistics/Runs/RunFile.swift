import DurableFiles

/// A sorted run: what a worker had counted when its memory was full, waiting in a temporary file to be merged.
///
/// For each partition, in the order of the profile file, blocks of windows with their counts and blocks of tokens with
/// theirs, and at the end where they lie. The file dies with this value, which is small: there may be thousands.
final class RunFile: Sendable {
    let path: String
    /// Tokens in the run's vocabulary.
    let typeCount: Int
    /// Where the ``RunIndex`` begins; it reaches to the end of the file.
    let indexOffset: Int

    init(path: String, typeCount: Int, indexOffset: Int) {
        self.path = path
        self.typeCount = typeCount
        self.indexOffset = indexOffset
    }

    deinit { TemporaryItems.remove(path) }
}

/// Where the partitions of a run lie.
struct RunIndex {
    /// By partition: the first rank of its tokens; at the end one past the last.
    var rankStarts = [1]
    /// By partition: where its windows and its tokens lie in the file.
    var windows: [Range<Int>] = []
    var tokens: [Range<Int>] = []

    init() {}

    var encoded: [UInt8] {
        var encoder = ByteEncoder()
        for partition in windows.indices {
            encoder.append(rankStarts[partition + 1] - rankStarts[partition])
            for range in [windows[partition], tokens[partition]] {
                encoder.append(range.lowerBound)
                encoder.append(range.count)
            }
        }
        return encoder.bytes
    }

    /// - Parameter end: where the index itself begins: all it speaks of lies before.
    init(_ bytes: [UInt8], end: Int) throws(ByteDecoder.Damage) {
        var decoder = ByteDecoder(bytes)
        func range() throws(ByteDecoder.Damage) -> Range<Int> {
            let start = try decoder.count(limit: end)
            return start..<start + (try decoder.count(limit: end - start))
        }
        for partition in 0..<HashPartitions.count {
            rankStarts.append(rankStarts[partition] + (try decoder.count(limit: Int(UInt32.max))))
            windows.append(try range())
            tokens.append(try range())
        }
        guard decoder.isAtEnd else { throw ByteDecoder.Damage() }
    }
}

/// What stands before each block of a run.
struct RunBlockHeader {
    static let byteCount = 16

    var byteCount: UInt32
    var entryCount: UInt32
    /// Of the block's bytes: a disk that fails quietly must not change counts.
    var hash: UInt64
}
