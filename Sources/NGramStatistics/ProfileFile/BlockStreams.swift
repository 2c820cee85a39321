/// Cuts a stream of tokens into the blocks of a profile's vocabulary section, compresses them and hands them on.
///
/// For one thread; see ``ProfileSections`` for the parallel way to the same bytes.
struct VocabularyStream {
    private let waiting = VocabularyEntries()
    private let workspace = BlockWorkspace()
    private let writer: ProfileFileWriter
    private var number = 0

    init(writer: ProfileFileWriter) { self.writer = writer }

    mutating func append(_ token: UnsafeBufferPointer<UInt8>, count: UInt64) throws {
        unsafe waiting.append(token, count: count)
        if waiting.count == NGramEntries.blockCapacity { try finish() }
    }

    mutating func finish() throws {
        if waiting.count == 0 { return }
        try writer.submit(waiting, 0..<waiting.count, number: number, workspace)
        number += 1
        waiting.removeAll()
    }
}

/// The same for the n-grams of one order.
struct NGramStream {
    private let waiting: NGramEntries
    private let workspace = BlockWorkspace()
    private let writer: ProfileFileWriter
    private var number = 0

    init(order: Int, writer: ProfileFileWriter) {
        waiting = NGramEntries(order: order, capacity: NGramEntries.blockCapacity)
        self.writer = writer
    }

    mutating func append(_ ngram: UnsafePointer<UInt32>, count: UInt64) throws {
        unsafe waiting.append(ngram, count: count)
        if waiting.count == NGramEntries.blockCapacity { try finish() }
    }

    mutating func finish() throws {
        if waiting.count == 0 { return }
        try writer.submit(waiting, 0..<waiting.count, number: number, workspace)
        number += 1
        waiting.removeAll()
    }
}

/// What one thread needs to encode and compress blocks.
final class BlockWorkspace {
    let zstandard = ZstandardBlock()
    let raw = EncodingBuffer()
}

extension ProfileFileWriter {
    /// Takes some tokens as a block of the vocabulary section; safe to call from several threads.
    func submit(_ tokens: VocabularyEntries, _ range: Range<Int>, number: Int, _ workspace: BlockWorkspace) throws {
        let raw = unsafe tokens.bytes(range)
        try submit(
            order: 1, number: number, bytes: unsafe workspace.zstandard.compress(UnsafeRawBufferPointer(raw)),
            rawCount: raw.count, entryCount: range.count)
    }

    /// Takes some n-grams as a block of their order's section; safe to call from several threads.
    func submit(_ entries: NGramEntries, _ range: Range<Int>, number: Int, _ workspace: BlockWorkspace) throws {
        workspace.raw.removeAll()
        entries.encode(range, into: workspace.raw)
        let raw = unsafe workspace.raw.bytes
        try submit(
            order: entries.order, number: number,
            bytes: unsafe workspace.zstandard.compress(UnsafeRawBufferPointer(raw)), rawCount: raw.count,
            entryCount: range.count)
    }
}
