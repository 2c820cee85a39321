import DurableFiles

/// Reads the windows of one partition of a run in order, as keys over the union of vocabularies.
@safe final class RunWindows<Key: WindowKey> {
    private let blocks: RunBlockReader
    private let map: IncreasingSequence
    private var layout: WindowLayout
    private var keys: UnsafeMutablePointer<Key>
    private var counts: UnsafeMutablePointer<UInt64>
    private var capacity = 1 << 12
    private let ranks: UnsafeMutablePointer<UInt32>
    private let mapped: UnsafeMutablePointer<UInt32>
    private var position = 0
    private var filled = 0

    init(_ run: OpenRun, map: IncreasingSequence, layout: WindowLayout) {
        blocks = RunBlockReader(run)
        self.map = map
        self.layout = layout
        unsafe keys = .allocate(capacity: capacity)
        unsafe counts = .allocate(capacity: capacity)
        unsafe ranks = .allocate(capacity: layout.order)
        unsafe mapped = .allocate(capacity: layout.order)
    }

    deinit {
        unsafe keys.deallocate()
        unsafe counts.deallocate()
        unsafe ranks.deallocate()
        unsafe mapped.deallocate()
    }

    /// Goes to the first window of a partition.
    ///
    /// - Returns: its key, `Key.none` where there is none.
    func seek(partition: Int, layout: WindowLayout) throws(FileOutputError) -> Key {
        self.layout = layout
        blocks.seek(blocks.run.index.windows[partition])
        position = 0
        filled = 0
        return try refill()
    }

    /// How often the current window occurs.
    var count: UInt64 {
        @inline(__always) get { unsafe counts[position] }
    }

    /// Moves to the next window.
    ///
    /// - Returns: its key, `Key.none` at the end of the partition.
    @inline(__always)
    func advance() throws(FileOutputError) -> Key {
        position &+= 1
        if position < filled { return unsafe keys[position] }
        return try refill()
    }

    @inline(never)
    private func refill() throws(FileOutputError) -> Key {
        guard try blocks.advance() else { return .none }
        if blocks.entryCount > capacity {
            capacity = blocks.entryCount
            unsafe keys.deallocate()
            unsafe counts.deallocate()
            unsafe keys = .allocate(capacity: capacity)
            unsafe counts = .allocate(capacity: capacity)
        }
        unsafe decode(blocks.bytes, entryCount: blocks.entryCount)
        position = 0
        filled = blocks.entryCount
        return unsafe keys[0]
    }

    private func decode(_ bytes: UnsafeBufferPointer<UInt8>, entryCount: Int) {
        guard var next = bytes.baseAddress else { return }
        let end = unsafe next + bytes.count
        let order = layout.order
        let (ranks, mapped, map) = unsafe (self.ranks, self.mapped, self.map)
        for entry in 0..<entryCount {
            let head = unsafe VariableLength.take(&next, before: end)
            let shared = Int(truncatingIfNeeded: head & 7)
            let step = UInt32(truncatingIfNeeded: head >> 3)
            unsafe ranks[shared] = entry == 0 ? step : unsafe ranks[shared] &+ step
            unsafe mapped[shared] = map[Int(ranks[shared])]
            var position = shared &+ 1
            while position < order {
                let rank = UInt32(truncatingIfNeeded: unsafe VariableLength.take(&next, before: end))
                unsafe ranks[position] = rank
                unsafe mapped[position] = map[Int(rank)]
                position &+= 1
            }
            unsafe keys[entry] = unsafe Key(ranks: mapped, layout)
            unsafe counts[entry] = unsafe VariableLength.take(&next, before: end)
        }
    }
}
