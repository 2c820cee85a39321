import Testing

@testable import CorpusIO

@Suite("compression is found by content")
struct CompressionFormatTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("names do not matter where the content is clear", arguments: ["a.txt", "a.zst", "a.gz", "a"])
    func names(_ name: String) throws {
        for stream in [Compress.zstandard("one\n"), Compress.gzip("one\n"), Array("one\n".utf8)] {
            #expect(try decode(folder.write(name, stream)).bytes == Array("one\n".utf8))
        }
    }

    @Test("short and empty files are plain", arguments: [[], [0x28], [0x1F], [0x28, 0xB5, 0x2F]] as [[UInt8]])
    func short(_ bytes: [UInt8]) throws {
        let decoded = try decode(folder.write("a.txt", bytes))
        #expect(decoded.error == nil)
        #expect(decoded.bytes == bytes)
    }

    @Test(
        "other formats are named in the refusal",
        arguments: [
            ([0x04, 0x22, 0x4D, 0x18, 0x64], "lz4"), (Array("PK\u{3}\u{4}".utf8), "zip"),
            (Array("PAR1\u{15}\u{4}".utf8), "Parquet"), ([0x27, 0xB5, 0x2F, 0xFD, 0x00], "zstd"),
        ] as [([UInt8], String)])
    func unsupported(_ bytes: [UInt8], _ name: String) throws {
        let error = try decode(folder.write("a", bytes)).error
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains(name) == true)
    }

    @Test("text that begins like another format is text", arguments: ["BZh is a name", "PAR1 of it", "PK"])
    func lookalikes(_ text: String) throws {
        #expect(try decode(folder.write("a", text)).bytes == Array(text.utf8))
    }

    @Test("a compressed file whose first byte is damaged is not taken for text", arguments: ["a.zst", "a.gz"])
    func damagedMagic(_ name: String) throws {
        var stream = name == "a.gz" ? Compress.gzip("one\n") : Compress.zstandard("one\n")
        stream[0] ^= 0x80
        #expect(try decode(folder.write(name, stream)).error?.code == .corrupt)
    }
}
