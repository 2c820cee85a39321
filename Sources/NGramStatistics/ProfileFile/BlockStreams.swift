/// Entries of a section of a profile file, gathered until they fill a block.
protocol BlockEntries: AnyObject {
    var count: Int { get }
    func section(of writer: ProfileFileWriter) -> SectionWriter
    func removeAll()
    /// The encoded form of some entries; it may lie in the buffer.
    func encoded(_ range: Range<Int>, in buffer: EncodingBuffer) -> UnsafeBufferPointer<UInt8>
    /// What orders the entries of the section, of one entry.
    func key(at index: Int) -> RankKey
}

extension VocabularyEntries: BlockEntries {
    func section(of writer: ProfileFileWriter) -> SectionWriter { writer.section(order: 1) }
    func encoded(_ range: Range<Int>, in buffer: EncodingBuffer) -> UnsafeBufferPointer<UInt8> { unsafe bytes(range) }
    func key(at index: Int) -> RankKey { RankKey(hash: hash(at: index)) }
}

extension NGramEntries: BlockEntries {
    func section(of writer: ProfileFileWriter) -> SectionWriter { writer.section(order: order) }

    func encoded(_ range: Range<Int>, in buffer: EncodingBuffer) -> UnsafeBufferPointer<UInt8> {
        buffer.removeAll()
        encode(range, into: buffer)
        return unsafe buffer.bytes
    }

    func key(at index: Int) -> RankKey { unsafe RankKey(ids + index * order, count: order) }
}

/// Cuts a stream of entries into the blocks of a section of a profile, compresses them and hands them on.
///
/// For one thread; see ``ProfileSections`` for the parallel way to the same bytes.
struct BlockStream<Entries: BlockEntries> {
    private let waiting: Entries
    private let workspace = BlockWorkspace()
    private let writer: ProfileFileWriter
    private var number = 0

    /// - Parameter waiting: no entries.
    init(_ waiting: Entries, writer: ProfileFileWriter) {
        self.waiting = waiting
        self.writer = writer
    }

    /// Takes an entry.
    ///
    /// - Parameter add: appends it to those that wait.
    @inline(__always)
    mutating func append(_ add: (Entries) -> Void) throws {
        add(waiting)
        if waiting.count == NGramEntries.blockCapacity { try finish() }
    }

    /// Writes what has not filled a block.
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
    /// Takes some entries as a block of their section; safe to call from several threads.
    func submit(_ entries: some BlockEntries, _ range: Range<Int>, number: Int, _ workspace: BlockWorkspace) throws {
        let raw = unsafe entries.encoded(range, in: workspace.raw)
        try submit(
            to: entries.section(of: self), number: number,
            bytes: unsafe workspace.zstandard.compress(UnsafeRawBufferPointer(raw)), rawCount: raw.count,
            entryCount: range.count, firstKey: entries.key(at: range.lowerBound))
    }
}
