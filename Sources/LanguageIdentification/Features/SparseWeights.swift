/// Weights of long n-grams for the few classes that they speak for: one byte each, the class times two plus 1 for the higher of two levels.
@safe
package struct SparseWeights: Sendable {
    /// The most classes of an n-gram.
    package static let mostEntries = 15
    package static let mostClasses = 128

    let table: FingerprintTable
    /// The two weights, in units of the group's scale.
    package let levels: (low: Int, high: Int)
    /// Where the entries of a bucket begin.
    private nonisolated(unsafe) let starts: UnsafePointer<UInt32>
    /// By bucket, how many entries its slots have, 4 bits each, the first lowest.
    private nonisolated(unsafe) let lengths: UnsafePointer<UInt32>
    private nonisolated(unsafe) let entries: UnsafePointer<UInt8>

    package init(
        table: FingerprintTable, levels: (low: Int, high: Int), starts: UnsafePointer<UInt32>,
        lengths: UnsafePointer<UInt32>, entries: UnsafePointer<UInt8>
    ) {
        self.table = table
        self.levels = levels
        unsafe self.starts = starts
        unsafe self.lengths = lengths
        unsafe self.entries = entries
    }

    /// The entries of an n-gram; `nil` where there is none.
    @inline(__always)
    func entries(_ hash: UInt64) -> UnsafeBufferPointer<UInt8>? {
        let slot = table.slot(hash)
        guard slot >= 0 else { return nil }
        let bucket = slot >> 3
        let place = UInt32(truncatingIfNeeded: slot & 7) &* 4
        let lengths = unsafe UInt32(littleEndian: lengths[bucket])
        let before = lengths & ((1 &<< place) &- 1)
        // The sum of eight halves of bytes.
        let pairs = (before & 0x0F0F_0F0F) &+ ((before &>> 4) & 0x0F0F_0F0F)
        let offset = (pairs &* 0x0101_0101) &>> 24
        let start = unsafe Int(UInt32(littleEndian: starts[bucket]) &+ offset)
        return unsafe UnsafeBufferPointer(start: entries + start, count: Int((lengths &>> place) & 15))
    }

    /// Whether all entries lie among so many, and speak for one of so many classes.
    func isSound(entryCount: Int, classCount: Int) -> Bool {
        for bucket in 0..<table.bucketCount {
            let lengths = unsafe UInt32(littleEndian: lengths[bucket])
            var count = 0
            for place in 0..<UInt32(FingerprintTable.slotsPerBucket) { count += Int((lengths >> (4 * place)) & 15) }
            guard unsafe Int(UInt32(littleEndian: starts[bucket])) + count <= entryCount else { return false }
        }
        for place in 0..<entryCount where unsafe Int(entries[place] >> 1) >= classCount { return false }
        return true
    }
}
