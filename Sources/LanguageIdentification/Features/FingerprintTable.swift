/// Finds n-grams by hash: fingerprints of 16 bits in buckets of eight.
///
/// An n-gram lies in the bucket that its hash names or, where that is full, in the next. One that was not put in is taken for one that was with a chance of
/// at most 16/65,536.
@safe
package struct FingerprintTable: Sendable {
    package static let slotsPerBucket = 8

    package let bucketCount: Int
    private nonisolated(unsafe) let fingerprints: UnsafePointer<UInt64>

    /// - Parameter fingerprints: 16 bytes a bucket, aligned to 8 bytes; 0 is an empty slot.
    package init(bucketCount: Int, fingerprints: UnsafePointer<UInt64>) {
        precondition(bucketCount > 0)
        self.bucketCount = bucketCount
        unsafe self.fingerprints = fingerprints
    }

    /// The bucket that a hash names.
    @inline(__always)
    package static func bucket(_ hash: UInt64, of count: Int) -> Int {
        Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }

    /// The fingerprint of a hash; never 0.
    @inline(__always)
    package static func fingerprint(_ hash: UInt64) -> UInt16 {
        let low = UInt16(truncatingIfNeeded: hash)
        return low == 0 ? 1 : low
    }

    /// The slot of an n-gram, counted over all buckets; −1 where the table has it not.
    @inline(__always)
    func slot(_ hash: UInt64) -> Int {
        let pattern = UInt64(Self.fingerprint(hash)) &* Self.ones
        var bucket = Self.bucket(hash, of: bucketCount)
        for _ in 0..<2 {
            let low = unsafe UInt64(littleEndian: fingerprints[2 &* bucket])
            let high = unsafe UInt64(littleEndian: fingerprints[2 &* bucket &+ 1])
            let lowMatch = Self.zeros(low ^ pattern)
            if lowMatch != 0 { return bucket &* Self.slotsPerBucket &+ lowMatch.trailingZeroBitCount >> 4 }
            let highMatch = Self.zeros(high ^ pattern)
            if highMatch != 0 { return bucket &* Self.slotsPerBucket &+ 4 &+ highMatch.trailingZeroBitCount >> 4 }
            // The next bucket only where this one is full.
            if high >> 48 == 0 { return -1 }
            bucket = bucket &+ 1 == bucketCount ? 0 : bucket &+ 1
        }
        return -1
    }

    private static var ones: UInt64 { 0x0001_0001_0001_0001 }

    /// The top bit of each 16-bit part that is zero; the lowest bit set is exact.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones &* 0x8000) }
}
