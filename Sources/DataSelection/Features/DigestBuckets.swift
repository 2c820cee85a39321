import NGramStatistics
import TextSegmentation

/// Buckets of n-grams by SHA-256, as `data-selection` numbers them; remembers those of n-grams met lately. For one thread.
@safe final class DigestBuckets {
    private struct Entry {
        var key0: UInt64 = 0
        var key1: UInt64 = 0
        /// One more than the bucket; 0: empty.
        var bucket: UInt32 = 0
    }

    private static let entryBits = 17
    private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: 1 << entryBits)
    private let remainder: DigestRemainder
    private var message = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    private var messageCapacity = 256

    init(bucketCount: Int) {
        unsafe entries.initialize(repeating: Entry(), count: 1 << Self.entryBits)
        remainder = DigestRemainder(divisor: bucketCount)
    }

    deinit {
        unsafe entries.deallocate()
        unsafe message.deallocate()
    }

    /// The bucket of the words at `ranges`, joined by blanks.
    ///
    /// Two n-grams are taken for the same where 128 bits made of their tokens' hashes are.
    func bucket(
        of ranges: UnsafeBufferPointer<TokenRange>, hashes: UnsafeBufferPointer<UInt64>,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> UInt32 {
        var key0 = unsafe hashes[0]
        var key1 = UInt64(hashes.count)
        for index in 1..<hashes.count {
            let hash = unsafe hashes[index]
            key1 = index == 1 ? hash : StableHash.fold(key1 ^ hash, StableHash.seed3)
            if index > 1 { key0 = StableHash.extend(key0, with: hash) }
        }
        let place =
            Int(truncatingIfNeeded: StableHash.fold(key0 ^ StableHash.seed0, key1 ^ StableHash.seed1))
            & (1 << Self.entryBits - 1)
        let entry = unsafe entries[place]
        if entry.bucket != 0, entry.key0 == key0, entry.key1 == key1 { return entry.bucket &- 1 }
        var needed = ranges.count
        for index in 0..<ranges.count { needed += unsafe Int(ranges[index].length) }
        if needed > messageCapacity {
            unsafe message.deallocate()
            messageCapacity = 2 * needed
            unsafe message = .allocate(capacity: messageCapacity)
        }
        var end = unsafe message
        for index in 0..<ranges.count {
            if index > 0 {
                unsafe end.pointee = 0x20
                unsafe end += 1
            }
            let range = unsafe ranges[index]
            guard let base = bytes.baseAddress else { continue }
            unsafe end.update(from: base + Int(range.offset), count: Int(range.length))
            unsafe end += Int(range.length)
        }
        let bucket = unsafe UInt32(
            truncatingIfNeeded: remainder.remainder(of: UnsafeBufferPointer(start: message, count: end - message)))
        unsafe entries[place] = Entry(key0: key0, key1: key1, bucket: bucket &+ 1)
        return bucket
    }
}
