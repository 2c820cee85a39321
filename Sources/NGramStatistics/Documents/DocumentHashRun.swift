import DurableFiles
import Foundation

/// Sorted hashes of documents in a temporary file, which dies with this value.
final class DocumentHashRun: Sendable {
    private let path: String
    private let byteCount: Int

    /// Entries of a block: many runs are read at once, each by a block.
    private static let blockCapacity = 1_024
    private static let outputByteCount = 1 << 18

    /// Writes the hashes of some sources.
    ///
    /// - Parameter path: a file that does not exist yet.
    /// - Throws: ``FileOutputError`` where the temporary disk is full; what the sources throw.
    init(_ sources: [any DocumentHashSource], path: String) throws {
        self.path = path
        let output = try OutputDescriptor(creating: path)
        let block = DocumentHashEntries()
        let encoding = EncodingBuffer()
        let pending = EncodingBuffer()
        var written = 0
        func flush() throws {
            try unsafe output.write(UnsafeRawBufferPointer(pending.bytes))
            written += pending.count
            pending.removeAll()
        }
        func close() {
            guard block.count > 0 else { return }
            let bytes = unsafe block.encoded(0..<block.count, in: encoding)
            let header = RunBlockHeader(
                byteCount: UInt32(bytes.count), entryCount: UInt32(block.count),
                hash: unsafe StableHash.checksum(bytes))
            unsafe withUnsafeBytes(of: header) { raw in
                unsafe raw.withMemoryRebound(to: UInt8.self) { unsafe pending.append($0) }
            }
            unsafe pending.append(bytes)
            block.removeAll()
        }
        do {
            try DocumentHashMerge.forEach(sources) { entry in
                block.append(entry)
                if block.count == Self.blockCapacity { close() }
                if pending.count >= Self.outputByteCount { try flush() }
            }
            close()
            try flush()
        } catch {
            TemporaryItems.remove(path)
            throw error
        }
        byteCount = written
    }

    deinit { TemporaryItems.remove(path) }

    /// Reads a run.
    @safe final class Reader: DocumentHashSource {
        private let run: DocumentHashRun
        private let descriptor: Int32
        private var offset = 0
        private var bytes: [UInt8] = []

        /// - Throws: ``FileOutputError`` where the file, written by this process, cannot be read.
        init(_ run: DocumentHashRun) throws(FileOutputError) {
            self.run = run
            descriptor = unsafe open(run.path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw FileOutputError(path: run.path, operation: .open, errno: errno) }
        }

        deinit { close(descriptor) }

        func next(into entries: DocumentHashEntries) throws -> Bool {
            guard offset < run.byteCount else { return false }
            try read(RunBlockHeader.byteCount)
            let header = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: RunBlockHeader.self) }
            try read(Int(header.byteCount))
            try unsafe bytes.withUnsafeBufferPointer { block in
                guard unsafe StableHash.checksum(block) == header.hash,
                    (try? unsafe entries.decode(block, entryCount: Int(header.entryCount))) != nil
                else { throw OpenRun.damaged(run.path) }
            }
            return true
        }

        /// Replaces the bytes by the next of the file.
        private func read(_ count: Int) throws(FileOutputError) {
            guard count <= run.byteCount - offset else { throw OpenRun.damaged(run.path) }
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: repeatElement(0, count: count))
            var done = 0
            while done < count {
                let more = unsafe bytes.withUnsafeMutableBytes {
                    unsafe pread(
                        descriptor, $0.baseAddress.unsafelyUnwrapped + done, count - done, off_t(offset + done))
                }
                if more > 0 {
                    done += more
                } else if more == 0 {
                    throw OpenRun.damaged(run.path)
                } else if errno != EINTR {
                    throw FileOutputError(path: run.path, operation: .read, errno: errno)
                }
            }
            offset += count
        }
    }
}
