import Synchronization

/// Sorts and counts segments, partition by partition on several threads, into the sections of a profile file.
@safe final class SegmentEncoder: @unchecked Sendable {
    // Unchecked: segments and the vocabulary are only read while threads run; unigram counts are written by partition,
    // each by one thread; all else that changes is behind the turnstile or the lock of the writer.
    private let segments: [CountingSegment]
    private let vocabulary: SegmentVocabulary
    private let writer: ProfileFileWriter
    private let order: Int
    private let turnstile = Turnstile()
    private let nextPartition = Atomic<Int>(0)
    private let nextVocabularyBlock = Atomic<Int>(0)
    /// By order − 2: entries that do not yet fill a block, and the number of the next block. Behind the turnstile.
    private var pending: [NGramEntries]
    private var nextBlock: [Int]
    private let unigramCounts: UnsafeMutablePointer<UInt64>

    /// Whether segments can be sorted together: their n-grams must fit the widest sort key.
    static func canEncode(_ segments: [CountingSegment], order: Int) -> Bool {
        let types = segments.reduce(0) { $0 + $1.vocabulary.count }
        return order * bitWidth(types) <= 128
    }

    init(_ segments: [CountingSegment], order: Int, writer: ProfileFileWriter) {
        self.segments = segments
        self.writer = writer
        self.order = order
        vocabulary = SegmentVocabulary(segments)
        pending = Self.emptyEntries(upTo: order)
        nextBlock = Array(repeating: 0, count: max(order - 1, 0))
        unsafe unigramCounts = .allocate(capacity: vocabulary.count + 1)
        unsafe unigramCounts.initialize(repeating: 0, count: vocabulary.count + 1)
    }

    deinit { unsafe unigramCounts.deallocate() }

    /// Writes all sections.
    func run(threads: Int) throws {
        for segment in segments { segment.partitions.seal() }
        try WorkerThreads.run(threads) { [self] _ in
            do { try encodePartitions() } catch {
                turnstile.breakDown()
                throw error
            }
        }
        try encodeLeftOver()
        try encodeVocabulary(threads: threads)
    }

    private func encodePartitions() throws {
        let zstandard = ZstandardBlock()
        let memory = SortMemory()
        while true {
            let partition = nextPartition.wrappingAdd(1, ordering: .relaxed).oldValue
            if partition >= RecordPartitions.partitionCount { return }
            var entries = count(partition: partition, memory)
            // In turn: join the entries left over by the partition before, and leave ours to the next.
            let firstBlocks: [Int]
            do {
                firstBlocks = try turnstile.take(partition) {
                    (0..<entries.count).map { index in
                        let first = nextBlock[index]
                        let (blocks, rest) = Self.join(&pending[index], &entries[index])
                        nextBlock[index] += blocks
                        pending[index] = rest
                        return first
                    }
                }
            } catch is Turnstile.Broken {
                return  // The worker that broke it throws the error.
            }
            for (index, run) in entries.enumerated() {
                for block in 0..<run.count / NGramEntries.blockCapacity {
                    let start = block * NGramEntries.blockCapacity
                    try submit(run, start..<start + NGramEntries.blockCapacity, firstBlocks[index] + block, zstandard)
                }
            }
        }
    }

    /// Puts `pending` before `entries` and cuts off what does not fill a block.
    private static func join(
        _ pending: inout NGramEntries, _ entries: inout NGramEntries
    ) -> (blocks: Int, rest: NGramEntries) {
        if pending.count > 0 {
            pending.append(from: entries, 0..<entries.count)
            swap(&pending, &entries)
        }
        let blocks = entries.count / NGramEntries.blockCapacity
        var rest = NGramEntries(order: entries.order)
        rest.append(from: entries, blocks * NGramEntries.blockCapacity..<entries.count)
        return (blocks, rest)
    }

    private func submit(
        _ run: NGramEntries, _ range: Range<Int>, _ number: Int, _ zstandard: ZstandardBlock
    ) throws {
        let raw = run.encoded(range)
        try writer.submit(
            order: run.order, number: number, bytes: zstandard.compress(raw), rawCount: raw.count,
            entryCount: range.count)
    }

    private func encodeLeftOver() throws {
        let zstandard = ZstandardBlock()
        for (index, run) in pending.enumerated() where run.count > 0 {
            try submit(run, 0..<run.count, nextBlock[index], zstandard)
        }
    }

    private func encodeVocabulary(threads: Int) throws {
        let capacity = NGramEntries.blockCapacity
        let blocks = (vocabulary.count + capacity - 1) / capacity
        try WorkerThreads.run(max(1, min(threads, blocks))) { [self] _ in
            try encodeVocabularyBlocks(blocks)
        }
    }

    private func encodeVocabularyBlocks(_ blocks: Int) throws {
        let zstandard = ZstandardBlock()
        var block = VocabularyBlockEncoder()
        while true {
            let number = nextVocabularyBlock.wrappingAdd(1, ordering: .relaxed).oldValue
            if number >= blocks { return }
            let first = number * NGramEntries.blockCapacity + 1
            for rank in first..<min(first + NGramEntries.blockCapacity, vocabulary.count + 1) {
                unsafe block.append(vocabulary.token(rank), count: unigramCounts[rank])
            }
            let raw = block.raw
            try writer.submit(
                order: 1, number: number, bytes: zstandard.compress(raw), rawCount: raw.count,
                entryCount: block.entryCount)
            block.removeAll()
        }
    }

    // MARK: Sorting and counting one partition

    private func count(partition: Int, _ memory: SortMemory) -> [NGramEntries] {
        let first = vocabulary.partitionStarts[partition]
        let rankBits = Self.bitWidth(vocabulary.count)
        let headBits = Self.bitWidth(vocabulary.partitionStarts[partition + 1] - first)
        let layout = KeyLayout(order: order, first: first, rankBits: rankBits, bits: headBits + (order - 1) * rankBits)
        if layout.bits <= 64 {
            return count(partition: partition, memory, layout: layout, as: UInt64.self)
        }
        return count(partition: partition, memory, layout: layout, as: UInt128.self)
    }

    /// How a window of ranks is packed into a key: the first rank relative to its partition, in the high bits.
    private struct KeyLayout {
        var order: Int
        var first: Int
        var rankBits: Int
        var bits: Int
    }

    /// Runs for orders 2 to the highest.
    private static func emptyEntries(upTo order: Int) -> [NGramEntries] {
        order < 2 ? [] : (2...order).map { NGramEntries(order: $0) }
    }

    private static func bitWidth(_ value: Int) -> Int { Int.bitWidth - value.leadingZeroBitCount }

    private func count<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        partition: Int, _ memory: SortMemory, layout: KeyLayout, as: Key.Type
    ) -> [NGramEntries] {
        let total = segments.reduce(0) { $0 + $1.partitions.count(of: partition) }
        guard total > 0 else { return Self.emptyEntries(upTo: order) }
        let keys = unsafe memory.room(for: 2 * total, of: Key.self)
        unsafe gatherKeys(partition: partition, layout: layout, into: keys)
        unsafe RadixSort.sort(keys, scratch: keys + total, count: total, bits: layout.bits)
        return unsafe countRuns(keys, count: total, layout: layout)
    }

    @inline(never)
    private func gatherKeys<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        partition: Int, layout: KeyLayout, into keys: UnsafeMutablePointer<Key>
    ) {
        var next = unsafe keys
        let order = layout.order
        let shift = Key(truncatingIfNeeded: layout.rankBits)
        for (number, segment) in segments.enumerated() {
            unsafe vocabulary.ranks[number].withUnsafeBufferPointer { ranks in
                for chunk in segment.partitions.chunks(of: partition) {
                    var record = unsafe chunk.ids
                    for _ in 0..<chunk.count {
                        var key = Key(truncatingIfNeeded: Int(unsafe ranks[Int(record[0])]) - layout.first)
                        for position in 1..<order {
                            key = (key << shift) | Key(truncatingIfNeeded: unsafe ranks[Int(record[position])])
                        }
                        unsafe next.pointee = key
                        unsafe next += 1
                        unsafe record += order
                    }
                }
            }
        }
    }

    /// Reads the counts of all orders off the sorted windows of the highest: an n-gram's occurrences are the run of
    /// windows that begin with it.
    @inline(never)
    private func countRuns<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ keys: UnsafeMutablePointer<Key>, count total: Int, layout: KeyLayout
    ) -> [NGramEntries] {
        let order = layout.order
        var results = Self.emptyEntries(upTo: order)
        for index in results.indices {
            results[index].ids.reserveCapacity(total / 2 * (index + 2))
            results[index].counts.reserveCapacity(total / 2)
        }
        let shift = Key(truncatingIfNeeded: layout.rankBits)
        let rankMask = (Key(1) << shift) &- 1
        // By order − 1: where the run of the current n-gram began.
        var starts = [Int](repeating: 0, count: order)
        var index = 0
        while index < total {
            let key = unsafe keys[index]
            var end = index + 1
            while end < total, unsafe keys[end] == key { end += 1 }
            // The first position at which the next window differs ends the runs from that order up.
            var differing = 0
            if end < total {
                let difference = key ^ (unsafe keys[end])
                let highBit = Key.bitWidth - 1 - difference.leadingZeroBitCount
                differing = max(0, order - 1 - highBit / layout.rankBits)
            }
            for position in differing..<order {
                let length = UInt64(end - starts[position])
                starts[position] = end
                let prefix = key >> Key(truncatingIfNeeded: (order - 1 - position) * layout.rankBits)
                if position == 0 {
                    unsafe unigramCounts[layout.first + Int(truncatingIfNeeded: prefix)] = length
                } else if prefix & rankMask != 0 {
                    var rest = prefix
                    let slot = results[position - 1].ids.count
                    for _ in 0...position { results[position - 1].ids.append(0) }
                    for back in 0..<position {
                        results[position - 1].ids[slot + position - back] = UInt32(truncatingIfNeeded: rest & rankMask)
                        rest = rest >> shift
                    }
                    results[position - 1].ids[slot] = UInt32(
                        truncatingIfNeeded: layout.first + Int(truncatingIfNeeded: rest))
                    results[position - 1].counts.append(length)
                }
            }
            index = end
        }
        return results
    }
}
