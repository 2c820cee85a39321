import DurableFiles

/// Writes a sorted run: the windows of each partition, and the tokens of each, in whichever order they are known.
@safe final class RunWriter {
    /// Bytes after which a block is closed.
    private static let blockByteCount = 1 << 14
    private static let outputByteCount = 1 << 18

    private let order: Int
    private let path: String
    private let output: OutputDescriptor
    private let pending = EncodingBuffer(capacity: RunWriter.outputByteCount + (1 << 16))
    private let block = EncodingBuffer(capacity: 1 << 15)
    private var blockEntries = 0
    private var written = 0
    private let last: UnsafeMutablePointer<UInt32>

    private var index = RunIndex()
    /// Where the file ends, what is not yet written included.
    private var end: Int { written + pending.count }
    private var start = 0

    /// - Throws: ``FileOutputError`` where the temporary folder is not writable.
    init(path: String, order: Int) throws(FileOutputError) {
        self.path = path
        self.order = order
        output = try OutputDescriptor(creating: path)
        unsafe last = .allocate(capacity: order)
    }

    deinit { unsafe last.deallocate() }

    /// Appends a window of the next partition; windows ascend.
    @inline(__always)
    func append(_ ranks: UnsafePointer<UInt32>, count: UInt64) throws(FileOutputError) {
        let order = self.order
        let isFirst = blockEntries == 0
        unsafe block.append(atMost: (order + 1) * VariableLength.maximumByteCount) { end in
            var shared = 0
            if isFirst {
                unsafe VariableLength.put(UInt64(ranks[0]) << 3, &end)
            } else {
                while shared < order - 1, unsafe ranks[shared] == last[shared] { shared += 1 }
                let step = unsafe ranks[shared] &- last[shared]
                unsafe VariableLength.put(UInt64(step) << 3 | UInt64(shared), &end)
            }
            var position = shared + 1
            while position < order {
                unsafe VariableLength.put(UInt64(ranks[position]), &end)
                position += 1
            }
            unsafe VariableLength.put(count, &end)
        }
        unsafe last.update(from: ranks, count: order)
        blockEntries += 1
        if block.count >= Self.blockByteCount { try closeBlock() }
    }

    /// Ends the windows of a partition.
    func finishWindows() throws(FileOutputError) {
        try closeBlock()
        index.windows.append(start..<end)
        start = end
    }

    /// Writes all tokens of the next partition.
    func write(_ tokens: VocabularyEntries) throws(FileOutputError) {
        var first = 0
        while first < tokens.count {
            var last = first + 1
            while last < tokens.count, unsafe tokens.bytes(first..<last + 1).count <= Self.blockByteCount { last += 1 }
            unsafe block.append(tokens.bytes(first..<last))
            blockEntries = last - first
            try closeBlock()
            first = last
        }
        index.rankStarts.append(index.rankStarts[index.rankStarts.count - 1] + tokens.count)
        index.tokens.append(start..<end)
        start = end
    }

    /// Hands the rest to the file.
    func finish() throws(FileOutputError) -> RunFile {
        let indexOffset = end
        try flush()
        try output.write(index.encoded)
        return RunFile(
            path: path, typeCount: index.rankStarts[index.rankStarts.count - 1] - 1, indexOffset: indexOffset)
    }

    private func closeBlock() throws(FileOutputError) {
        guard blockEntries > 0 else { return }
        let header = RunBlockHeader(
            byteCount: UInt32(block.count), entryCount: UInt32(blockEntries),
            hash: unsafe StableHash.checksum(block.bytes))
        unsafe withUnsafeBytes(of: header) { raw in
            unsafe raw.withMemoryRebound(to: UInt8.self) { unsafe pending.append($0) }
        }
        unsafe pending.append(block.bytes)
        block.removeAll()
        blockEntries = 0
        if pending.count >= Self.outputByteCount { try flush() }
    }

    private func flush() throws(FileOutputError) {
        try unsafe output.write(UnsafeRawBufferPointer(pending.bytes))
        written += pending.count
        pending.removeAll()
    }
}
