import Foundation
import Synchronization

/// The temporary files and folders this process has made and not yet removed.
///
/// Whoever makes one registers it, so that a program that is interrupted can remove them all with ``removeAll()``
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

    /// Removes everything that is registered.
    public static func removeAll() {
        for path in paths.withLock({ $0 }) { remove(path) }
    }
}
