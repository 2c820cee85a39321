/// Tokens with their counts, ascending by (hash, bytes), encoded as the vocabulary section has them: for each its length,
/// its count and its bytes. A token's rank in that order, from 1, is its id in n-grams.
///
/// No entry rests on the one before, so entries can be cut and joined anywhere. Belongs to one thread at a time.
@safe final class VocabularyEntries {
    let buffer = EncodingBuffer()
    /// Where each entry ends in the buffer.
    private var ends: [Int] = []

    var count: Int { ends.count }

    func removeAll() {
        buffer.removeAll()
        ends.removeAll(keepingCapacity: true)
    }

    func append(_ token: UnsafeBufferPointer<UInt8>, count occurrences: UInt64) {
        unsafe buffer.append(atMost: 2 * VariableLength.maximumByteCount) { end in
            unsafe VariableLength.put(UInt64(token.count), &end)
            unsafe VariableLength.put(occurrences, &end)
        }
        unsafe buffer.append(token)
        ends.append(buffer.count)
    }

    /// The hash of an entry's token.
    func hash(at index: Int) -> UInt64 {
        let entry = unsafe bytes(index..<index + 1)
        guard let base = entry.baseAddress else { preconditionFailure("an entry takes at least two bytes") }
        var next = unsafe base
        let end = unsafe base + entry.count
        let length = unsafe Int(VariableLength.take(&next, before: end))
        return unsafe StableHash.hash(UnsafeBufferPointer(start: end - length, count: length))
    }

    /// The encoded form of some entries.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
        let end = range.isEmpty ? start : ends[range.upperBound - 1]
        return unsafe UnsafeBufferPointer(rebasing: buffer.bytes[start..<end])
    }

    /// Appends some of another's entries.
    func append(from other: VocabularyEntries, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let start = range.lowerBound == 0 ? 0 : other.ends[range.lowerBound - 1]
        let shift = buffer.count - start
        unsafe buffer.append(other.bytes(range))
        for index in range { ends.append(other.ends[index] + shift) }
    }
}
