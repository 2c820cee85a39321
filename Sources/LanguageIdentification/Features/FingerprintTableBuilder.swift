/// Lays out the places of a ``FingerprintTable``; n-grams that come first are the last to be left out.
package struct FingerprintTableBuilder {
    package let bucketCount: Int
    private var places: [[UInt64]]

    /// - Parameter bucketCount: at least 2.
    package init(bucketCount: Int) {
        precondition(bucketCount >= 2)
        self.bucketCount = bucketCount
        places = Array(repeating: [], count: bucketCount)
    }

    /// Gives an n-gram a place.
    ///
    /// - Returns: `false` where both of its buckets are full, or one holds its fingerprint already.
    package mutating func add(_ hash: UInt64) -> Bool {
        let first = FingerprintTable.bucket(hash, of: bucketCount)
        let second = first + 1 == bucketCount ? 0 : first + 1
        let fingerprint = FingerprintTable.fingerprint(hash)
        // A fingerprint that is found in another's bucket would be taken for it.
        for bucket in [first, second]
        where places[bucket].contains(where: { FingerprintTable.fingerprint($0) == fingerprint }) {
            return false
        }
        for bucket in [first, second] where places[bucket].count < FingerprintTable.slotsPerBucket {
            places[bucket].append(hash)
            return true
        }
        return false
    }

    /// The n-grams by bucket and place in it.
    package var buckets: [[UInt64]] { places }
}

/// n-grams in the slots of a table, with what belongs to each.
struct TableLayout<Value> {
    /// Two bytes a slot.
    private(set) var fingerprints: [UInt8] = []
    /// `nil` for an empty slot.
    private(set) var slots: [Value?] = []

    /// - Parameter values: by hash, the most important first.
    init(bucketCount: Int, _ values: [(hash: UInt64, value: Value)]) {
        var builder = FingerprintTableBuilder(bucketCount: bucketCount)
        var byHash: [UInt64: Value] = [:]
        for (hash, value) in values where builder.add(hash) { byHash[hash] = value }
        for bucket in builder.buckets {
            for slot in 0..<FingerprintTable.slotsPerBucket {
                let hash = slot < bucket.count ? bucket[slot] : nil
                let fingerprint = hash.map { FingerprintTable.fingerprint($0) } ?? 0
                fingerprints += [UInt8(truncatingIfNeeded: fingerprint), UInt8(truncatingIfNeeded: fingerprint >> 8)]
                slots.append(hash.flatMap { byHash[$0] })
            }
        }
    }
}
