import DurableFiles
import Foundation
import Synchronization

/// Standard output, with every write checked.
enum StandardOutput {
    private static let isClosed = Atomic(false)

    /// Writes text.
    ///
    /// A reader that has gone away (`| head -1`) is no error: what follows is dropped, since nobody wants it.
    /// - Throws: `FileOutputError` where the disk is full or the output is not open.
    static func write(_ text: String) throws(FileOutputError) {
        try write(Array(text.utf8))
    }

    /// Writes bytes, as ``write(_:)-(String)`` does.
    static func write(_ bytes: [UInt8]) throws(FileOutputError) {
        if isClosed.load(ordering: .relaxed) { return }
        let failure = unsafe bytes.withUnsafeBytes { unsafe StandardStream.output.write($0) }
        guard let failure else { return }
        if failure == EPIPE {
            isClosed.store(true, ordering: .relaxed)
            return
        }
        throw FileOutputError(path: "standard output", operation: .write, errno: failure)
    }
}

/// Standard error, for messages; what cannot be written there is lost.
enum StandardError {
    /// Writes text as it is.
    static func write(_ text: String) {
        _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe StandardStream.error.write($0) }
    }

    /// Writes one line, `alignkit: error: …`.
    static func report(_ kind: String, _ message: String) {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        write("alignkit: \(kind): \(line)\n")
    }

    /// Whether a person watches.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// One of the descriptors a process starts with.
struct StandardStream: Sendable {
    static let output = StandardStream(descriptor: STDOUT_FILENO)
    static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Opens the streams that the caller left closed, so that no file of ours takes their numbers. Writing to such an
    /// output still fails.
    static func openMissing() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // Opened for the wrong direction on purpose: to write to a closed output is an error, not a void.
            _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all bytes.
    ///
    /// - Returns: `errno` where that fails.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = unsafe Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count >= 0 {
                done += count
            } else if errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
