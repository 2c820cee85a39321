extension NGramEntries {
    /// Encodes entries: for each, how many leading ids it shares with the one before and the step of the first that
    /// differs; the ids after that one; the count.
    func encode(_ range: Range<Int>, into buffer: EncodingBuffer) {
        let order = self.order
        let ids = unsafe self.ids
        let counts = unsafe self.counts
        let sharedCounts = unsafe self.shared
        unsafe buffer.append(atMost: range.count * (order + 1) * VariableLength.maximumByteCount) { end in
            var entry = unsafe ids + range.lowerBound * order
            for index in range {
                var shared = 0
                if index == range.lowerBound {
                    unsafe VariableLength.put(UInt64(entry[0]) << 3, &end)
                } else {
                    shared = Int(unsafe sharedCounts[index])
                    let step = unsafe entry[shared] &- entry[shared &- order]
                    unsafe VariableLength.putUnpredictable(UInt64(step) << 3 | UInt64(shared), &end)
                }
                var next = shared + 1
                while next < order {
                    unsafe VariableLength.putUnpredictable(UInt64(entry[next]), &end)
                    next += 1
                }
                unsafe VariableLength.put(counts[index], &end)
                unsafe entry += order
            }
        }
    }

    /// Replaces the entries by those of a block.
    ///
    /// - Throws: where the bytes are not a block of `entryCount` ascending entries with ids from 1 to `largestID`.
    func decode(
        _ raw: UnsafeBufferPointer<UInt8>, entryCount: Int, largestID: UInt32
    ) throws(ByteDecoder.Damage) {
        removeAll()
        // An entry takes at least two bytes: a damaged number of entries must not exhaust memory.
        guard entryCount >= 0, entryCount <= raw.count, let base = raw.baseAddress else {
            if entryCount == 0, raw.isEmpty { return }
            throw ByteDecoder.Damage()
        }
        reserve(entryCount)
        let order = self.order
        let end = unsafe base + raw.count
        let largest = UInt64(largestID)
        var next = unsafe base
        var place = unsafe ids
        for entry in 0..<entryCount {
            let head = unsafe VariableLength.take(&next, before: end)
            let shared = Int(head & 7)
            let step = head >> 3
            guard shared < order, step >= 1, step <= largest, entry > 0 || shared == 0 else {
                throw ByteDecoder.Damage()
            }
            var position = 0
            while position < shared {
                unsafe place[position] = unsafe place[position - order]
                position += 1
            }
            let id = (entry > 0 ? UInt64(unsafe place[shared - order]) : 0) + step
            guard id <= largest else { throw ByteDecoder.Damage() }
            unsafe place[shared] = UInt32(truncatingIfNeeded: id)
            position = shared + 1
            while position < order {
                let id = unsafe VariableLength.take(&next, before: end)
                guard id >= 1, id <= largest else { throw ByteDecoder.Damage() }
                unsafe place[position] = UInt32(truncatingIfNeeded: id)
                position += 1
            }
            let occurrences = unsafe VariableLength.take(&next, before: end)
            guard occurrences >= 1, occurrences <= ByteDecoder.largestTally else { throw ByteDecoder.Damage() }
            unsafe counts[entry] = occurrences
            unsafe self.shared[entry] = UInt8(truncatingIfNeeded: shared)
            unsafe place += order
        }
        guard unsafe next == end else { throw ByteDecoder.Damage() }
        setCount(entryCount)
    }
}
