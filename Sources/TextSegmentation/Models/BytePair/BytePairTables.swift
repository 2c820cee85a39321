/// What merging looks up: the rank of each pair of tokens that merges, and the token it becomes. Ranks order the merges.
@safe
final class BytePairTables: @unchecked Sendable {
    // Sendable: pointers to memory that nothing writes after `init`; freed with the last reference.

    /// The rank of pairs that do not merge.
    static var noRank: UInt32 { .max }

    private static var numberBits: UInt64 { 21 }
    private static var emptySlot: UInt64 { .max }

    /// The token of each byte.
    let byteTokens: UnsafePointer<UInt32>
    /// Ranks of pairs of single bytes, at first × 256 + second.
    let byteRanks: UnsafePointer<UInt32>
    /// The token that the merge of a rank makes.
    let merged: UnsafePointer<UInt32>
    /// An open-addressing table of left << 42 | right << 21 | rank.
    private let pairs: UnsafePointer<UInt64>
    private let pairMask: Int

    /// - Parameters:
    ///   - bytes: the token of each byte.
    ///   - merges: by rank, each pair of tokens and what it becomes; of equal pairs the last one counts.
    ///   - ranks: the rank of each merge.
    init(bytes: [UInt32], merges: [(left: UInt32, right: UInt32, rank: UInt32)], results: [UInt32]) {
        precondition(bytes.count == 256)
        var slotCount = 1024
        while slotCount < merges.count * 2 { slotCount *= 2 }
        pairMask = slotCount - 1
        let pairs = UnsafeMutablePointer<UInt64>.allocate(capacity: slotCount)
        unsafe pairs.initialize(repeating: Self.emptySlot, count: slotCount)
        for merge in merges {
            let key = Self.key(merge.left, merge.right)
            var slot = Self.slot(of: key, mask: pairMask)
            while unsafe pairs[slot] != Self.emptySlot, unsafe pairs[slot] >> Self.numberBits != key {
                slot = (slot + 1) & pairMask
            }
            unsafe pairs[slot] = key << Self.numberBits | UInt64(merge.rank)
        }
        unsafe self.pairs = UnsafePointer(pairs)

        let byteTokens = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 256)
        _ = unsafe byteTokens.initialize(fromContentsOf: bytes)
        unsafe self.byteTokens = UnsafePointer(byteTokens.baseAddress!)
        let merged = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(1, results.count))
        _ = unsafe merged.initialize(fromContentsOf: results)
        unsafe self.merged = UnsafePointer(merged.baseAddress!)
        let byteRanks = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << 16)
        unsafe byteRanks.initialize(repeating: Self.noRank, count: 1 << 16)
        unsafe self.byteRanks = UnsafePointer(byteRanks)
        for first in 0..<256 {
            for second in 0..<256 {
                unsafe byteRanks[first << 8 | second] = rank(bytes[first], bytes[second])
            }
        }
    }

    deinit {
        unsafe byteTokens.deallocate()
        unsafe byteRanks.deallocate()
        unsafe merged.deallocate()
        unsafe pairs.deallocate()
    }

    /// The rank at which two tokens merge; ``noRank`` where they do not.
    @inline(__always)
    func rank(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let key = Self.key(left, right)
        var slot = Self.slot(of: key, mask: pairMask)
        while true {
            let entry = unsafe pairs[slot]
            if entry >> Self.numberBits == key {
                return UInt32(truncatingIfNeeded: entry & ((1 << Self.numberBits) &- 1))
            }
            if entry == Self.emptySlot { return Self.noRank }
            slot = (slot &+ 1) & pairMask
        }
    }

    @inline(__always)
    private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << numberBits | UInt64(right) }

    @inline(__always)
    private static func slot(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}
