import Synchronization

/// The vocabularies of several segments as one, in the order of the profile file.
///
/// Ranks ascend by (hash, bytes), from 1; the ranks of one partition are a contiguous range. Holds what it needs of the
/// segments' tokens, so that the memory of their tables is free for other use.
@safe final class SegmentVocabulary: Sendable {
    /// How many different tokens there are.
    let count: Int
    /// First rank of each partition, and at the end one past the last rank.
    let partitionStarts: [Int]
    /// By segment, then local id: the partition times 2 to the power of ``placeBits`` plus the place in it, from 1. 0 for 0.
    let places: [LargeBuffer<UInt32>]
    private let tokens: [PartitionTokens]

    /// Bits of a token's place in its partition.
    static let placeBits: UInt32 = 24

    init(_ segments: [CountingSegment], threads: Int) throws {
        let places = segments.map { LargeBuffer<UInt32>(count: $0.vocabulary.count + 1) }
        let tables = Tables(tables: segments.map(\.vocabulary))
        let sorted = Mutex([PartitionTokens?](repeating: nil, count: HashPartitions.count))
        let turns = TurnCounter(turns: HashPartitions.count)
        try WorkerThreads.run(threads) { _ in
            var order = TokenOrder()
            while let partition = turns.next() {
                let tokens = PartitionTokens(partition, of: tables.tables, places: places, &order)
                sorted.withLock { $0[partition] = tokens }
            }
        }
        tokens = sorted.withLock { $0.compactMap { $0 } }
        var starts = [1]
        for partition in tokens { starts.append((starts.last ?? 1) + partition.count) }
        partitionStarts = starts
        self.places = places
        count = (starts.last ?? 1) - 1
    }

    /// Bytes of memory that sorting takes for each type, beside the tokens longer than a slot of the table holds.
    static let typeMemory = MemoryLayout<UInt32>.stride + 16

    // Unchecked: read by several threads, and changed by none.
    private struct Tables: @unchecked Sendable {
        let tables: [VocabularyTable]
    }

    /// Appends the tokens of a partition.
    ///
    /// - Parameter counts: by rank, less the first of the partition.
    func append(_ partition: Int, counts: UnsafePointer<UInt64>, to entries: VocabularyEntries) {
        unsafe tokens[partition].append(counts: counts, to: entries)
    }
}

/// The tokens of one partition, ascending.
@safe private final class PartitionTokens: @unchecked Sendable {
    // Unchecked: nothing changes after `init`.
    let count: Int
    /// For each token: its length, its bytes.
    private let buffer = EncodingBuffer(capacity: 1 << 10)

    /// Sorts the tokens of a partition, and notes their places.
    init(_ partition: Int, of tables: [VocabularyTable], places: [LargeBuffer<UInt32>], _ order: inout TokenOrder) {
        order.collect(partition, of: tables)
        let first = UInt32(partition) << SegmentVocabulary.placeBits
        var count: UInt32 = 0
        unsafe buffer.append(atMost: order.encodedByteCount) { end in
            order.visit { slot, table, isNew in
                if isNew {
                    count += 1
                    unsafe slot.encode(&end)
                }
                unsafe places[table].base[Int(slot.id)] = first | count
            }
        }
        precondition(count < 1 << SegmentVocabulary.placeBits)
        self.count = Int(count)
    }

    func append(counts: UnsafePointer<UInt64>, to entries: VocabularyEntries) {
        unsafe entries.append(buffer.bytes, count: count, counts: counts)
    }
}

extension VocabularyTable.Slot {
    /// Writes the token's length and its bytes, and up to 16 bytes more.
    @inline(__always)
    fileprivate func encode(_ end: inout UnsafeMutablePointer<UInt8>) {
        unsafe VariableLength.put(UInt64(length), &end)
        if length > 16 {
            unsafe withBytes { unsafe end.update(from: $0.baseAddress.unsafelyUnwrapped, count: $0.count) }
        } else {
            let raw = UnsafeMutableRawPointer(end)
            unsafe raw.storeBytes(of: word0.littleEndian, as: UInt64.self)
            unsafe raw.storeBytes(of: word1.littleEndian, toByteOffset: 8, as: UInt64.self)
        }
        unsafe end += Int(length)
    }
}
