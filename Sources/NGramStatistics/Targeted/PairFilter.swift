/// A set of hashes that says of most others that they are not in it, in memory that stays in the cache: one bit for each hash.
///
/// Most n-grams of a large corpus are not among a task's. Leaving them out here costs a few instructions, looking for them in
/// a table a cache miss and a branch that cannot be foretold. Changes while a table is made, and never after.
@safe final class PairFilter: @unchecked Sendable {
    // Unchecked: see above.
    private let words: LargeBuffer<UInt64>
    private let shift: UInt64

    /// 1 MiB: half of a common second-level cache.
    private static let largestBitsExponent = 23

    /// - Parameter count: hashes that will be inserted.
    init(count: Int) {
        var exponent = 10
        while exponent < Self.largestBitsExponent, 1 << exponent < 8 * count { exponent += 1 }
        words = LargeBuffer(count: 1 << (exponent - 6))
        shift = UInt64(64 - exponent)
    }

    func insert(_ hash: UInt64) {
        let bit = hash &>> shift
        unsafe words.base[Int(truncatingIfNeeded: bit &>> 6)] |= UInt64(1) &<< (bit & 63)
    }

    /// 1 for every hash that was inserted and some others, 0 for the rest.
    @inline(__always)
    func mayHold(_ hash: UInt64) -> Int {
        let bit = hash &>> shift
        return Int(truncatingIfNeeded: unsafe (words.base[Int(truncatingIfNeeded: bit &>> 6)] &>> (bit & 63)) & 1)
    }
}
