import DurableFiles

/// Reads the blocks of one partition of a run, one after the other, into memory that is used again.
@safe final class RunBlockReader {
    let run: OpenRun
    /// What is left of the partition, and what of the file is in the buffer.
    private var range = 0..<0
    private var loaded = 0..<0
    private var buffer: UnsafeMutableRawBufferPointer
    /// The current block.
    private(set) var bytes = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var entryCount = 0

    private static let bufferByteCount = 1 << 16

    init(_ run: OpenRun) {
        self.run = run
        unsafe buffer = .allocate(byteCount: Self.bufferByteCount, alignment: 16)
    }

    deinit { unsafe buffer.deallocate() }

    /// Goes to a range of the file.
    func seek(_ range: Range<Int>) { self.range = range }

    /// Reads the next block.
    ///
    /// - Returns: `false` at the end of the range.
    /// - Throws: ``FileOutputError`` where the disk fails or the file has changed.
    func advance() throws(FileOutputError) -> Bool {
        guard !range.isEmpty else { return false }
        guard range.count > RunBlockHeader.byteCount else { throw damaged }
        try load(RunBlockHeader.byteCount)
        let header = unsafe buffer.loadUnaligned(
            fromByteOffset: range.lowerBound - loaded.lowerBound, as: RunBlockHeader.self)
        let whole = RunBlockHeader.byteCount + Int(header.byteCount)
        guard whole <= range.count else { throw damaged }
        try load(whole)
        let start = range.lowerBound - loaded.lowerBound
        let content = unsafe UnsafeRawBufferPointer(
            rebasing: buffer[start + RunBlockHeader.byteCount..<start + whole])
        unsafe bytes = unsafe content.assumingMemoryBound(to: UInt8.self)
        guard unsafe StableHash.checksum(bytes) == header.hash else { throw damaged }
        entryCount = Int(header.entryCount)
        range = range.lowerBound + whole..<range.upperBound
        return true
    }

    /// Makes sure that the next bytes of the range are in the buffer.
    private func load(_ count: Int) throws(FileOutputError) {
        if loaded.lowerBound <= range.lowerBound, range.lowerBound + count <= loaded.upperBound { return }
        if unsafe count > buffer.count {
            unsafe buffer.deallocate()
            unsafe buffer = .allocate(byteCount: count, alignment: 16)
        }
        let end = unsafe range.lowerBound + min(buffer.count, range.count)
        try unsafe run.read(
            UnsafeMutableRawBufferPointer(rebasing: buffer[..<(end - range.lowerBound)]), at: range.lowerBound)
        loaded = range.lowerBound..<end
    }

    private var damaged: FileOutputError { OpenRun.damaged(run.file.path) }
}
