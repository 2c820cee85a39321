/// Some partitions, and the keys of their windows.
@safe final class WindowGroup<Key: WindowKey & FixedWidthInteger & UnsignedInteger>: @unchecked Sendable {
    // Unchecked: each partition is sorted by one thread.
    let partitions: Range<Int>
    private let windows: SegmentWindows
    /// By partition of the range.
    private let keys: [UnsafeMutablePointer<Key>]

    /// - Parameter places: by partition: where its keys go.
    init(_ windows: SegmentWindows, firstPartition: Int, places: [UnsafeMutableRawPointer]) {
        self.windows = windows
        partitions = unsafe firstPartition..<firstPartition + places.count
        unsafe keys = places.enumerated().map {
            unsafe $0.1.bindMemory(to: Key.self, capacity: windows.count(of: firstPartition + $0.0))
        }
    }

    /// By partition: where the keys of a thread's windows go.
    func starts(of thread: Int) -> [UnsafeMutablePointer<Key>] {
        unsafe zip(partitions, keys).map { partition, start in
            unsafe start + (0..<thread).reduce(0) { $0 + windows.count(of: partition, thread: $1) }
        }
    }

    /// The windows of a partition, ascending.
    func sorted(_ partition: Int, in memory: SortMemory) -> UnsafeBufferPointer<Key> {
        let count = windows.count(of: partition)
        let start = unsafe keys[partition - partitions.lowerBound]
        unsafe RadixSort.sort(
            start, scratch: memory.room(for: count, of: Key.self), count: count,
            bits: windows.layout(of: partition).bits)
        return unsafe UnsafeBufferPointer(start: start, count: count)
    }
}
