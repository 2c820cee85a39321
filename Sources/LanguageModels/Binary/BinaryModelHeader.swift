import NGramStatistics

/// The first 64 bytes of a model's binary form: what it is, whether it is whole, and where its directory lies.
struct BinaryModelHeader: Equatable {
    static let byteCount = 64
    static let magic: [UInt8] = Array("AKLANGMD".utf8)
    static let version: UInt32 = 1

    var isComplete: Bool
    var directoryOffset: UInt64
    var directoryCount: UInt64
    var directoryChecksum: UInt64

    static let incomplete = BinaryModelHeader(
        isComplete: false, directoryOffset: 0, directoryCount: 0, directoryChecksum: 0)

    init(isComplete: Bool, directoryOffset: UInt64, directoryCount: UInt64, directoryChecksum: UInt64) {
        self.isComplete = isComplete
        self.directoryOffset = directoryOffset
        self.directoryCount = directoryCount
        self.directoryChecksum = directoryChecksum
    }

    var encoded: [UInt8] {
        var words = BinaryWords()
        words.append(bytes: Self.magic)
        words.append(UInt64(Self.version) | (isComplete ? 1 << 32 : 0))
        words.append(directoryOffset)
        words.append(directoryCount)
        words.append(directoryChecksum)
        words.append(0)
        words.append(0)
        words.append(unsafe words.bytes.withUnsafeBufferPointer { unsafe StableHash.hash($0) })
        return words.bytes
    }

    /// - Throws: ``LanguageModelError`` that tells a foreign file from a newer, an unfinished and a damaged one.
    init(_ bytes: [UInt8], path: String) throws(LanguageModelError) {
        guard bytes.starts(with: Self.magic) else {
            throw LanguageModelError(
                .foreign, path: path, byteOffset: 0, message: "this is not the binary form of a language model")
        }
        guard bytes.count == Self.byteCount else {
            throw LanguageModelError(
                .truncated, path: path, byteOffset: bytes.count,
                message: "the file ends inside its header; copy it again or make it anew")
        }
        var words = BinaryWords(bytes)
        _ = words.next()
        let kind = words.next() ?? 0
        let version = kind & 0xFFFF_FFFF
        guard version <= UInt64(Self.version) else {
            throw LanguageModelError(
                .newer, path: path, byteOffset: 8,
                message: "format version \(version) is newer than this program's (\(Self.version)); update AlignmentKit"
            )
        }
        directoryOffset = words.next() ?? 0
        directoryCount = words.next() ?? 0
        directoryChecksum = words.next() ?? 0
        _ = (words.next(), words.next())
        let checksum = unsafe bytes[0..<56].withUnsafeBufferPointer { unsafe StableHash.hash($0) }
        guard version > 0, checksum == words.next() else {
            throw LanguageModelError(
                .corrupt, path: path, byteOffset: 0,
                message: "the header is damaged; copy the file again or make it anew")
        }
        isComplete = kind >> 32 == 1
        guard isComplete else {
            throw LanguageModelError(.truncated, path: path, message: "the model was never finished; make it anew")
        }
    }
}

/// 64-bit little-endian words, written and read one after the other.
struct BinaryWords {
    private(set) var bytes: [UInt8] = []
    private var position = 0

    init() {}

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func append(_ word: UInt64) {
        for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * index))) }
    }

    mutating func append(_ number: Int) { append(UInt64(number)) }

    /// Bytes, filled up with zeros to whole words.
    mutating func append(bytes more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
        while bytes.count % 8 != 0 { bytes.append(0) }
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The next word; `nil` at the end.
    mutating func next() -> UInt64? {
        guard position + 8 <= bytes.count else { return nil }
        defer { position += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    }

    /// The next word as a number that is not above a limit; `nil` otherwise.
    mutating func next(upTo limit: Int) -> Int? {
        guard let word = next(), word <= UInt64(limit) else { return nil }
        return Int(word)
    }

    /// The next bytes, which are filled up to whole words.
    mutating func next(byteCount: Int) -> ArraySlice<UInt8>? {
        let padded = (byteCount + 7) / 8 * 8
        guard byteCount >= 0, padded <= bytes.count - position else { return nil }
        defer { position += padded }
        return bytes[position..<position + byteCount]
    }
}
