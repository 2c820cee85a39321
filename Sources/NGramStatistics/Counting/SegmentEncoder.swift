/// Sorts and counts segments, partition by partition on several threads, into the sections of a profile file.
@safe final class SegmentEncoder: Sendable {
    private let windows: SegmentWindows
    private let sections: ProfileSections
    private let turns = TurnCounter(turns: RecordPartitions.partitionCount)

    init(_ segments: [CountingSegment], writer: ProfileFileWriter) {
        windows = SegmentWindows(segments, order: writer.order)
        sections = ProfileSections(writer: writer)
    }

    /// Writes all sections.
    func run(threads: Int) throws {
        try WorkerThreads.run(threads) { [self] _ in
            do { try encodePartitions() } catch {
                sections.abandon()
                throw error
            }
        }
        try sections.finish()
    }

    private func encodePartitions() throws {
        let worker = Worker(order: windows.order)
        while let partition = turns.next() {
            worker.count(partition, of: windows)
            let isTaken = try sections.submit(
                turn: partition, tokens: worker.tokens, ngrams: worker.ngrams, worker.workspace)
            if !isTaken { return }
        }
    }

    /// One thread's memory, used again for every partition.
    @safe private final class Worker {
        let tokens = VocabularyEntries()
        let ngrams: [NGramEntries]
        let workspace = BlockWorkspace()
        private let sortMemory = SortMemory()
        private var tokenCounts: [UInt64] = []

        init(order: Int) { ngrams = NGramEntries.empty(upTo: order) }

        func count(_ partition: Int, of windows: SegmentWindows) {
            let layout = windows.layout(of: partition)
            if layout.bits <= UInt64.bitWidth {
                count(partition, of: windows, layout, as: UInt64.self)
            } else {
                count(partition, of: windows, layout, as: UInt128.self)
            }
        }

        private func count<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
            _ partition: Int, of windows: SegmentWindows, _ layout: WindowLayout, as: Key.Type
        ) {
            let keys = unsafe windows.sorted(partition, layout, in: sortMemory, as: Key.self)
            for entries in ngrams { entries.removeAll() }
            let ranks = windows.ranks(of: partition)
            tokenCounts.removeAll(keepingCapacity: true)
            tokenCounts.append(contentsOf: repeatElement(0, count: ranks.count))
            tokens.removeAll()
            unsafe tokenCounts.withUnsafeMutableBufferPointer { counts in
                guard let counts = counts.baseAddress else { return }
                unsafe Self.tally(keys, layout, ngrams, counts)
                unsafe windows.vocabulary.append(ranks, counts: counts, to: tokens)
            }
        }

        @inline(never)
        private static func tally<Key: WindowKey>(
            _ keys: UnsafeBufferPointer<Key>, _ layout: WindowLayout, _ ngrams: [NGramEntries],
            _ tokenCounts: UnsafeMutablePointer<UInt64>?
        ) {
            var tally = unsafe WindowTally<Key>(layout, entries: ngrams, tokenCounts: tokenCounts)
            var index = 0
            while index < keys.count {
                tally.append(unsafe keys[index], count: 1)
                index &+= 1
            }
            tally.finish()
        }
    }
}
