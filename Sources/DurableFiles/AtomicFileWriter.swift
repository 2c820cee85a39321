import Foundation

/// Writes a file that appears complete or not at all.
///
/// Bytes go to a temporary file in the folder of the destination. ``commit()`` flushes it to the disk (`fsync`) and
/// renames it over the destination; a writer that is dropped or cancelled first leaves nothing behind, and whatever
/// stood at the destination before is untouched. The temporary file is registered with ``TemporaryItems``, so that an
/// interrupted process removes it too.
public struct AtomicFileWriter: ~Copyable {
    private let destination: String
    private let temporaryPath: String
    private let output: OutputDescriptor
    private let isDurable: Bool
    private var isCommitted = false
    private var buffer: [UInt8] = []
    /// Bytes handed to the writer so far.
    public private(set) var bytesWritten = 0

    private static let bufferCapacity = 1 << 18

    /// Opens a temporary file beside the destination.
    ///
    /// - Parameters:
    ///   - path: where the file will stand after ``commit()``. Its folder must exist.
    ///   - isDurable: whether ``commit()`` flushes to the disk; pass `false` for files that die with the process.
    /// - Throws: ``FileOutputError`` where the destination is a folder, or its folder is missing or not writable.
    public init(path: String, isDurable: Bool = true) throws(FileOutputError) {
        try Self.checkDestination(path)
        let url = URL(fileURLWithPath: path)
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let temporary =
            url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(suffix).incomplete")
            .path
        // Registered first: an interruption between the two must not leave the file.
        TemporaryItems.register(temporary)
        do throws(FileOutputError) {
            output = try OutputDescriptor(creating: temporary, reportedAs: path)
        } catch {
            TemporaryItems.unregister(temporary)
            throw error
        }
        destination = path
        temporaryPath = temporary
        self.isDurable = isDurable
        buffer.reserveCapacity(Self.bufferCapacity)
    }

    deinit {
        if !isCommitted { TemporaryItems.remove(temporaryPath) }
    }

    /// Appends bytes.
    ///
    /// - Throws: ``FileOutputError`` where the disk is full or the file limit is reached.
    public mutating func write(_ bytes: [UInt8]) throws(FileOutputError) {
        bytesWritten += bytes.count
        if buffer.count + bytes.count > Self.bufferCapacity { try flush() }
        if bytes.count >= Self.bufferCapacity {
            try output.write(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    /// Appends bytes that lie anywhere.
    package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileOutputError) {
        bytesWritten += bytes.count
        try flush()
        try unsafe output.write(bytes)
    }

    /// Appends the UTF-8 of a string.
    ///
    /// - Throws: ``FileOutputError`` where the disk is full or the file limit is reached.
    public mutating func write(_ text: String) throws(FileOutputError) {
        try write(Array(text.utf8))
    }

    /// Replaces bytes already written, as a header that is known only at the end.
    ///
    /// - Parameters:
    ///   - bytes: what to write there; they must lie within what was written.
    ///   - offset: bytes from the start of the file.
    /// - Throws: ``FileOutputError`` where the disk refuses.
    public mutating func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileOutputError) {
        precondition(offset >= 0 && offset + bytes.count <= bytesWritten, "overwrite outside what was written")
        try flush()
        try output.write(bytes, at: offset)
    }

    /// Flushes to the disk and puts the file at its destination.
    ///
    /// - Throws: ``FileOutputError``; the destination is then as it was before.
    public consuming func commit() throws(FileOutputError) {
        try flush()
        if isDurable { try output.synchronize() }
        if unsafe rename(temporaryPath, destination) != 0 {
            throw FileOutputError(path: destination, operation: .rename, errno: errno)
        }
        isCommitted = true
        TemporaryItems.unregister(temporaryPath)
        if isDurable { Self.synchronizeFolder(of: destination) }
    }

    /// What stands at the destination already must be a file: a device or pipe would be replaced by the rename.
    ///
    /// - Throws: ``FileOutputError`` where a file cannot be put there.
    package static func checkDestination(_ path: String) throws(FileOutputError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR:
            throw FileOutputError(path: path, operation: .open, reason: "it is a folder; name a file in it")
        default:
            throw FileOutputError(
                path: path, operation: .open, reason: "it is a device or a pipe; name a file, which will be replaced")
        }
    }

    private static func synchronizeFolder(of path: String) {
        let folder = unsafe open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        // Some file systems refuse fsync on a folder; the rename itself has succeeded.
        _ = fsync(folder)
        close(folder)
    }

    private mutating func flush() throws(FileOutputError) {
        if buffer.isEmpty { return }
        try output.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
