/// Finds a file's units, from front to back, by the lengths that frames' blocks and BGZF's extra fields state.
///
/// A seek table is not asked: walking over the headers costs next to nothing and cannot disagree with the frames. What
/// does not look whole and ordinary is in no unit; the plan ends before it, and the sequential decoders judge it.
struct FramePlan {
    /// The most text that one frame may hold to be in a unit, so that units need little memory.
    static let maximumFrameText = 8 << 20
    /// Bytes that one zstd block decompresses to at most (RFC 8878, 3.1.1.2.3), and BGZF's blocks (SAM, 4.1).
    private static let zstandardBlockText = 128 << 10
    private static let blockedGzipText = 64 << 10

    private let isZstandard: Bool
    private let file: InputFile
    private let fileSize: Int
    private let maximumWindowSize: Int
    private let unitText: Int
    private let cache = ByteBuffer(capacity: 4096)
    private var cacheOffset = 0
    private var cacheCount = 0

    /// Bytes of the file in the units found.
    private(set) var offset = 0
    /// Frames in the units found.
    private(set) var frames = 0

    /// A plan for a regular file; `nil` where not even its first frame is fit for a unit.
    ///
    /// - Parameter unitText: bytes of text to which small frames are gathered, about.
    init?(format: CompressionFormat, file: InputFile, maximumWindowSize: Int, unitText: Int) {
        guard format == .zstandard || format == .gzip, let size = file.regularSize else { return nil }
        isZstandard = format == .zstandard
        self.file = file
        fileSize = size
        self.maximumWindowSize = maximumWindowSize
        self.unitText = unitText
        guard frame(at: 0) != nil else { return nil }
    }

    /// The next unit; `nil` at the end of the file and before what is fit for none.
    mutating func next() -> FrameUnit? {
        let start = offset
        let framesBefore = frames
        var text = 0
        while text < unitText, let frame = frame(at: offset) {
            let isTooMuch =
                text + frame.text > Self.maximumFrameText
                || offset - start + frame.compressed > Self.maximumFrameText
            if offset > start, isTooMuch { break }
            offset += frame.compressed
            text += frame.text
            frames += 1
        }
        guard offset > start else { return nil }
        return FrameUnit(
            offset: start, compressedCount: offset - start, textBound: text, framesBefore: framesBefore)
    }

    private mutating func frame(at offset: Int) -> (compressed: Int, text: Int)? {
        let frame = isZstandard ? zstandardFrame(at: offset) : blockedGzip(at: offset)
        guard let frame, frame.compressed <= min(fileSize - offset, 2 * Self.maximumFrameText) else { return nil }
        return frame
    }

    private mutating func zstandardFrame(at start: Int) -> (compressed: Int, text: Int)? {
        let available = load(start, ZstandardFrameHeader.maximumLength)
        let first = start - cacheOffset
        func byte(_ index: Int) -> UInt8 { unsafe cache.base[first + index] }
        guard available >= 8, CompressionFormat.isZstandardMagic((0..<4).map(byte)) else { return nil }
        if byte(0) != 0x28 { return (8 + littleEndian(start + 4, 4), 0) }
        guard let header = ZstandardFrameHeader(available: available, byte: byte), header.dictionaryIdentifier == 0,
            header.windowSize <= UInt64(maximumWindowSize)
        else { return nil }
        var end = start + header.length
        var bound = 0
        var isLast = false
        while !isLast {
            guard load(end, 3) >= 3 else { return nil }
            let block = littleEndian(end, 3)
            isLast = block & 1 != 0
            let isRun = block >> 1 & 3 == 1
            end += 3 + (isRun ? 1 : block >> 3)
            bound += Self.zstandardBlockText
            guard bound <= Self.maximumFrameText, end <= fileSize else { return nil }
        }
        if let size = header.contentSize {
            guard size <= UInt64(bound) else { return nil }
            bound = Int(size)
        }
        return (end - start + (header.hasChecksum ? 4 : 0), bound)
    }

    private mutating func blockedGzip(at start: Int) -> (compressed: Int, text: Int)? {
        guard load(start, 12) >= 12, littleEndian(start, 3) == 0x088B1F, littleEndian(start + 3, 1) & 0x04 != 0 else {
            return nil
        }
        let extraCount = littleEndian(start + 10, 2)
        guard extraCount < 1024, load(start, 12 + extraCount) >= 12 + extraCount else { return nil }
        var field = start + 12
        let end = field + extraCount
        while field + 4 <= end {
            let length = littleEndian(field + 2, 2)
            if littleEndian(field, 2) == 0x4342, length == 2, field + 6 <= end {
                let size = littleEndian(field + 4, 2) + 1
                // A block without room for its own header and trailer is none.
                return size >= 12 + extraCount + 8 ? (size, Self.blockedGzipText) : nil
            }
            field += 4 + length
        }
        return nil
    }

    /// Has bytes of the file at hand, and says how many from `start` on, at most `count`.
    private mutating func load(_ start: Int, _ count: Int) -> Int {
        if start < cacheOffset || start + count > cacheOffset + cacheCount {
            cacheOffset = start
            cacheCount = unsafe file.read(at: start, into: cache.base, count: cache.capacity)
        }
        return min(count, cacheOffset + cacheCount - start)
    }

    /// A number among the bytes at hand.
    private func littleEndian(_ start: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { unsafe $0 | Int(cache.base[start - cacheOffset + $1]) << (8 * $1) }
    }
}
