import DurableFiles
import Foundation

/// A sorted run: what a worker had counted when its memory was full, waiting in a temporary file to be merged.
///
/// For each partition, in the order of the profile file, blocks of windows with their counts and blocks of tokens with
/// theirs. Where they lie is known to this value alone; the file dies with it.
final class RunFile: Sendable {
    /// Tokens in the run's vocabulary.
    let typeCount: Int
    /// By partition: the first rank of its tokens; at the end one past the last.
    let rankStarts: [Int]
    let path: String
    /// By partition: where its windows and its tokens lie.
    let windows: [Range<Int>]
    let tokens: [Range<Int>]
    private let descriptor: Int32

    /// - Throws: ``FileOutputError`` where the file, written a moment ago, cannot be opened.
    init(
        path: String, rankStarts: [Int], windows: [Range<Int>], tokens: [Range<Int>]
    ) throws(FileOutputError) {
        self.path = path
        self.rankStarts = rankStarts
        self.windows = windows
        self.tokens = tokens
        typeCount = (rankStarts.last ?? 1) - 1
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileOutputError(path: path, operation: .open, errno: errno) }
    }

    deinit {
        close(descriptor)
        TemporaryItems.remove(path)
    }

    /// Reads bytes.
    ///
    /// - Throws: ``FileOutputError`` where the disk fails, or another process has cut the file short.
    func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileOutputError) {
        var done = 0
        while done < buffer.count {
            let count = unsafe pread(
                descriptor, buffer.baseAddress.unsafelyUnwrapped + done, buffer.count - done, off_t(offset + done))
            if count > 0 {
                done += count
            } else if count == 0 {
                throw FileOutputError(
                    path: path, operation: .read, reason: "the temporary file has been cut short by another process")
            } else if errno != EINTR {
                throw FileOutputError(path: path, operation: .read, errno: errno)
            }
        }
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
