import DurableFiles

/// The hashes of the documents that one worker reads: in memory up to a limit, past it in sorted runs.
@safe final class DocumentHashCollector {
    private var hashes = LargeBuffer<UInt128>(count: 1 << 10)
    private var count = 0
    private var runs: [DocumentHashRun] = []
    private let memoryLimit: Int
    private let folder: RunFolder

    /// Runs that are read at once, where so many files may be open.
    private static let largestFanIn = 128

    /// - Parameter memoryLimit: bytes, the copy that is made to sort them included.
    init(memoryLimit: Int, folder: RunFolder) {
        self.memoryLimit = memoryLimit
        self.folder = folder
    }

    /// Bytes of memory that the hashes take, with the copy that it takes to sort them or to make room for more.
    var memoryUse: Int { 2 * hashes.count * MemoryLayout<UInt128>.stride }

    /// Notes a document.
    ///
    /// - Throws: ``FileOutputError`` where the temporary disk is full.
    @inline(__always)
    func add(_ hash: DocumentHash) throws {
        if count == hashes.count { try makeRoom() }
        unsafe hashes.base[count] = UInt128(hash.high) << 64 | UInt128(hash.low)
        count += 1
    }

    @inline(never)
    private func makeRoom() throws {
        if 2 * memoryUse > memoryLimit {
            sort()
            runs.append(try DocumentHashRun([Sorted(hashes, count: count)], path: folder.nextPath()))
            count = 0
        } else {
            let larger = LargeBuffer<UInt128>(count: 2 * hashes.count)
            unsafe larger.base.update(from: hashes.base, count: count)
            hashes = larger
        }
    }

    /// Sorts what is in memory; needed before it is merged.
    func sort() {
        let scratch = LargeBuffer<UInt128>(count: count)
        unsafe RadixSort.sort(hashes.base, scratch: scratch.base, count: count, bits: UInt128.bitWidth)
    }

    /// Merges what workers have collected and sorted into the section of a profile.
    ///
    /// - Throws: ``FileOutputError`` where the temporary disk is full, or fails.
    static func write(_ collectors: [DocumentHashCollector], to writer: ProfileFileWriter) throws {
        var runs = collectors.flatMap { $0.takeRuns() }
        let folder = collectors[0].folder
        // One more is written.
        let fanIn = max(2, min(largestFanIn, OpenFileLimit.filesLeft() - 1))
        while runs.count > fanIn {
            let first = try runs.prefix(fanIn).map { try DocumentHashRun.Reader($0) }
            runs.append(try DocumentHashRun(first, path: folder.nextPath()))
            runs.removeFirst(fanIn)
        }
        let sources: [any DocumentHashSource] =
            try runs.map { try DocumentHashRun.Reader($0) }
            + collectors.map { Sorted($0.hashes, count: $0.count) }
        try DocumentHashEntries.write(sources, to: writer)
        for collector in collectors { collector.removeAll() }
    }

    private func takeRuns() -> [DocumentHashRun] {
        defer { runs = [] }
        return runs
    }

    private func removeAll() {
        hashes = LargeBuffer(count: 1)
        count = 0
    }

    /// Sorted hashes in memory.
    @safe private final class Sorted: DocumentHashSource {
        private let hashes: LargeBuffer<UInt128>
        private let count: Int
        private var position = 0

        private static let partCount = 1_024

        init(_ hashes: LargeBuffer<UInt128>, count: Int) {
            self.hashes = hashes
            self.count = count
        }

        func next(into entries: DocumentHashEntries) -> Bool {
            entries.removeAll()
            while position < count, entries.count < Self.partCount {
                let hash = unsafe hashes.base[position]
                let start = position
                while position < count, unsafe hashes.base[position] == hash { position += 1 }
                entries.append(
                    DocumentHashes.Entry(
                        hash: DocumentHash(
                            high: UInt64(truncatingIfNeeded: hash >> 64), low: UInt64(truncatingIfNeeded: hash)),
                        documents: UInt64(position - start)))
            }
            return entries.count > 0
        }
    }
}

extension DocumentHashEntries {
    /// Writes the merge of some sources as the section of a profile.
    static func write(_ sources: [any DocumentHashSource], to writer: ProfileFileWriter) throws {
        var stream = BlockStream(DocumentHashEntries(), writer: writer)
        try DocumentHashMerge.forEach(sources) { entry in try stream.append { $0.append(entry) } }
        try stream.finish()
    }
}
