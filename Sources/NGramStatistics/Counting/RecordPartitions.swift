/// n-gram windows waiting to be counted, scattered over partitions by the hash of their first token.
///
/// A record is the ids of the `order` tokens that begin at one position; past the end of the document the id is 0. A
/// partition is a contiguous range of token hashes, hence of ranks in the profile's vocabulary, so partitions sorted one
/// by one and put end to end are sorted altogether.
@safe final class RecordPartitions {
    static let partitionBits = 8
    static let partitionCount = 1 << partitionBits

    /// Ids of one partition, in the order of arrival; each chunk is full but the last.
    @safe struct Chunk {
        var ids: UnsafeMutablePointer<UInt32>
        var count: Int
    }

    let order: Int
    private let recordsPerChunk: Int
    private var chunks: [[Chunk]]
    private var cursors: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
    private var limits: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
    private var slabs: [Slab] = []
    /// The slab that the next chunk is cut from, and how much of it is used.
    private var currentSlab = 0
    private var slabUsed = 0

    @safe private struct Slab {
        var base: UnsafeMutableRawPointer
        var byteCount: Int
    }

    /// Bytes of memory the partitions hold.
    private(set) var memoryUse = 0

    private static let chunkBytes = 16_320
    private static let firstSlabSize = 1 << 17
    private static let fullSlabSize = 1 << 21

    init(order: Int) {
        self.order = order
        recordsPerChunk = Self.chunkBytes / (4 * order)
        chunks = Array(repeating: [], count: Self.partitionCount)
        unsafe cursors = .allocate(capacity: Self.partitionCount)
        unsafe limits = .allocate(capacity: Self.partitionCount)
        unsafe cursors.initialize(repeating: nil, count: Self.partitionCount)
        unsafe limits.initialize(repeating: nil, count: Self.partitionCount)
    }

    deinit {
        for slab in slabs { unsafe LargeMemory.free(slab.base, slab.byteCount) }
        unsafe cursors.deallocate()
        unsafe limits.deallocate()
    }

    /// Scatters the windows of one document.
    ///
    /// - Parameters:
    ///   - ids: ids of the document's tokens, followed by at least `order − 1` zeros.
    ///   - keys: the same tokens' keys, for their hashes.
    func scatter(ids: UnsafePointer<UInt32>, keys: UnsafePointer<TokenKey>, count: Int) {
        let order = self.order
        if order == 3 {
            for index in 0..<count {
                let partition = unsafe Int(truncatingIfNeeded: keys[index].hash >> UInt64(64 - Self.partitionBits))
                let record = unsafe place(in: partition)
                unsafe record[0] = unsafe ids[index]
                unsafe record[1] = unsafe ids[index + 1]
                unsafe record[2] = unsafe ids[index + 2]
            }
            return
        }
        for index in 0..<count {
            let partition = unsafe Int(truncatingIfNeeded: keys[index].hash >> UInt64(64 - Self.partitionBits))
            let record = unsafe place(in: partition)
            for position in 0..<order { unsafe record[position] = unsafe ids[index + position] }
        }
    }

    @inline(__always)
    private func place(in partition: Int) -> UnsafeMutablePointer<UInt32> {
        if unsafe cursors[partition] == limits[partition] { startChunk(in: partition) }
        let record = unsafe cursors[partition].unsafelyUnwrapped
        unsafe cursors[partition] = unsafe record + order
        return unsafe record
    }

    @inline(never)
    private func startChunk(in partition: Int) {
        closeChunk(in: partition)
        if slabs.isEmpty { addSlab() }
        if slabUsed + Self.chunkBytes > slabs[currentSlab].byteCount {
            currentSlab += 1
            slabUsed = 0
            if currentSlab == slabs.count { addSlab() }
        }
        let start = unsafe (slabs[currentSlab].base + slabUsed).assumingMemoryBound(to: UInt32.self)
        slabUsed += Self.chunkBytes
        unsafe chunks[partition].append(Chunk(ids: start, count: 0))
        unsafe cursors[partition] = unsafe start
        unsafe limits[partition] = unsafe start + recordsPerChunk * order
    }

    private func addSlab() {
        // Small at first: a short text should not cost megabytes.
        let byteCount = min(Self.fullSlabSize, max(Self.firstSlabSize, (slabs.last?.byteCount ?? 0) * 2))
        slabs.append(unsafe Slab(base: LargeMemory.allocate(byteCount), byteCount: byteCount))
        memoryUse += byteCount
    }

    /// Gives back memory that no record lies in.
    func releaseUnused() {
        while slabs.count > currentSlab + 1, let slab = slabs.popLast() {
            unsafe LargeMemory.free(slab.base, slab.byteCount)
            memoryUse -= slab.byteCount
        }
    }

    /// Forgets all records, and keeps the memory for what comes next.
    func removeAll() {
        for partition in 0..<Self.partitionCount {
            chunks[partition].removeAll(keepingCapacity: true)
            unsafe cursors[partition] = nil
            unsafe limits[partition] = nil
        }
        currentSlab = 0
        slabUsed = 0
    }

    private func closeChunk(in partition: Int) {
        guard let cursor = unsafe cursors[partition], let last = chunks[partition].indices.last else { return }
        let start = unsafe chunks[partition][last].ids
        chunks[partition][last].count = unsafe (cursor - start) / order
    }

    /// Notes how full the last chunks are; call before reading ``chunks(of:)``.
    func seal() {
        for partition in 0..<Self.partitionCount { closeChunk(in: partition) }
    }

    /// The chunks of a partition.
    func chunks(of partition: Int) -> [Chunk] { chunks[partition] }

    /// Records of a partition.
    func count(of partition: Int) -> Int { chunks[partition].reduce(0) { $0 + $1.count } }
}
