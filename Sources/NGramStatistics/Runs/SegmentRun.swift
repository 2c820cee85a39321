import DurableFiles

/// Turns what one worker has counted into a sorted run.
@safe struct SegmentRun {
    private let windows: SegmentWindows
    private let writer: RunWriter
    private let memory: SortMemory

    /// Writes a run.
    ///
    /// - Throws: ``FileOutputError`` where the temporary disk is full.
    static func write(
        _ segment: CountingSegment, order: Int, to path: String, memory: SortMemory
    ) throws(FileOutputError) -> RunFile {
        let run = SegmentRun(
            windows: SegmentWindows([segment], order: order), writer: try RunWriter(path: path, order: order),
            memory: memory)
        let tokens = VocabularyEntries()
        for partition in 0..<RecordPartitions.partitionCount { try run.write(partition, tokens) }
        return try run.writer.finish()
    }

    private func write(_ partition: Int, _ tokens: VocabularyEntries) throws(FileOutputError) {
        let layout = windows.layout(of: partition)
        let ranks = windows.ranks(of: partition)
        var counts = [UInt64](repeating: 0, count: ranks.count)
        if layout.bits <= UInt64.bitWidth {
            try writeWindows(partition, layout, &counts, as: UInt64.self)
        } else {
            try writeWindows(partition, layout, &counts, as: UInt128.self)
        }
        try writer.finishWindows()
        tokens.removeAll()
        unsafe counts.withUnsafeBufferPointer {
            if let base = $0.baseAddress { unsafe windows.vocabulary.append(ranks, counts: base, to: tokens) }
        }
        try writer.write(tokens)
    }

    @inline(never)
    private func writeWindows<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partition: Int, _ layout: WindowLayout, _ counts: inout [UInt64], as: Key.Type
    ) throws(FileOutputError) {
        let keys = unsafe windows.sorted(partition, layout, in: memory, as: Key.self)
        let ranks = UnsafeMutablePointer<UInt32>.allocate(capacity: layout.order)
        defer { unsafe ranks.deallocate() }
        var index = 0
        while index < keys.count {
            let key = unsafe keys[index]
            var end = index + 1
            while end < keys.count, unsafe keys[end] == key { end += 1 }
            unsafe key.unpack(into: ranks, layout)
            let count = UInt64(end - index)
            counts[Int(unsafe ranks[0] - layout.firstRank)] += count
            try unsafe writer.append(ranks, count: count)
            index = end
        }
    }
}
