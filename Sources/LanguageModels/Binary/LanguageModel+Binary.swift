import DurableFiles
import Foundation
import NGramStatistics
public import TextSegmentation

extension LanguageModel {
    /// Writes the model in its binary form, which is mapped into memory and so ready at once.
    ///
    /// - Parameter path: the file to write; it appears complete or not at all.
    /// - Throws: `FileOutputError` where it cannot be written.
    /// - Complexity: O(n-grams). The file has about 20 bytes for each n-gram below the highest order, 12 for each of it, and
    ///   20 and its own bytes for each word.
    public func writeBinary(to path: String, isDurable: Bool = true) throws {
        var file = try AtomicFileWriter(path: path, isDurable: isDurable)
        try file.write(BinaryModelHeader.incomplete.encoded)
        var directory = BinaryModelDirectory(
            signature: origin.signature, wordCount: vocabulary.count, begin: vocabulary.begin, end: vocabulary.end,
            counts: counts)
        let arrays = unsafe sections
        for index in unsafe 0..<arrays.count {
            let padding = -file.bytesWritten & (BinaryModelDirectory.alignment - 1)
            try file.write([UInt8](repeating: 0, count: padding))
            let bytes = unsafe arrays[index]
            directory.sections.append(
                BinaryModelDirectory.Section(
                    offset: file.bytesWritten, byteCount: bytes.count, checksum: unsafe Self.checksum(bytes)))
            try unsafe file.write(bytes)
        }
        let encoded = directory.encoded
        let header = BinaryModelHeader(
            isComplete: true, directoryOffset: UInt64(file.bytesWritten), directoryCount: UInt64(encoded.count),
            directoryChecksum: unsafe encoded.withUnsafeBytes { unsafe Self.checksum($0) })
        try file.write(encoded)
        try file.overwrite(header.encoded, at: 0)
        try file.commit()
    }

    /// The arrays in the order of the file.
    private var sections: [UnsafeRawBufferPointer] {
        unsafe [vocabulary.ends.bytes, vocabulary.bytes.bytes, vocabulary.slots.bytes]
            + levels.flatMap { level in
                unsafe [
                    level.words.bytes, level.probabilities.bytes, level.backoffs.bytes, level.firstChildren.bytes,
                    level.suffixes.bytes,
                ]
            }
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        unsafe StableHash.document(bytes.bindMemory(to: UInt8.self)).0
    }

    /// Whether a file begins as a model's binary form does. It may still be damaged.
    public static func isBinary(at path: String) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let handle = FileHandle(forReadingAtPath: path)
        else { return false }
        defer { try? handle.close() }
        guard let start = try? handle.read(upToCount: BinaryModelHeader.magic.count) else { return false }
        return Array(start) == BinaryModelHeader.magic
    }

    /// Maps a model's binary form.
    ///
    /// Only what the file says of itself is checked, so that this takes milliseconds whatever its size; ``verify()`` checks
    /// the rest. No bytes, whatever they are, lead astray: a damaged model gives numbers, not crashes.
    ///
    /// - Parameters:
    ///   - path: the file. It must not change while the model lives.
    ///   - tokenization: how text becomes the model's words; `nil` for what the file says.
    /// - Throws: ``LanguageModelError`` where the file is no such form, is newer than this library, unfinished or damaged.
    public convenience init(binary path: String, tokenization: Tokenization? = nil) throws(LanguageModelError) {
        let file = try ModelMemory(mapping: path)
        let header = try BinaryModelHeader(unsafe Array(file.bytes.prefix(BinaryModelHeader.byteCount)), path: path)
        let directory = try Self.directory(header, file, path)
        func array<T: BitwiseCopyable>(_ number: Int) -> ModelArray<T> {
            let section = directory.sections[number]
            return ModelArray(file, offset: section.offset, count: section.byteCount / MemoryLayout<T>.stride)
        }
        let vocabulary = ModelVocabulary(
            count: directory.wordCount, ends: array(0), bytes: array(1), slots: array(2), begin: directory.begin,
            end: directory.end)
        var levels: [ModelLevel] = []
        var firstNode = 1
        for (index, count) in directory.counts.enumerated() {
            let first = BinaryModelDirectory.vocabularySections + index * BinaryModelDirectory.levelSections
            levels.append(
                ModelLevel(
                    order: index + 1, firstNode: UInt32(firstNode), count: count, words: array(first),
                    probabilities: array(first + 1), backoffs: array(first + 2), firstChildren: array(first + 3),
                    suffixes: array(first + 4)))
            firstNode += count
        }
        self.init(
            vocabulary: vocabulary, levels: levels,
            origin: Origin(signature: directory.signature, tokenization: tokenization),
            source: BinarySource(path: path, sections: directory.sections))
    }

    private static func directory(
        _ header: BinaryModelHeader, _ file: ModelMemory, _ path: String
    ) throws(LanguageModelError) -> BinaryModelDirectory {
        let length = UInt64(file.byteCount)
        let (end, overflow) = header.directoryOffset.addingReportingOverflow(header.directoryCount)
        guard !overflow, end <= length else {
            throw LanguageModelError(
                .truncated, path: path, byteOffset: file.byteCount,
                message: "the file should have \(overflow ? "more" : "\(end)") bytes; copy it again or make it anew")
        }
        guard end == length, header.directoryOffset >= UInt64(BinaryModelHeader.byteCount) else {
            throw LanguageModelError(
                .corrupt, path: path, byteOffset: Int(min(end, length)),
                message: "bytes follow the end of the model; copy the file again or make it anew")
        }
        let offset = Int(header.directoryOffset)
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: file.bytes[offset...])
        guard unsafe checksum(bytes) == header.directoryChecksum,
            let directory = BinaryModelDirectory(unsafe Array(bytes), end: offset)
        else {
            throw LanguageModelError(
                .corrupt, path: path, byteOffset: offset,
                message: "the directory is damaged; copy the file again or make it anew")
        }
        return directory
    }

    /// Checks every byte of a mapped model against its checksums; of another model there is nothing to check.
    ///
    /// - Throws: ``LanguageModelError`` with the place of the damage.
    /// - Complexity: O(bytes of the file).
    public func verify() throws(LanguageModelError) {
        guard let source else { return }
        let arrays = unsafe sections
        for (index, section) in source.sections.enumerated()
        where unsafe Self.checksum(arrays[index]) != section.checksum {
            throw LanguageModelError(
                .corrupt, path: source.path, byteOffset: section.offset,
                message: "the model is damaged; copy the file again or make it anew")
        }
    }
}

/// The file that a model is mapped from.
struct BinarySource: Sendable {
    let path: String
    let sections: [BinaryModelDirectory.Section]
}
