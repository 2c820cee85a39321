import DurableFiles
import Synchronization

/// The sections of a profile that is being made, and their assembly into a file.
///
/// The bytes depend only on the counts: not on how many threads made the blocks, nor in which order they came.
final class ProfileFileWriter: @unchecked Sendable {
    // Unchecked: sections are reached behind the lock alone, until all threads are done.
    let order: Int
    /// Section of order 1 (the vocabulary) first.
    private let sections: [SectionWriter]
    /// Hashes of documents.
    let documentHashes: SectionWriter
    private let temporaryFolder: TemporaryFolder
    private let lock = Mutex(())

    init(order: Int, temporaryParent: String?) throws {
        self.order = order
        let folder = try TemporaryFolder(in: temporaryParent)
        temporaryFolder = folder
        sections = (1...order).map { SectionWriter(spillPath: folder.file(named: "order-\($0)")) }
        documentHashes = SectionWriter(spillPath: folder.file(named: "documents"))
    }

    /// The section of an order; that of order 1 is the vocabulary.
    func section(order: Int) -> SectionWriter { sections[order - 1] }

    /// Takes a compressed block of a section; safe to call from several threads.
    func submit(
        to section: SectionWriter, number: Int, bytes: [UInt8], rawCount: Int, entryCount: Int, firstKey: RankKey
    ) throws {
        try lock.withLock { _ in
            try section.submit(
                number, bytes: bytes, rawCount: rawCount, entryCount: entryCount, firstKey: firstKey)
        }
    }

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - summary: totals; the numbers of distinct n-grams are filled in from the sections.
    ///   - lengths: of the documents; without any where they are not known.
    ///   - isDurable: whether the file must survive the process.
    /// - Returns: the completed summary.
    func assemble(
        path: String, summary: ProfileSummary, folds: FoldHistograms, lengths: DocumentLengths, isDurable: Bool
    ) throws -> ProfileSummary {
        var summary = summary
        for index in 0..<order {
            summary.orders[index].distinct = sections[index].blocks.reduce(0) { $0 + UInt64($1.entryCount) }
        }
        var directory = ProfileDirectory(
            summary: summary, foldOrder: folds.order, bucketCount: folds.bucketCount, foldDocuments: folds.documents)
        var file = try AtomicFileWriter(path: path, isDurable: isDurable)
        try file.write(ProfileHeader.incomplete.encoded)
        directory.vocabulary = try append(sections[0], to: &file)
        for index in 1..<order { directory.ngrams[index - 1] = try append(sections[index], to: &file) }
        let zstandard = ZstandardBlock()
        let foldSection = SectionWriter(spillPath: temporaryFolder.file(named: "folds"))
        for order in 1...folds.order {
            let raw = Self.encode(folds, order: order)
            try foldSection.submit(
                order - 1, bytes: zstandard.compress(raw), rawCount: raw.count,
                entryCount: FoldHistograms.foldCount * folds.bucketCount)
        }
        directory.folds = try append(foldSection, to: &file)
        let lengthSection = SectionWriter(spillPath: temporaryFolder.file(named: "lengths"))
        if !lengths.entries.isEmpty {
            let raw = lengths.encoded
            try lengthSection.submit(
                0, bytes: zstandard.compress(raw), rawCount: raw.count, entryCount: lengths.entries.count)
        }
        directory.documentLengths = try append(lengthSection, to: &file)
        directory.documentHashes = try append(documentHashes, to: &file)
        let raw = directory.encoded
        let compressed = zstandard.compress(raw)
        let header = ProfileHeader(
            isComplete: true, directoryOffset: UInt64(file.bytesWritten),
            directoryCompressedCount: UInt64(compressed.count), directoryRawCount: UInt64(raw.count))
        try file.write(compressed)
        try file.overwrite(header.encoded, at: 0)
        try file.commit()
        return summary
    }

    private func append(
        _ section: SectionWriter, to file: inout AtomicFileWriter
    ) throws -> ProfileDirectory.Section {
        let offset = file.bytesWritten
        try section.copy(to: &file)
        return ProfileDirectory.Section(offset: offset, blocks: section.blocks)
    }

    private static func encode(_ folds: FoldHistograms, order: Int) -> [UInt8] {
        var encoder = ByteEncoder()
        for fold in 0..<FoldHistograms.foldCount {
            for count in folds.counts(order: order, fold: fold) { encoder.append(count) }
        }
        return encoder.bytes
    }
}
