/// Sorts and counts segments, partition by partition on several threads, into the sections of a profile file.
@safe final class SegmentEncoder: Sendable {
    private let windows: SegmentWindows
    private let sections: ProfileSections
    private let workers: [Worker]

    init(_ segments: [CountingSegment], writer: ProfileFileWriter, threads: Int) throws {
        windows = try SegmentWindows(segments, order: writer.order, threads: threads)
        sections = ProfileSections(writer: writer)
        workers = (0..<threads).map { _ in Worker(order: writer.order) }
    }

    /// Writes all sections.
    func run() throws {
        if windows.bits <= UInt64.bitWidth {
            try windows.forEachGroup(as: UInt64.self) { try encode($0) }
        } else {
            try windows.forEachGroup(as: UInt128.self) { try encode($0) }
        }
        try sections.finish()
    }

    private func encode<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(_ group: WindowGroup<Key>) throws {
        let turns = TurnCounter(turns: group.partitions.count)
        try WorkerThreads.run(workers.count) { [self] thread in
            let worker = workers[thread]
            do {
                while let turn = turns.next() {
                    let partition = group.partitions.lowerBound + turn
                    worker.count(partition, of: group, windows)
                    let isTaken = try sections.submit(
                        turn: partition, tokens: worker.tokens, ngrams: worker.ngrams, worker.workspace)
                    if !isTaken { return }
                }
            } catch {
                sections.abandon()
                throw error
            }
        }
    }

    /// One thread's memory, used again for every partition.
    @safe private final class Worker: @unchecked Sendable {
        // Unchecked: used by one thread at a time.
        let tokens = VocabularyEntries()
        let ngrams: [NGramEntries]
        let workspace = BlockWorkspace()
        private let sortMemory = SortMemory()
        private var tokenCounts: [UInt64] = []

        init(order: Int) { ngrams = NGramEntries.empty(upTo: order) }

        func count<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
            _ partition: Int, of group: WindowGroup<Key>, _ windows: SegmentWindows
        ) {
            let layout = windows.layout(of: partition)
            let keys = unsafe group.sorted(partition, in: sortMemory)
            for entries in ngrams { entries.removeAll() }
            let ranks = windows.ranks(of: partition)
            tokenCounts.removeAll(keepingCapacity: true)
            tokenCounts.append(contentsOf: repeatElement(0, count: ranks.count))
            tokens.removeAll()
            unsafe tokenCounts.withUnsafeMutableBufferPointer { counts in
                guard let counts = counts.baseAddress else { return }
                unsafe Self.tally(keys, layout, ngrams, counts)
                unsafe windows.vocabulary.append(partition, counts: counts, to: tokens)
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
