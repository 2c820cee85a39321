import DurableFiles

/// Reads the tokens of one partition of a run in order.
@safe final class RunTokens {
    private let blocks: RunBlockReader
    private var next: UnsafePointer<UInt8>?
    private var end: UnsafePointer<UInt8>?
    private var entriesLeft = 0

    /// The bytes of the current token, which stay where they are until ``advance()``.
    private(set) var token = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var count: UInt64 = 0
    private(set) var hash: UInt64 = 0

    init(_ run: OpenRun) { blocks = RunBlockReader(run) }

    /// Goes to before the first token of a partition.
    func seek(partition: Int) {
        blocks.seek(blocks.run.index.tokens[partition])
        entriesLeft = 0
    }

    /// Moves to the next token.
    ///
    /// - Returns: `false` at the end of the partition.
    func advance() throws(FileOutputError) -> Bool {
        if entriesLeft == 0 {
            guard try blocks.advance() else { return false }
            unsafe next = unsafe blocks.bytes.baseAddress
            unsafe end = unsafe next.map { unsafe $0 + blocks.bytes.count }
            entriesLeft = blocks.entryCount
        }
        guard var place = unsafe next, let end = unsafe end else { return false }
        let length = Int(unsafe VariableLength.take(&place, before: end))
        count = unsafe VariableLength.take(&place, before: end)
        unsafe token = unsafe UnsafeBufferPointer(start: place, count: length)
        unsafe next = unsafe place + length
        hash = unsafe StableHash.hash(token)
        entriesLeft -= 1
        return true
    }
}
