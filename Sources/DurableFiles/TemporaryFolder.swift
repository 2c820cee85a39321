import Foundation

/// A private folder for intermediate files; it and all it holds are removed when the value is dropped, and by
/// ``TemporaryItems/removeAll(thenExit:)`` when the process is interrupted.
public final class TemporaryFolder: Sendable {
    /// Absolute path of the folder.
    public let path: String

    /// Makes a new folder, readable by this user alone.
    ///
    /// - Parameter parent: where to make it; `nil` means the system's folder for temporary files (`TMPDIR`).
    /// - Throws: ``FileOutputError`` where the parent is missing or not writable.
    public init(in parent: String? = nil) throws(FileOutputError) {
        let base = parent ?? NSTemporaryDirectory()
        let name = "alignkit-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        path = URL(fileURLWithPath: base, isDirectory: true).appendingPathComponent(name).path
        TemporaryItems.register(path)
        if unsafe mkdir(path, 0o700) != 0 {
            let error = FileOutputError(path: base, operation: .open, errno: errno)
            TemporaryItems.unregister(path)
            throw error
        }
    }

    deinit {
        TemporaryItems.remove(path)
    }

    /// The path of a file in this folder; the file is not made.
    public func file(named name: String) -> String { "\(path)/\(name)" }
}
