import CKernels

/// Pairs of 32-bit numbers with counts: open addressing with linear probing, four pairs to a cache line.
///
/// Belongs to one thread.
@safe final class PairTable {
    private struct Slot: BitwiseCopyable {
        /// 0 marks an empty slot: neither number of a pair is 0.
        var key: UInt64
        var count: UInt64
    }

    private let capacity: Int
    private let shift: UInt64
    /// The first is nobody's, so that places are from 1.
    private let slots: LargeBuffer<Slot>
    private let filter: PairFilter

    /// - Parameter count: pairs that will be inserted.
    init(count: Int) {
        var capacity = 16
        while capacity * 5 < count * 8 { capacity *= 2 }
        precondition(capacity < Int(UInt32.max))
        self.capacity = capacity
        shift = UInt64(64 - capacity.trailingZeroBitCount)
        slots = LargeBuffer(count: capacity + 1, isUsedAtOnce: true)
        filter = PairFilter(count: count)
    }

    /// The same pairs in the same places.
    init(copying other: PairTable) {
        capacity = other.capacity
        shift = other.shift
        filter = other.filter
        slots = LargeBuffer(count: capacity + 1, isUsedAtOnce: true)
        unsafe slots.base.update(from: other.slots.base, count: slots.count)
    }

    /// A pair as a key.
    @inline(__always)
    static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// Gives a pair a place, from 1.
    func insert(_ key: UInt64) -> UInt32 {
        var index = start(of: key)
        while unsafe slots.base[index &+ 1].key != 0, unsafe slots.base[index &+ 1].key != key {
            index = (index &+ 1) & (capacity &- 1)
        }
        unsafe slots.base[index &+ 1].key = key
        filter.insert(StableHash.mix(key))
        return UInt32(truncatingIfNeeded: index &+ 1)
    }

    /// Counts a pair if the table has it.
    ///
    /// - Returns: its place, 0 where the table does not have it.
    @inline(__always)
    func count(_ key: UInt64) -> UInt32 {
        var index = start(of: key)
        while true {
            let found = unsafe slots.base[index &+ 1].key
            if found == key {
                unsafe slots.base[index &+ 1].count &+= 1
                return UInt32(truncatingIfNeeded: index &+ 1)
            }
            if found == 0 { return 0 }
            index = (index &+ 1) & (capacity &- 1)
        }
    }

    /// 0 for most pairs that the table does not have, 1 for all that it has: for loops that must not branch.
    @inline(__always)
    func mayHold(_ key: UInt64) -> Int { filter.mayHold(StableHash.mix(key)) }

    /// How often the pair at a place was counted; 0 for place 0.
    func count(at place: UInt32) -> UInt64 { unsafe slots.base[Int(place)].count }

    /// Adds the counts of a table with the same pairs in the same places.
    func merge(_ other: PairTable) {
        for place in 0...capacity { unsafe slots.base[place].count += other.slots.base[place].count }
    }

    /// Has the place of a pair brought nearer.
    @inline(__always)
    func prefetch(_ key: UInt64) { unsafe kernel_prefetch(slots.base + (start(of: key) &+ 1)) }

    @inline(__always)
    private func start(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: StableHash.mix(key) &>> shift)
    }
}
