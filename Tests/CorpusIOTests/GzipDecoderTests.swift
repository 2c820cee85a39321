import Testing

@testable import CorpusIO

@Suite("gzip streams")
struct GzipDecoderTests {
    let folder: TestFolder
    let text = Array((0..<40_000).map { "line \($0 &* 2_654_435_761 % 1_000_003)" }.joined(separator: "\n").utf8)

    init() throws { folder = try TestFolder() }

    @Test("any output step gives the same bytes", arguments: [1, 7, 4096, 1 << 20])
    func steps(_ step: Int) throws {
        let short = step < 100 ? Array(text.prefix(3000)) : text
        let decoded = try decode(folder.write("a.gz", Compress.gzip(short)), step: step)
        #expect(decoded.error == nil)
        #expect(decoded.bytes == short)
    }

    @Test("members follow one another, and zero bytes may pad the end", arguments: [0, 1, 511, 300_000])
    func members(_ padding: Int) throws {
        let stream =
            Compress.gzip([]) + Compress.gzip(Array(text.prefix(1000)), level: 0)
            + Compress.gzip(Array(text.dropFirst(1000))) + [UInt8](repeating: 0, count: padding)
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error == nil)
        #expect(decoded.bytes == text)
    }

    @Test("a stream cut anywhere is truncated, or whole members")
    func truncation() throws {
        let first = Compress.gzip("one\n")
        let stream = first + Compress.gzip("two\n")
        for length in 2..<stream.count {
            let decoded = try decode(folder.write("a", Array(stream.prefix(length))))
            if length == first.count {
                #expect(decoded.error == nil)
            } else {
                #expect(decoded.error?.code == .truncated, "\(length)")
                #expect(decoded.error?.byteOffset == length)
            }
        }
    }

    @Test("wrong checksum and wrong length are refused", arguments: [8, 5, 4, 1])
    func trailer(_ fromEnd: Int) throws {
        var stream = Compress.gzip(text)
        stream[stream.count - fromEnd] ^= 1
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error?.code == .checksumMismatch)
        // All text stands before the trailer.
        #expect(decoded.bytes == text)
    }

    @Test("a wrong header checksum is refused")
    func headerChecksum() throws {
        var stream = Compress.gzip("one\n")
        stream[3] |= 0x02
        stream.insert(contentsOf: [0x12, 0x34], at: 10)
        let decoded = try decode(folder.write("a", stream))
        #expect(decoded.error?.code == .checksumMismatch)
        #expect(decoded.bytes.isEmpty)
    }

    @Test(
        "bytes after the last member are refused at their offset",
        arguments: [([0x0A], 0), ([0, 0, 7], 2), ([0x1F, 0x8C], 0), ([0x78, 0x79, 0x7A], 0)] as [([UInt8], Int)])
    func trailingBytes(_ tail: [UInt8], _ offset: Int) throws {
        let stream = Compress.gzip("one\n")
        let decoded = try decode(folder.write("a", stream + tail))
        #expect(decoded.error?.code == .trailingGarbage)
        #expect(decoded.error?.byteOffset == stream.count + offset)
        #expect(decoded.bytes == Array("one\n".utf8))
    }
}
