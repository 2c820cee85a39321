/// What one worker has read since it last wrote a run: its vocabulary, and the n-gram windows over it.
final class CountingSegment {
    let vocabulary = VocabularyTable()
    let partitions: RecordPartitions

    init(order: Int) { partitions = RecordPartitions(order: order) }

    /// Whether the segment, with what it will need to be sorted and written, stays within a share of memory.
    func fits(in share: Int) -> Bool {
        if memoryUse <= share { return true }
        partitions.releaseUnused()
        return memoryUse <= share
    }

    /// Bytes of memory the segment holds, and will need on top to be sorted and written.
    private var memoryUse: Int {
        let sorting = vocabulary.count * 40 + partitions.memoryUse / 16
        return vocabulary.memoryUse + partitions.memoryUse + sorting
    }

    /// Tokens added so far.
    private(set) var tokens = 0

    var isEmpty: Bool { vocabulary.count == 0 }

    /// Forgets all, and keeps the memory for what comes next.
    func removeAll() {
        vocabulary.removeAll()
        partitions.removeAll()
        tokens = 0
    }

    /// Adds the tokens of one document.
    func add(_ document: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        tokens += document.count
        unsafe vocabulary.intern(document.keys, count: document.count, bytes: bytes, ids: document.ids)
        unsafe partitions.scatter(ids: document.ids, keys: document.keys, count: document.count)
    }
}
