import DurableFiles

/// The file that a profile appears in when it is complete, shared by its sections.
final class ProfileFileOutput {
    private var file: AtomicFileWriter?

    /// - Throws: ``FileOutputError`` where the file cannot be made.
    init(path: String, isDurable: Bool) throws { file = try AtomicFileWriter(path: path, isDurable: isDurable) }

    /// Bytes written so far.
    var byteCount: Int { file?.bytesWritten ?? 0 }

    func write(_ bytes: [UInt8]) throws { try file?.write(bytes) }

    /// Replaces the file's first bytes and puts it at its destination. Call last.
    func commit(header: [UInt8]) throws {
        guard var whole = file.take() else { preconditionFailure("a profile is committed once") }
        try whole.overwrite(header, at: 0)
        try whole.commit()
    }
}
