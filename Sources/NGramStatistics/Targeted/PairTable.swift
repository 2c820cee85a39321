import CKernels

/// A set of pairs of 32-bit numbers, each with a place: open addressing with linear probing, eight keys to a cache line.
@safe final class PairTable {
    /// Places that there are, used or not.
    let capacity: Int
    private let shift: UInt64
    /// 0 marks an empty place: neither number of a pair is 0.
    private let keys: UnsafeMutablePointer<UInt64>

    /// - Parameter count: pairs that will be inserted.
    init(count: Int) {
        var capacity = 16
        while capacity * 5 < count * 8 { capacity *= 2 }
        precondition(capacity < Int(UInt32.max))
        self.capacity = capacity
        shift = UInt64(64 - capacity.trailingZeroBitCount)
        let bytes = capacity * MemoryLayout<UInt64>.stride
        unsafe keys = LargeMemory.allocate(bytes).bindMemory(to: UInt64.self, capacity: capacity)
    }

    deinit { unsafe LargeMemory.free(keys, capacity * MemoryLayout<UInt64>.stride) }

    /// A pair as a key.
    @inline(__always)
    static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    func insert(_ key: UInt64) {
        var index = start(of: key)
        while unsafe keys[index] != 0, unsafe keys[index] != key { index = (index &+ 1) & (capacity &- 1) }
        unsafe keys[index] = key
    }

    /// The place of a pair, from 1; 0 where the table does not have it.
    @inline(__always)
    func place(of key: UInt64) -> UInt32 {
        var index = start(of: key)
        while true {
            let found = unsafe keys[index]
            if found == key { return UInt32(truncatingIfNeeded: index &+ 1) }
            if found == 0 { return 0 }
            index = (index &+ 1) & (capacity &- 1)
        }
    }

    /// Has the place of a pair brought nearer.
    @inline(__always)
    func prefetch(_ key: UInt64) { unsafe kernel_prefetch(keys + start(of: key)) }

    @inline(__always)
    private func start(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: StableHash.mix(key) &>> shift)
    }
}
