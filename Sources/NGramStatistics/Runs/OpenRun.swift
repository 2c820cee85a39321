import DurableFiles
import Foundation

/// A sorted run that is being read; several threads may read at once.
final class OpenRun: Sendable {
    let file: RunFile
    let index: RunIndex
    private let descriptor: Int32

    /// - Throws: ``FileOutputError`` where the file, written by this process, cannot be read.
    init(_ file: RunFile) throws(FileOutputError) {
        self.file = file
        let descriptor = unsafe open(file.path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileOutputError(path: file.path, operation: .open, errno: errno) }
        self.descriptor = descriptor
        guard let index = Self.index(of: file, descriptor) else {
            close(descriptor)
            throw Self.damaged(file.path)
        }
        self.index = index
    }

    private static func index(of file: RunFile, _ descriptor: Int32) -> RunIndex? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_size > file.indexOffset else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size) - file.indexOffset)
        let isWhole = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, off_t(file.indexOffset)) == $0.count
        }
        return isWhole ? try? RunIndex(bytes, end: file.indexOffset) : nil
    }

    deinit { close(descriptor) }

    static func damaged(_ path: String) -> FileOutputError {
        FileOutputError(
            path: path, operation: .read,
            reason: "what comes back is not what was written; the disk, or another process, has changed it")
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
                throw Self.damaged(file.path)
            } else if errno != EINTR {
                throw FileOutputError(path: file.path, operation: .read, errno: errno)
            }
        }
    }
}
