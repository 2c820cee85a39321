/// Finds the documents with the largest keys.
enum TopDocuments {
    /// The `count` eligible documents with the largest keys; of those that share the smallest key that is taken, the first.
    ///
    /// Exact, in memory that does not depend on the number of documents but for the answer's one bit for each: the bound is found 16 bits
    /// at a time.
    ///
    /// - Complexity: O(documents), five passes.
    static func select(
        _ count: Int, of weights: WeightStore, shards: Int, key: (DocumentWeight) -> Double
    ) throws -> SelectedRecords {
        var records = SelectedRecords(shards: shards)
        guard count > 0 else { return records }
        var prefix: UInt64 = 0
        var due = count
        for digit in 0..<4 {
            let shift = UInt64(48 - 16 * digit)
            var tally = [Int](repeating: 0, count: 1 << 16)
            try weights.visit { weight in
                guard weight.isEligible else { return }
                let bits = orderedBits(key(weight))
                if digit > 0, bits >> (shift + 16) != prefix { return }
                tally[Int(bits >> shift & 0xFFFF)] += 1
            }
            var bucket = tally.count - 1
            while bucket > 0, tally[bucket] < due {
                due -= tally[bucket]
                bucket -= 1
            }
            prefix = prefix << 16 | UInt64(bucket)
        }
        // With fewer eligible documents than are asked for, the bound is below all keys.
        try weights.visitPlaces { weight, shard, record in
            guard weight.isEligible else { return }
            let bits = orderedBits(key(weight))
            if bits > prefix {
                records.insert(shard: shard, record: record)
            } else if bits == prefix, due > 0 {
                due -= 1
                records.insert(shard: shard, record: record)
            }
        }
        return records
    }

    /// Bits that are in order as the numbers are.
    static func orderedBits(_ value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
}
