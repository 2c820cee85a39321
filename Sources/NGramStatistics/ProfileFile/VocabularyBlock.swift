/// Codes blocks of the vocabulary section: for each token its length, its count and its bytes.
///
/// Tokens ascend by (hash, bytes); their rank in that order, from 1, is their id in n-grams.
struct VocabularyBlockEncoder {
    private(set) var entryCount = 0
    private var encoder = ByteEncoder()

    var isFull: Bool { entryCount == NGramEntries.blockCapacity }
    var raw: [UInt8] { encoder.bytes }

    mutating func append(_ token: UnsafeBufferPointer<UInt8>, count: UInt64) {
        encoder.append(token.count)
        encoder.append(count)
        unsafe encoder.bytes.append(contentsOf: token)
        entryCount += 1
    }

    mutating func removeAll() {
        encoder.bytes.removeAll(keepingCapacity: true)
        entryCount = 0
    }
}

/// The same, in one thread, as a stream.
struct VocabularyBlockStream {
    private var block = VocabularyBlockEncoder()
    private var number = 0
    private let zstandard = ZstandardBlock()
    private let writer: ProfileFileWriter

    init(writer: ProfileFileWriter) { self.writer = writer }

    mutating func append(_ token: UnsafeBufferPointer<UInt8>, count: UInt64) throws {
        unsafe block.append(token, count: count)
        if block.isFull { try flush() }
    }

    mutating func finish() throws {
        if block.entryCount > 0 { try flush() }
    }

    private mutating func flush() throws {
        let raw = block.raw
        try writer.submit(
            order: 1, number: number, bytes: zstandard.compress(raw), rawCount: raw.count, entryCount: block.entryCount)
        number += 1
        block.removeAll()
    }
}
