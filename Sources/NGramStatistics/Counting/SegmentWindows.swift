import CKernels

/// The windows of several segments over one vocabulary, to be had sorted, partition by partition.
///
/// Token ids become places in the vocabulary where they stand. Windows are then scattered over partitions by their first
/// token, as many partitions at a time as fit in the memory of the tables that are no longer needed.
@safe final class SegmentWindows: @unchecked Sendable {
    // Unchecked: each thread writes to a part of memory of its own, and reads what all have written before.
    let vocabulary: SegmentVocabulary
    let order: Int
    private let segments: [CountingSegment]
    private let threads: Int
    /// By thread: the pieces of the streams that it reads.
    private let pieces: [[TokenStream.Piece]]
    /// By thread, then partition: windows.
    private let counts: LargeBuffer<Int>

    /// Whether segments can be sorted together: their windows must fit the widest sort key.
    static func canSort(_ segments: [CountingSegment], order: Int) -> Bool {
        let types = segments.reduce(0) { $0 + $1.vocabulary.count }
        return types < 1 << 31
            && WindowLayout(order: order, ranks: 1..<types + 1, types: types).bits <= UInt128.bitWidth
    }

    init(_ segments: [CountingSegment], order: Int, threads: Int) throws {
        self.segments = segments
        self.order = order
        self.threads = threads
        vocabulary = try SegmentVocabulary(segments, threads: threads)
        let all = segments.enumerated().flatMap { number, segment in segment.stream.pieces.map { (number, $0) } }
        let shares = Self.shares(all.map { $0.1.count }, threads: threads)
        pieces = shares.map { all[$0].map { $0.1 } }
        counts = LargeBuffer(count: threads * HashPartitions.count)
        let counts = self.counts
        let places = vocabulary.places
        let streams = Streams(pieces: all)
        try WorkerThreads.run(threads) { thread in
            for index in shares[thread] {
                let (segment, piece) = streams.pieces[index]
                unsafe Self.replaceIDs(
                    piece, by: places[segment].base, counts: counts.base + thread * HashPartitions.count)
            }
        }
    }

    // Unchecked: each piece is changed by one thread.
    private struct Streams: @unchecked Sendable {
        let pieces: [(Int, TokenStream.Piece)]
    }

    /// Ranges of pieces, one for each thread, with about as many ids each.
    private static func shares(_ sizes: [Int], threads: Int) -> [Range<Int>] {
        let total = sizes.reduce(0, +)
        var shares: [Range<Int>] = []
        var start = 0
        var sum = 0
        for thread in 1...threads {
            var end = start
            while end < sizes.count, thread == threads || (sum + sizes[end] / 2) * threads < total * thread {
                sum += sizes[end]
                end += 1
            }
            shares.append(start..<end)
            start = end
        }
        return shares
    }

    private static let ahead = 24

    /// Puts a token's place in the vocabulary where its id was; counts windows by partition.
    @inline(never)
    private static func replaceIDs(
        _ piece: TokenStream.Piece, by places: UnsafePointer<UInt32>, counts: UnsafeMutablePointer<Int>
    ) {
        let ids = unsafe piece.ids
        let count = piece.count
        for index in 0..<count {
            if index &+ ahead < count { unsafe kernel_prefetch(places + Int(ids[index &+ ahead])) }
            let place = unsafe places[Int(ids[index])]
            unsafe ids[index] = place
            if place != 0 { unsafe counts[Int(place &>> SegmentVocabulary.placeBits)] &+= 1 }
        }
    }

    /// Windows of a partition that a thread has.
    func count(of partition: Int, thread: Int) -> Int {
        unsafe counts.base[thread * HashPartitions.count + partition]
    }

    /// Windows of a partition.
    func count(of partition: Int) -> Int { (0..<threads).reduce(0) { $0 + count(of: partition, thread: $1) } }

    /// The ranks that windows of a partition begin with.
    func ranks(of partition: Int) -> Range<Int> {
        vocabulary.partitionStarts[partition]..<vocabulary.partitionStarts[partition + 1]
    }

    func layout(of partition: Int) -> WindowLayout {
        WindowLayout(order: order, ranks: ranks(of: partition), types: vocabulary.count)
    }

    /// Bits of the widest key.
    var bits: Int { (0..<HashPartitions.count).reduce(0) { max($0, layout(of: $1).bits) } }

    /// Calls a body for one group of partitions after the other, with their windows ready to be sorted.
    func forEachGroup<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        as: Key.Type, _ body: (WindowGroup<Key>) throws -> Void
    ) throws {
        let stride = MemoryLayout<Key>.stride
        let byteCounts = (0..<HashPartitions.count).map { count(of: $0) * stride }
        var regions = segments.map(\.vocabulary.memory)
        let streamBytes = segments.reduce(0) { $0 + $1.stream.memoryUse }
        let extra = Self.extraMemory(
            byteCounts, beside: regions.map(\.byteCount), wanted: streamBytes / Self.streamShareForKeys)
        let added = extra > 0 ? LargeMemory.Region(byteCount: extra) : nil
        defer { if let added { LargeMemory.free(added) } }
        if let added { regions.append(added) }
        var start = 0
        while start < HashPartitions.count {
            let places = unsafe Self.places(byteCounts[start...], in: regions)
            unsafe precondition(!places.isEmpty, "a partition has no place to go")
            let group = unsafe WindowGroup<Key>(self, firstPartition: start, places: places)
            try WorkerThreads.run(threads) { [self] thread in
                unsafe scatter(group.partitions, thread: thread, to: group.starts(of: thread))
            }
            try body(group)
            start = group.partitions.upperBound
        }
    }

    /// Keys have at least the room that this part of the ids takes.
    static let streamShareForKeys = 4

    /// Bytes that keys need beside the memory there is.
    private static func extraMemory(_ partitions: [Int], beside regions: [Int], wanted: Int) -> Int {
        let room = min(wanted, partitions.reduce(0, +)) - regions.reduce(0, +)
        let largest = partitions.max() ?? 0
        return max(room, regions.allSatisfy { $0 < largest } ? largest : 0, regions.isEmpty ? 1 : 0)
    }

    /// Where the keys of as many partitions as fit go: at least those of the first.
    private static func places(
        _ partitions: ArraySlice<Int>, in regions: [LargeMemory.Region]
    ) -> [UnsafeMutableRawPointer] {
        var places: [UnsafeMutableRawPointer] = unsafe []
        var region = 0
        var used = 0
        for byteCount in partitions {
            while region < regions.count, used + byteCount > regions[region].byteCount {
                region += 1
                used = 0
            }
            if region == regions.count { break }
            unsafe places.append(regions[region].base + used)
            used += byteCount
        }
        return unsafe places
    }

    /// Writes the keys of a thread's windows that belong to some partitions.
    ///
    /// - Parameters:
    ///   - starts: by partition of the range: where the thread's keys go.
    private func scatter<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ partitions: Range<Int>, thread: Int, to starts: [UnsafeMutablePointer<Key>]
    ) {
        let cursors = UnsafeMutablePointer<UnsafeMutablePointer<Key>>.allocate(capacity: partitions.count)
        defer { unsafe cursors.deallocate() }
        for index in 0..<partitions.count { unsafe (cursors + index).initialize(to: starts[index]) }
        let ranksBefore = vocabulary.partitionStarts.map { UInt32(truncatingIfNeeded: $0 - 1) }
        let layout = self.layout(of: 0)
        unsafe ranksBefore.withUnsafeBufferPointer { ranksBefore in
            guard let ranksBefore = ranksBefore.baseAddress else { return }
            for piece in pieces[thread] {
                unsafe Self.scatter(piece, layout, ranksBefore, partitions, cursors)
            }
        }
    }

    /// Looks at 16 ids at a time for windows of the partitions, which are few where there are many groups.
    @inline(never)
    private static func scatter<Key: WindowKey & FixedWidthInteger & UnsignedInteger>(
        _ piece: TokenStream.Piece, _ layout: WindowLayout, _ ranksBefore: UnsafePointer<UInt32>,
        _ partitions: Range<Int>, _ cursors: UnsafeMutablePointer<UnsafeMutablePointer<Key>>
    ) {
        let writer = unsafe WindowScatter(layout, ranksBefore, firstPartition: partitions.lowerBound, cursors)
        // A zero, where no window begins, wraps to a place past all.
        let low = UInt32(truncatingIfNeeded: partitions.lowerBound) &<< SegmentVocabulary.placeBits | 1
        let span = (UInt32(truncatingIfNeeded: partitions.count) &<< SegmentVocabulary.placeBits) &- 1
        let ids = unsafe piece.ids
        let windows = max(0, piece.count &- (layout.order &- 1))
        var start = 0
        while start &+ 16 <= windows {
            var found = unsafe kernel_in_range_16(ids + start, low, span)
            while found != 0 {
                unsafe writer.append(ids + (start &+ found.trailingZeroBitCount))
                found &= found &- 1
            }
            start &+= 16
        }
        for index in start..<windows where unsafe ids[index] &- low < span {
            unsafe writer.append(ids + index)
        }
    }
}

/// Writes windows of places in the vocabulary as keys, each where those of its partition go.
@safe private struct WindowScatter<Key: WindowKey & FixedWidthInteger & UnsignedInteger> {
    private let layout: WindowLayout
    private let ranksBefore: UnsafePointer<UInt32>
    private let firstPartition: UInt32
    private let cursors: UnsafeMutablePointer<UnsafeMutablePointer<Key>>

    init(
        _ layout: WindowLayout, _ ranksBefore: UnsafePointer<UInt32>, firstPartition: Int,
        _ cursors: UnsafeMutablePointer<UnsafeMutablePointer<Key>>
    ) {
        self.layout = layout
        unsafe self.ranksBefore = unsafe ranksBefore
        self.firstPartition = UInt32(truncatingIfNeeded: firstPartition)
        unsafe self.cursors = unsafe cursors
    }

    /// - Parameter places: of the window's tokens.
    @inline(__always)
    func append(_ places: UnsafePointer<UInt32>) {
        let placeMask = (UInt32(1) &<< SegmentVocabulary.placeBits) &- 1
        let shift = Key(truncatingIfNeeded: layout.rankBits)
        let first = unsafe places[0]
        var key = Key(truncatingIfNeeded: (first & placeMask) &- 1)
        for position in 1..<layout.order {
            let place = unsafe places[position]
            let rank = unsafe ranksBefore[Int(place &>> SegmentVocabulary.placeBits)] &+ (place & placeMask)
            key = (key &<< shift) | Key(truncatingIfNeeded: rank)
        }
        let partition = Int(truncatingIfNeeded: (first &>> SegmentVocabulary.placeBits) &- firstPartition)
        let cursor = unsafe cursors[partition]
        unsafe cursor.pointee = key
        unsafe cursors[partition] = cursor + 1
    }
}
