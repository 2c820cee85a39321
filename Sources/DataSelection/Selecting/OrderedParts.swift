import DurableFiles
import Foundation

/// Puts the parts of a file together in their order, as they get done in any order.
final class OrderedParts: @unchecked Sendable {
    // Unchecked: `writer` is only used under the lock.
    private let lock = NSLock()
    private var writer: AtomicFileWriter?
    private var isDone: Set<Int> = []
    private var next = 0
    private let folder: TemporaryFolder

    /// - Parameters:
    ///   - path: the file; it appears with ``commit(orElse:)``.
    ///   - folder: where the parts lie.
    init(path: String, folder: TemporaryFolder) throws(FileOutputError) {
        writer = try AtomicFileWriter(path: path)
        self.folder = folder
    }

    /// Where a part is to be written.
    func path(of part: Int) -> String { folder.file(named: "part-\(part)") }

    /// Takes a part that is complete.
    ///
    /// - Throws: `FileOutputError` where the disk is full; ``SelectionError`` where the part cannot be read back.
    func add(_ part: Int) throws {
        lock.lock()
        defer { lock.unlock() }
        isDone.insert(part)
        while isDone.remove(next) != nil {
            let path = path(of: next)
            guard let input = FileHandle(forReadingAtPath: path) else { throw Self.lost(path) }
            while true {
                let piece: Data?
                do { piece = try input.read(upToCount: 1 << 20) } catch { throw Self.lost(path) }
                guard let piece, !piece.isEmpty else { break }
                try writer?.write([UInt8](piece))
            }
            TemporaryItems.remove(path)
            next += 1
        }
    }

    /// Puts the file in its place.
    ///
    /// - Parameter empty: what the file holds where all parts are empty.
    func commit(orElse empty: [UInt8]) throws(FileOutputError) {
        lock.lock()
        defer { lock.unlock() }
        guard var writer = writer.take() else { return }
        if writer.bytesWritten == 0 { try writer.write(empty) }
        try writer.commit()
    }

    private static func lost(_ path: String) -> SelectionError {
        SelectionError(.unreadable, path: path, message: "a temporary file cannot be read back")
    }
}
