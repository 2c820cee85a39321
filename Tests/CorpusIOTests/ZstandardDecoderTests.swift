import CZstd
import Testing

@testable import CorpusIO

@Suite("zstd streams")
struct ZstandardDecoderTests {
    let folder: TestFolder
    let text = Array((0..<40_000).map { "line \($0 &* 2_654_435_761 % 1_000_003)" }.joined(separator: "\n").utf8)

    init() throws { folder = try TestFolder() }

    @Test("any output step gives the same bytes", arguments: [1, 7, 4096, 1 << 20])
    func steps(_ step: Int) throws {
        let short = step < 100 ? Array(text.prefix(3000)) : text
        let decoded = try decode(folder.write("a.zst", Compress.zstandard(short)), step: step)
        #expect(decoded.error == nil)
        #expect(decoded.bytes == short)
    }

    @Test("frames, empty frames and skippable frames follow one another")
    func frames() throws {
        let stream =
            Compress.skippableFrame([1, 2, 3], variant: 7) + Compress.zstandard(Array(text.prefix(1000)))
            + Compress.zstandard([]) + Compress.skippableFrame([], variant: 15)
            + Compress.zstandard(Array(text.dropFirst(1000)), checksum: false) + Compress.skippableFrame(text)
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error == nil)
        #expect(decoded.bytes == text)
    }

    @Test("a stream cut anywhere is truncated, or whole frames")
    func truncation() throws {
        let first = Compress.zstandard("one\n")
        let stream = first + Compress.skippableFrame([9, 9]) + Compress.zstandard("two\n")
        for length in 4..<stream.count {
            let decoded = try decode(folder.write("a", Array(stream.prefix(length))))
            if length == first.count || length == first.count + 10 {
                #expect(decoded.error == nil, "\(length)")
            } else {
                #expect(decoded.error?.code == .truncated, "\(length)")
                #expect(decoded.error?.byteOffset == length)
            }
        }
    }

    @Test("bytes before an error are handed out first")
    func prefixBeforeError() throws {
        let stream = Compress.zstandard("whole\n") + Compress.zstandard(text).dropLast(10)
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error?.code == .truncated)
        #expect(decoded.bytes.starts(with: Array("whole\n".utf8)))
        #expect(text.starts(with: decoded.bytes.dropFirst(6)))
    }

    @Test("what comes before an error does not depend on the sizes of buffers")
    func prefixAtAnyStep() throws {
        var stream = Compress.zstandard(Array("whole\n".utf8)) + Compress.zstandard(text)
        stream[stream.count - 1] ^= 1
        let path = try folder.write("a", stream)
        let reference = try decode(path, step: 1 << 20)
        #expect(reference.bytes.count == text.count + 6)
        for step in [1000, 1 << 17, 10 << 20] {
            let decoded = try decode(path, step: step)
            #expect(decoded.error?.code == .checksumMismatch)
            // A comparison inside the macro would look for the difference, for minutes.
            let isSame = decoded.bytes == reference.bytes
            #expect(isSame)
        }
    }

    @Test("a wrong checksum is refused")
    func checksum() throws {
        var stream = Compress.zstandard(text)
        stream[stream.count - 1] ^= 1
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error?.code == .checksumMismatch)
        #expect(decoded.error?.byteOffsetSpace == .file)
    }

    @Test(
        "bytes after the last frame are refused at their offset",
        arguments: [[0], [0x0A], [0x28, 0xB5, 0x2F, 0], [0x50, 0x2B], [0x28, 0xB6]] as [[UInt8]])
    func trailingBytes(_ tail: [UInt8]) throws {
        let stream = Compress.zstandard("one\n")
        let decoded = try decode(folder.write("a", stream + tail))
        #expect(decoded.error?.code == .trailingGarbage)
        #expect(decoded.error?.byteOffset == stream.count)
        #expect(decoded.bytes == Array("one\n".utf8))
    }

    @Test(
        "a magic number cut short is a frame cut short",
        arguments: [[0x28], [0x28, 0xB5, 0x2F], [0x5F], [0x50, 0x2A, 0x4D]] as [[UInt8]])
    func cutMagic(_ tail: [UInt8]) throws {
        let stream = Compress.zstandard("one\n")
        let decoded = try decode(folder.write("a", stream + tail))
        #expect(decoded.error?.code == .truncated)
        #expect(decoded.error?.byteOffset == stream.count + tail.count)
    }

    @Test("a window above the limit is refused, and read with a higher limit")
    func window() throws {
        let path = try folder.write("a.zst", Compress.zstandard(text, windowLog: 24))
        let refused = try decode(path, maximumWindowSize: (1 << 24) - 1)
        #expect(refused.error?.code == .windowTooLarge)
        #expect(refused.error?.message.contains("16777216") == true)
        #expect(try decode(path, maximumWindowSize: 1 << 24).bytes == text)
    }

    @Test("a damaged second frame names its number and start")
    func secondFrame() throws {
        let first = Compress.zstandard("one\n")
        var second = Compress.zstandard(text)
        second[second.count / 2] ^= 0xFF
        second[second.count / 2 + 1] ^= 0xFF
        let decoded = try decode(folder.write("a", first + second))
        #expect(decoded.error?.message.contains("zstd frame 2, which begins at byte \(first.count)") == true)
    }

    @Test("frame headers of every shape give their window")
    func headers() throws {
        func header(_ bytes: [UInt8]) throws -> ZstandardFrameHeader? {
            let path = try folder.write("h", [0x28, 0xB5, 0x2F, 0xFD] + bytes)
            let input = CompressedInput(try InputFile(Shard(path: path, size: nil)))
            _ = try input.fill(atLeast: ZstandardFrameHeader.maximumLength)
            return ZstandardFrameHeader(input)
        }
        // Expected values worked out from RFC 8878, 3.1.1.1.
        #expect(try header([0x00, 0x00])?.windowSize == 1024)
        #expect(try header([0x00, 0x0F])?.windowSize == 2048 + 256 * 7)
        #expect(try header([0x00, 0xA8])?.windowSize == 1 << 31)
        #expect(try header([0x20, 0x2A])?.windowSize == 42)
        #expect(try header([0x60, 0x00, 0x01])?.windowSize == 512)
        #expect(try header([0xA0, 0x01, 0x02, 0x00, 0x00])?.windowSize == 513)
        #expect(try header([0x03, 0x00, 0x67, 0x12, 0x00, 0x00])?.dictionaryIdentifier == 4711)
        #expect(try header([0x00]) == nil)
        #expect(try header([0x03, 0x00, 0x67]) == nil)
    }

    @Test("a frame that names a dictionary is refused")
    func dictionary() throws {
        // Magic, descriptor with a 2-byte dictionary identifier, window, identifier 4711, one empty last block.
        let stream: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x02, 0x00, 0x67, 0x12, 0x01, 0x00, 0x00]
        let decoded = try decode(folder.write("a.zst", stream))
        #expect(decoded.error?.code == .dictionaryRequired)
        #expect(decoded.error?.message.contains("4711") == true)
    }

    @Test(
        "a frame that gives less than its header says is damaged, even where its last block is empty",
        arguments: [0, 3] as [UInt8])
    func contentSize(_ count: UInt8) throws {
        // Single segment, content size in one byte; an empty raw block, which is the last.
        let frame = [0x28, 0xB5, 0x2F, 0xFD, 0x20, count, 0x01, 0x00, 0x00]
        let decoded = try decode(folder.write("a.zst", frame))
        #expect(decoded.bytes.isEmpty)
        #expect(decoded.error?.code == (count == 0 ? nil : .corrupt))
    }

    @Test("a compressed block without a byte is damaged, wherever it stands", arguments: [1, 4096])
    func emptyCompressedBlock(_ step: Int) throws {
        // A window of 1 KiB; the block is the first, or follows a raw one of three bytes that look like it.
        let start: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x00]
        let raw: [UInt8] = [0x18, 0x00, 0x00, 0x05, 0x00, 0x00]
        for (blocks, text) in [([], []), (raw, [5, 0, 0])] as [([UInt8], [UInt8])] {
            let damaged = try decode(folder.write("a.zst", start + blocks + [0x05, 0x00, 0x00]), step: step)
            #expect(damaged.error?.code == .corrupt)
            #expect(damaged.bytes == text)
            let sound = try decode(folder.write("b.zst", start + blocks + [0x01, 0x00, 0x00]), step: step)
            #expect(sound.error == nil)
            #expect(sound.bytes == text)
        }
        let skipped = try decode(
            folder.write("c.zst", Compress.skippableFrame([5, 0, 0]) + start + [1, 0, 0]), step: step)
        #expect(skipped.error == nil)
    }

    /// Bytes that serve as a dictionary without an identifier.
    private var rawDictionary: [UInt8] { Array(text.prefix(20_000)) }

    @Test("frames that name no dictionary are read with the single one given")
    func givenDictionary() throws {
        let file = try folder.write("raw.dict", rawDictionary)
        let stream = Compress.zstandard(Array(text.prefix(9000)), dictionary: rawDictionary)
        let path = try folder.write("a.zst", stream + stream)
        #expect(try decode(path).error != nil)
        let decoded = try decode(path, dictionaries: [file])
        #expect(decoded.error == nil)
        let isSame = decoded.bytes == Array(text.prefix(9000) + text.prefix(9000))
        #expect(isSame)
        // Of two, none is meant.
        #expect(try decode(path, dictionaries: [file, file]).error != nil)
    }

    @Test("a dictionary that does not fit, is none or is missing")
    func wrongDictionary() throws {
        let raw = try folder.write("raw.dict", rawDictionary)
        let stream: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x02, 0x00, 0x67, 0x12, 0x01, 0x00, 0x00]
        let path = try folder.write("a.zst", stream)
        #expect(try decode(path, dictionaries: [raw]).error?.code == .dictionaryRequired)
        let missing = try decode(path, dictionaries: [folder.path + "/none"])
        #expect(missing.error?.code == .notFound)
        #expect(missing.error?.path?.hasSuffix("none") == true)
        let short = try folder.write("short", [1, 2, 3])
        #expect(try decode(path, dictionaries: [short]).error?.code == .unsupported)
    }
}
