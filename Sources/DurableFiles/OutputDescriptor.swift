import Foundation

/// A file open for writing, with errors that say what to do. No buffer of its own.
package final class OutputDescriptor {
    private let descriptor: Int32
    /// The path that errors name.
    private let reportedPath: String

    /// Creates a file that must not exist yet.
    ///
    /// - Parameters:
    ///   - path: the file to create.
    ///   - reportedPath: the path to name in errors, where the user knows the file by another.
    package init(creating path: String, reportedAs reportedPath: String? = nil) throws(FileOutputError) {
        self.reportedPath = reportedPath ?? path
        descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw FileOutputError(path: self.reportedPath, operation: .open, errno: errno) }
    }

    deinit { close(descriptor) }

    /// Writes all bytes at the end of the file.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileOutputError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileOutputError(path: reportedPath, operation: .write, errno: errno)
            }
            done += count
        }
    }

    /// Writes all bytes at the end of the file.
    package func write(_ bytes: [UInt8]) throws(FileOutputError) {
        let result: Result<Void, FileOutputError> = unsafe bytes.withUnsafeBytes { raw in
            do throws(FileOutputError) { return .success(try unsafe write(raw)) } catch { return .failure(error) }
        }
        try result.get()
    }

    /// Writes all bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: Int) throws(FileOutputError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, off_t(offset + done))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileOutputError(path: reportedPath, operation: .write, errno: errno)
            }
            done += count
        }
    }

    /// Flushes the file to the disk.
    package func synchronize() throws(FileOutputError) {
        // Pipes and some special files cannot be flushed, and need not be.
        if fsync(descriptor) != 0, errno != EINVAL {
            throw FileOutputError(path: reportedPath, operation: .synchronize, errno: errno)
        }
    }
}
