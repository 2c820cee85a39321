import CZstd
import Foundation
import TestSupport
import Testing

@testable import CorpusIO

/// Every stream of ../shared/data/compression, with the outcome that its public tool has.
@Suite("public and made compression streams", .enabled(if: SharedData.exists, "needs ../shared/data"))
struct SharedCompressionTests {
    static let folder = SharedData.folder + "/compression"

    struct Stream: Sendable, CustomTestStringConvertible {
        let name: String
        let isAccepted: Bool
        let size: Int
        let isGenesis: Bool

        var testDescription: String { name }
    }

    /// The rows of the manifest.
    static let streams: [Stream] = {
        guard let table = try? String(contentsOfFile: folder + "/generated/manifest.tsv", encoding: .utf8) else {
            return []
        }
        return table.split(separator: "\n").dropFirst().map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Stream(
                name: String(columns[0]), isAccepted: columns[2] == "0", size: Int(columns[3]) ?? -1,
                isGenesis: columns[5] == "=genesis.txt")
        }
    }()

    /// What each refused stream is refused for, and where that is certain, the byte of the file.
    static let refusals: [String: (code: CorpusError.Code, offset: Int?)] = [
        "bad-checksum.zst": (.checksumMismatch, nil),
        "bad-crc.gz": (.checksumMismatch, nil),
        "bad-header-crc.gz": (.checksumMismatch, nil),
        "bad-isize.gz": (.checksumMismatch, nil),
        "bad-magic.zst": (.corrupt, 0),
        "bit-flip.gz": (.checksumMismatch, nil),
        "bit-flip.zst": (.corrupt, nil),
        "second-frame-truncated.zst": (.truncated, 25425),
        "second-member-truncated.gz": (.truncated, 24198),
        // gzip warns and exits with 2, having kept the text; here nothing that is left out passes in silence.
        "trailing-garbage.gz": (.trailingGarbage, 58176),
        "trailing-garbage.zst": (.trailingGarbage, 60304),
        // Zero padding is gzip's custom (tape blocks), not zstd's.
        "trailing-zeros.zst": (.trailingGarbage, 60304),
        "truncated-checksum.zst": (.truncated, 60302),
        "truncated-header.zst": (.truncated, 5),
        "truncated-in-last-block.zst": (.truncated, 30152),
        "truncated-trailer.gz": (.truncated, 58173),
        "truncated.gz": (.truncated, 29088),
        // The tools were given the dictionary.
        "dictionary-4711.zst": (.dictionaryRequired, 0),
        // A frame that does not name its dictionary is only found out by what it decodes to.
        "dictionary-no-id.zst": (.corrupt, nil),
        // The tool was given --long=31.
        "window-1GiB.zst": (.windowTooLarge, 0),
    ]

    /// Streams that decompress to nothing; a decoder accepts them, a reader calls them empty. The tools refuse a file
    /// of no bytes as truncated.
    static let empty: Set<String> = ["empty-frame.zst", "only-skippable.zst", "zero-bytes.gz", "zero-bytes.zst"]

    @Test("the manifest's outcomes", arguments: streams)
    func outcome(_ stream: Stream) throws {
        let path = "\(Self.folder)/generated/\(stream.name)"
        let decoded = try decode(path)
        if let refusal = Self.refusals[stream.name] {
            #expect(decoded.error?.code == refusal.code)
            if let offset = refusal.offset { #expect(decoded.error?.byteOffset == offset) }
            #expect(decoded.error?.path == path)
            // gzip's and zstd's own checks stand at the end: what came before was the text, save where bits were flipped.
            if !stream.name.hasPrefix("bit-flip") { #expect(try genesis().starts(with: decoded.bytes)) }
        } else if Self.empty.contains(stream.name) {
            #expect(decoded.error == nil)
            #expect(decoded.bytes.isEmpty)
            #expect(try read([path]).failure?.code == .emptyFile)
        } else {
            #expect(stream.isAccepted)
            #expect(decoded.error == nil)
            #expect(decoded.bytes.count == stream.size)
            if stream.isGenesis { #expect(try decoded.bytes == genesis()) }
        }
    }

    @Test("every stream that the tools refuse is refused or empty")
    func completeness() {
        #expect(Self.streams.count == 42)
        for stream in Self.streams where !stream.isAccepted {
            #expect(Self.refusals[stream.name] != nil || Self.empty.contains(stream.name), "\(stream.name)")
        }
    }

    private func genesis() throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: Self.folder + "/generated/genesis.txt")))
    }

    @Test("frames with a dictionary are read where it is given", arguments: ["dictionary-4711", "dictionary-no-id"])
    func dictionary(_ name: String) throws {
        let path = "\(Self.folder)/generated/\(name).zst"
        let dictionary = "\(Self.folder)/generated/genesis.dict"
        let decoded = try decode(path, dictionaries: [dictionary])
        #expect(decoded.error == nil)
        let isGenesis = try decoded.bytes == genesis()
        #expect(isGenesis)
        let outcome = try read([path], ReadingOptions(zstandardDictionaries: [dictionary]), workers: 2)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count > 1000)
    }

    @Test("a window of 1 GiB is read where it is allowed")
    func window() throws {
        let path = Self.folder + "/generated/window-1GiB.zst"
        #expect(try decode(path, maximumWindowSize: 1 << 30).bytes == genesis())
    }

    @Test("text of many edges: mark, carriage returns, NUL, bytes that are not UTF-8, no line feed at the end")
    func edges() throws {
        let path = Self.folder + "/generated/text-edge-cases.txt.gz"
        let outcome = try read([path], ReadingOptions(maximumMalformedRecords: 4))
        #expect(outcome.failure == nil)
        #expect(outcome.skipped == 4)
        #expect(outcome.records.map(\.number) == [1, 2, 3, 4, 9, 10, 11])
        #expect(
            outcome.texts.map { Array($0.utf8) }
                == [
                    "first line after a BOM", "second, CRLF", "lone CR inside\rthe line", "NUL \0 inside",
                    "line sep \u{2028} and next line \u{85} and VT \u{b} FF \u{c}", "ca\u{301}fe vs caf\u{e9}",
                    "last line without newline",
                ].map { Array($0.utf8) })
        #expect(try read([path]).failure?.record == 5)
        #expect(try read([path]).failure?.byteOffset == 0x58)
    }

    @Test("a line of 64 MiB")
    func longLine() throws {
        let corpus = try Corpus(inputs: [Self.folder + "/generated/long-line-64MiB.zst"])
        let reader = CorpusReader(corpus: corpus)
        let batch = RecordBatch()
        #expect(try reader.nextBatch(into: batch))
        #expect(batch.count == 1)
        #expect(batch.withText(at: 0) { $0.count } == 64 << 20)
        #expect(batch.buffer.capacity <= 128 << 20)
        #expect(try !reader.nextBatch(into: batch))
    }

    /// libzstd before 1.5.5 refuses this valid stream.
    static let refusedByOldLibraries = "zeroSeq_2B.zst"

    @Test(
        "zstd's golden streams",
        arguments: [
            ("block-128k.zst", 131_068), ("empty-block.zst", 0), ("rle-first-block.zst", 1 << 20),
            ("zeroSeq_2B.zst", -1),
        ])
    func golden(_ name: String, _ size: Int) throws {
        let decoded = try decode("\(Self.folder)/zstd-golden/golden-decompression/\(name)")
        if name == Self.refusedByOldLibraries, ZSTD_versionNumber() < 10505 {
            #expect(decoded.error?.code == .corrupt)
        } else {
            #expect(decoded.error == nil)
            if size >= 0 { #expect(decoded.bytes.count == size) }
        }
    }

    @Test(
        "zstd's golden errors",
        .enabled(if: ZSTD_versionNumber() >= 10507, "libzstd before 1.5.7 accepts some of these"),
        arguments: ["off0.bin.zst", "truncated_huff_state.zst", "zeroSeq_extraneous.zst"])
    func goldenErrors(_ name: String) throws {
        let decoded = try decode("\(Self.folder)/zstd-golden/golden-decompression-errors/\(name)")
        #expect(decoded.error?.code == .corrupt)
    }

    @Test("frames of zstd before 0.8 are named in the refusal")
    func legacy() throws {
        let decoded = try decode(Self.folder + "/zstd-golden/legacy-v01-to-v08.zst")
        #expect(decoded.error?.code == .unsupported)
        #expect(decoded.error?.message.contains("before 0.8") == true)
    }

    @Test("odd gzip files are refused", arguments: ["go-issue6550.gz", "hufts-segv.gz"])
    func oddGzip(_ name: String) throws {
        #expect(try decode("\(Self.folder)/gzip/\(name)").error?.code == .corrupt)
    }

    @Test(
        "gzip files of one member per record decompress as gzip -dc does",
        arguments: [
            ("CC-MAIN-2024-22.warc.paths.gz", 19200), ("whirlwind.warc.gz", 77432), ("whirlwind.warc.wet.gz", 5613),
            ("example.warc.gz", 5356), ("example.arc.gz", 1808), ("example-bad-non-chunked.warc.gz", 5120),
        ])
    func webArchives(_ name: String, _ size: Int) throws {
        let decoded = try decode("\(Self.folder)/warc/\(name)")
        #expect(decoded.error == nil)
        #expect(decoded.bytes.count == size)
    }
}
