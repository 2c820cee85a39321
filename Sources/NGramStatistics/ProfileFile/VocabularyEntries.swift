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

    /// Appends tokens.
    ///
    /// - Parameters:
    ///   - packed: for each token its length and its bytes.
    ///   - counts: for each token how often it occurs.
    func append(_ packed: UnsafeBufferPointer<UInt8>, count: Int, counts: UnsafePointer<UInt64>) {
        guard count > 0, let base = packed.baseAddress else { return }
        let packedEnd = unsafe base + packed.count
        let start = buffer.count
        let firstEnd = ends.count
        ends.append(contentsOf: repeatElement(0, count: count))
        unsafe buffer.append(atMost: packed.count + count * VariableLength.maximumByteCount) { end in
            let origin = unsafe end - start
            var next = unsafe base
            unsafe ends.withUnsafeMutableBufferPointer { ends in
                for index in 0..<count {
                    let length = unsafe VariableLength.take(&next, before: packedEnd)
                    unsafe VariableLength.put(length, &end)
                    unsafe VariableLength.put(counts[index], &end)
                    let byteCount = Int(truncatingIfNeeded: length)
                    var copied = 0
                    // Most tokens are shorter than a call to copy them is long.
                    while copied &+ 8 <= byteCount {
                        let word = unsafe UnsafeRawPointer(next + copied).loadUnaligned(as: UInt64.self)
                        unsafe UnsafeMutableRawPointer(end + copied).storeBytes(of: word, as: UInt64.self)
                        copied &+= 8
                    }
                    while copied < byteCount {
                        unsafe end[copied] = unsafe next[copied]
                        copied &+= 1
                    }
                    unsafe next += byteCount
                    unsafe end += byteCount
                    unsafe ends[firstEnd + index] = unsafe end - origin
                }
            }
        }
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
        ends.append(contentsOf: other.ends[range].lazy.map { $0 + shift })
    }
}
