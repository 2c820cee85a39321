import Foundation

/// An output file that could not be written; nothing of it is left behind.
public struct FileOutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done when the file system refused.
    public struct Operation: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        /// Creating the file.
        public static let open = Operation(description: "cannot be created")
        /// Writing bytes.
        public static let write = Operation(description: "cannot be written")
        /// Reading back what was written.
        public static let read = Operation(description: "cannot be read back")
        /// Flushing to the disk.
        public static let synchronize = Operation(description: "cannot be flushed to the disk")
        /// Putting the finished file in its place.
        public static let rename = Operation(description: "cannot be put in place")
    }

    /// The file that was asked for.
    public let path: String
    /// The step that failed.
    public let operation: Operation
    /// Why, in words.
    public let reason: String

    public init(path: String, operation: Operation, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    /// An error from a system call's `errno`.
    public init(path: String, operation: Operation, errno code: Int32) {
        var reason = unsafe String(cString: strerror(code))
        switch code {
        case ENOSPC, EDQUOT: reason += "; free some space, or choose another disk"
        case EFBIG: reason += "; the file-size limit of this process is reached (ulimit -f)"
        case EACCES, EROFS, EPERM: reason += "; choose a folder you may write to"
        case ENOENT: reason += "; create its folder first"
        default: break
        }
        self.init(path: path, operation: operation, reason: reason)
    }

    public var description: String { "\(path): \(operation): \(reason)" }
}
