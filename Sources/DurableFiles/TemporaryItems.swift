import Foundation
import Synchronization

/// The temporary files and folders this process has made and not yet removed.
///
/// Whoever makes one registers it, so that a program that is interrupted can remove them all with ``removeAll(thenExit:)``
/// before it exits.
public enum TemporaryItems {
    private static let paths = Mutex<Set<String>>([])

    /// Remembers a path until ``unregister(_:)`` or ``remove(_:)``.
    public static func register(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// Forgets a path without touching the file system.
    public static func unregister(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }

    /// Removes a file, or a folder with all it holds, and forgets it. A path that is already gone is no error.
    public static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
        unregister(path)
    }

    /// Removes everything that is registered, then ends the process.
    ///
    /// Meanwhile no thread can register anything new: it waits for the end. A folder that other threads still fill is
    /// removed again until it is gone.
    ///
    /// - Parameter exit: ends the process without running what the other threads may hold up.
    public static func removeAll(thenExit exit: () -> Never) -> Never {
        paths.withLock { paths in
            for path in paths {
                for _ in 0..<100 where exists(path) { try? FileManager.default.removeItem(atPath: path) }
            }
            exit()
        }
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }
}
