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
    private let output: ProfileFileOutput
    private let temporaryFolder: TemporaryFolder
    private let lock = Mutex(())

    /// - Parameters:
    ///   - path: the file, which appears complete or not at all.
    ///   - order: highest order of n-gram.
    ///   - temporaryParent: where intermediate files go; `nil` is the system's folder for them.
    ///   - isDurable: whether the file must survive the process.
    /// - Throws: ``FileOutputError`` where the file or the folder cannot be made.
    init(path: String, order: Int, temporaryParent: String?, isDurable: Bool = true) throws {
        self.order = order
        output = try ProfileFileOutput(path: path, isDurable: isDurable)
        try output.write(ProfileHeader.incomplete.encoded)
        let folder = try TemporaryFolder(in: temporaryParent)
        temporaryFolder = folder
        // The highest order's n-grams are most of the file: they go where they stay, before all else.
        let highest = SectionWriter(writingTo: output)
        sections = (1..<order).map { SectionWriter(spillPath: folder.file(named: "order-\($0)")) } + [highest]
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

    /// Completes the file.
    ///
    /// - Parameters:
    ///   - summary: totals; the numbers of distinct n-grams are filled in from the sections.
    ///   - lengths: of the documents; without any where they are not known.
    /// - Returns: the completed summary.
    func finish(summary: ProfileSummary, folds: FoldHistograms, lengths: DocumentLengths) throws -> ProfileSummary {
        var summary = summary
        for index in 0..<order {
            summary.orders[index].distinct = sections[index].blocks.reduce(0) { $0 + UInt64($1.entryCount) }
        }
        var directory = ProfileDirectory(
            summary: summary, foldOrder: folds.order, bucketCount: folds.bucketCount, foldDocuments: folds.documents)
        for order in (1...order).reversed() {
            let section = try append(sections[order - 1], at: order == self.order ? ProfileHeader.byteCount : nil)
            if order == 1 { directory.vocabulary = section } else { directory.ngrams[order - 2] = section }
        }
        let zstandard = ZstandardBlock()
        let foldSection = SectionWriter(spillPath: temporaryFolder.file(named: "folds"))
        for order in 1...folds.order {
            let raw = Self.encode(folds, order: order)
            try foldSection.submit(
                order - 1, bytes: zstandard.compress(raw), rawCount: raw.count,
                entryCount: FoldHistograms.foldCount * folds.bucketCount)
        }
        for (index, sample) in folds.burstiness.enumerated() {
            let raw = sample.encoded
            try foldSection.submit(
                folds.order + index, bytes: zstandard.compress(raw), rawCount: raw.count,
                entryCount: sample.entries.count)
        }
        directory.folds = try append(foldSection)
        let lengthSection = SectionWriter(spillPath: temporaryFolder.file(named: "lengths"))
        if !lengths.entries.isEmpty {
            let raw = lengths.encoded
            try lengthSection.submit(
                0, bytes: zstandard.compress(raw), rawCount: raw.count, entryCount: lengths.entries.count)
        }
        directory.documentLengths = try append(lengthSection)
        directory.documentHashes = try append(documentHashes)
        let raw = directory.encoded
        let compressed = zstandard.compress(raw)
        let header = ProfileHeader(
            isComplete: true, directoryOffset: UInt64(output.byteCount),
            directoryCompressedCount: UInt64(compressed.count), directoryRawCount: UInt64(raw.count))
        try output.write(compressed)
        try output.commit(header: header.encoded)
        return summary
    }

    /// - Parameter start: where the section begins, if it has been written already.
    private func append(_ section: SectionWriter, at start: Int? = nil) throws -> ProfileDirectory.Section {
        let offset = start ?? output.byteCount
        try section.finish(in: output)
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
