/// A run of n-grams of one order with their counts, ascending by their ids.
///
/// Ids are ranks in the vocabulary, from 1, so the order is that of the profile file.
struct NGramEntries: Equatable {
    /// Entries of every block of a profile file but the last.
    static let blockCapacity = 16_384

    let order: Int
    /// `order` ids for each entry.
    var ids: [UInt32] = []
    var counts: [UInt64] = []

    init(order: Int) { self.order = order }

    var count: Int { counts.count }

    mutating func removeAll() {
        ids.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    mutating func append(from other: NGramEntries, _ range: Range<Int>) {
        ids.append(contentsOf: other.ids[range.lowerBound * order..<range.upperBound * order])
        counts.append(contentsOf: other.counts[range])
    }

    /// Encodes entries: for each, how many leading ids it shares with the one before and the step of the first that
    /// differs; the ids after that one; the count.
    func encoded(_ range: Range<Int>) -> [UInt8] {
        var encoder = ByteEncoder()
        encoder.bytes.reserveCapacity(range.count * (2 * order + 1))
        unsafe ids.withUnsafeBufferPointer { ids in
            for entry in range {
                let start = entry * order
                var shared = 0
                if entry == range.lowerBound {
                    encoder.append(UInt64(unsafe ids[start]) << 3)
                } else {
                    while shared < order - 1, unsafe ids[start + shared] == ids[start + shared - order] { shared += 1 }
                    let step = unsafe ids[start + shared] &- ids[start + shared - order]
                    encoder.append(UInt64(step) << 3 | UInt64(shared))
                }
                var next = shared + 1
                while next < order {
                    encoder.append(UInt64(unsafe ids[start + next]))
                    next += 1
                }
                encoder.append(counts[entry])
            }
        }
        return encoder.bytes
    }

    /// Replaces the entries by those of a block.
    ///
    /// - Throws: where the bytes are not a block of `entryCount` ascending entries with ids from 1 to `largestID`.
    mutating func decode(_ raw: [UInt8], entryCount: Int, largestID: UInt32) throws(ByteDecoder.Damage) {
        removeAll()
        var decoder = ByteDecoder(raw)
        for entry in 0..<entryCount {
            let head = try decoder.integer()
            let shared = Int(head & 7)
            let step = head >> 3
            guard shared < order, step >= 1, step <= UInt64(largestID), entry > 0 || shared == 0 else {
                throw ByteDecoder.Damage()
            }
            let start = entry * order
            for position in 0..<shared { ids.append(ids[start - order + position]) }
            let base = entry > 0 ? UInt64(ids[start - order + shared]) : 0
            guard base + step <= UInt64(largestID) else { throw ByteDecoder.Damage() }
            ids.append(UInt32(base + step))
            var next = shared + 1
            while next < order {
                let id = try decoder.identifier()
                guard id >= 1, id <= largestID else { throw ByteDecoder.Damage() }
                ids.append(id)
                next += 1
            }
            let count = try decoder.tally()
            guard count >= 1 else { throw ByteDecoder.Damage() }
            counts.append(count)
        }
        guard decoder.isAtEnd else { throw ByteDecoder.Damage() }
    }
}
