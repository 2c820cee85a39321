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
    ) throws -> RunFile {
        let windows = try SegmentWindows([segment], order: order, threads: 1)
        let run = SegmentRun(windows: windows, writer: try RunWriter(path: path, order: order), memory: memory)
        if windows.bits <= UInt64.bitWidth {
            try windows.forEachGroup(as: UInt64.self) { try run.write($0) }
        } else {
            try windows.forEachGroup(as: UInt128.self) { try run.write($0) }
        }
        return try run.writer.finish()
    }

    private func write<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(_ group: WindowGroup<Key>) throws {
        let tokens = VocabularyEntries()
        for partition in group.partitions { try write(partition, of: group, tokens) }
    }

    private func write<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partition: Int, of group: WindowGroup<Key>, _ tokens: VocabularyEntries
    ) throws {
        let layout = windows.layout(of: partition)
        var counts = [UInt64](repeating: 0, count: windows.ranks(of: partition).count)
        try writeWindows(partition, of: group, layout, &counts)
        try writer.finishWindows()
        tokens.removeAll()
        unsafe counts.withUnsafeBufferPointer {
            if let base = $0.baseAddress { unsafe windows.vocabulary.append(partition, counts: base, to: tokens) }
        }
        try writer.write(tokens)
    }

    @inline(never)
    private func writeWindows<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partition: Int, of group: WindowGroup<Key>, _ layout: WindowLayout, _ counts: inout [UInt64]
    ) throws {
        let keys = unsafe group.sorted(partition, in: memory)
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
