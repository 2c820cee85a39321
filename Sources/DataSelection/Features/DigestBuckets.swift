import NGramStatistics
import TextSegmentation

/// Buckets of n-grams by SHA-256, as `data-selection` numbers them; remembers those of n-grams met lately. For one thread.
final class DigestBuckets {
    private struct Entry {
        var key0: UInt64 = 0
        var key1: UInt64 = 0
        /// One more than the bucket; 0: empty.
        var bucket: UInt32 = 0
    }

    private static let entryBits = 17
    private let bucketCount: Int
    private var entries = [Entry](repeating: Entry(), count: 1 << entryBits)
    private var message: [UInt8] = []

    init(bucketCount: Int) { self.bucketCount = bucketCount }

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
        let entry = entries[place]
        if entry.bucket != 0, entry.key0 == key0, entry.key1 == key1 { return entry.bucket - 1 }
        message.removeAll(keepingCapacity: true)
        for index in 0..<ranges.count {
            if index > 0 { message.append(0x20) }
            let range = unsafe ranges[index]
            let start = Int(range.offset)
            unsafe message.append(contentsOf: bytes[start..<start + Int(range.length)])
        }
        let bucket = unsafe message.withUnsafeBufferPointer {
            unsafe UInt32(SHA256.remainder(of: $0, dividedBy: bucketCount))
        }
        entries[place] = Entry(key0: key0, key1: key1, bucket: bucket + 1)
        return bucket
    }
}
