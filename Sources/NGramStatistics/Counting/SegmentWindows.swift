import CKernels

/// The windows of several segments, sorted partition by partition over one vocabulary.
@safe final class SegmentWindows: @unchecked Sendable {
    // Unchecked: nothing changes after `init`.
    let vocabulary: SegmentVocabulary
    let order: Int
    private let segments: [CountingSegment]

    /// Whether segments can be sorted together: their windows must fit the widest sort key.
    static func canSort(_ segments: [CountingSegment], order: Int) -> Bool {
        let types = segments.reduce(0) { $0 + $1.vocabulary.count }
        return WindowLayout(order: order, ranks: 1..<types + 1, types: types).bits <= UInt128.bitWidth
    }

    init(_ segments: [CountingSegment], order: Int) {
        self.segments = segments
        self.order = order
        vocabulary = SegmentVocabulary(segments)
        for segment in segments { segment.partitions.seal() }
    }

    /// Windows of a partition.
    func count(of partition: Int) -> Int { segments.reduce(0) { $0 + $1.partitions.count(of: partition) } }

    /// The ranks that windows of a partition begin with.
    func ranks(of partition: Int) -> Range<Int> {
        vocabulary.partitionStarts[partition]..<vocabulary.partitionStarts[partition + 1]
    }

    func layout(of partition: Int) -> WindowLayout {
        WindowLayout(order: order, ranks: ranks(of: partition), types: vocabulary.count)
    }

    /// The windows of a partition, ascending, in memory that the next call reuses.
    ///
    /// - Precondition: the partition's layout fits the key.
    func sorted<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partition: Int, _ layout: WindowLayout, in memory: SortMemory, as: Key.Type
    ) -> UnsafeBufferPointer<Key> {
        let total = count(of: partition)
        let keys = unsafe memory.room(for: 2 * total, of: Key.self)
        unsafe gatherKeys(partition, layout, into: keys)
        unsafe RadixSort.sort(keys, scratch: keys + total, count: total, bits: layout.bits)
        return unsafe UnsafeBufferPointer(start: keys, count: total)
    }

    /// How many windows ahead ranks are asked for.
    private static let ahead = 8

    @inline(never)
    private func gatherKeys<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partition: Int, _ layout: WindowLayout, into keys: UnsafeMutablePointer<Key>
    ) {
        var next = unsafe keys
        let order = layout.order
        let shift = Key(truncatingIfNeeded: layout.rankBits)
        for (number, segment) in segments.enumerated() {
            let ranks = unsafe vocabulary.ranks[number].base
            for chunk in segment.partitions.chunks(of: partition) {
                var record = unsafe chunk.ids
                let end = unsafe record + chunk.count * order
                while unsafe record < end {
                    // Ranks of what comes later are on their way while these are packed.
                    let later = unsafe record + Self.ahead * order
                    if unsafe later < end {
                        for position in 1..<order { unsafe kernel_prefetch(ranks + Int(later[position])) }
                    }
                    var key = Key(truncatingIfNeeded: unsafe ranks[Int(record[0])] &- layout.firstRank)
                    for position in 1..<order {
                        key = (key &<< shift) | Key(truncatingIfNeeded: unsafe ranks[Int(record[position])])
                    }
                    unsafe next.pointee = key
                    unsafe next += 1
                    unsafe record += order
                }
            }
        }
    }
}
