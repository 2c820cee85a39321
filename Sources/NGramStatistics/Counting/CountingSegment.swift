/// What one worker has read since it last wrote a run: its vocabulary, and the tokens over it.
final class CountingSegment {
    let vocabulary = VocabularyTable()
    let stream: TokenStream

    init(order: Int) { stream = TokenStream(gap: order - 1) }

    /// Bytes of memory the segment holds, and will need on top to be sorted and written.
    var memoryUse: Int {
        // The table's slots become keys, and where these want more memory it is added. One partition is sorted beside.
        let keys = max(0, stream.memoryUse / SegmentWindows.streamShareForKeys - vocabulary.memory.byteCount)
        let sorting =
            vocabulary.count * SegmentVocabulary.typeMemory + vocabulary.arenaMemoryUse + stream.memoryUse / 32
        return vocabulary.memoryUse + stream.memoryUse + keys + sorting
    }

    /// Tokens added so far.
    private(set) var tokens = 0

    var isEmpty: Bool { vocabulary.count == 0 }

    /// Forgets all, and keeps the memory for what comes next.
    func removeAll() {
        vocabulary.removeAll()
        stream.removeAll()
        tokens = 0
    }

    /// Adds the tokens of one document.
    func add(_ document: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        tokens += document.count
        unsafe vocabulary.intern(
            document.keys, count: document.count, bytes: bytes, ids: stream.append(document.count))
        if let region = vocabulary.takeOutgrown() { stream.adopt(region) }
    }
}
