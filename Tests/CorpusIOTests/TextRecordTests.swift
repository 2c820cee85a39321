import Testing

@testable import CorpusIO

@Suite("text records")
struct TextRecordTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("each line that is not blank is a record, with its number and offset")
    func lines() throws {
        let path = try folder.write("a.txt", "one\n\n  \t\r\n two \r\nthree\r\r\n\0\n\u{85}four")
        let records = try read([path]).records
        #expect(records.map(\.text) == ["one", " two ", "three\r", "\0", "\u{85}four"])
        #expect(records.map(\.number) == [1, 2, 3, 4, 5])
        #expect(records.map(\.offset) == [0, 10, 17, 25, 27])
        #expect(records.allSatisfy { $0.language == nil })
    }

    @Test("a byte-order mark is skipped at the start of a file, and there alone")
    func byteOrderMark() throws {
        let path = try folder.write("a.txt", "\u{FEFF}one\n\u{FEFF}two\n")
        let records = try read([path]).records
        #expect(
            records.map { Array($0.text.unicodeScalars) } == [
                Array("one".unicodeScalars), Array("\u{FEFF}two".unicodeScalars),
            ])
        #expect(records.map(\.offset) == [3, 7])
    }

    @Test(
        "a first line that begins as a byte-order mark does comes before what ends reading, whatever the blocks",
        arguments: [1, 2, 3, 64])
    func cutByteOrderMark(_ blockSize: Int) throws {
        let options = ReadingOptions(maximumMalformedRecords: 5, maximumRecordSize: 100, blockSize: blockSize)
        let long = try read(
            [folder.write("a.txt", [0xEF, 0x0A] + [UInt8](repeating: 0x61, count: 101) + [0x0A])], options)
        #expect(long.skipped == 1)
        #expect(long.failure?.code == .recordTooLarge)
        #expect(long.failure?.record == 2)
        #expect(long.failure?.byteOffset == 2)
        let whole = Compress.zstandard([0xEF, 0x0A, 0x61])
        let cut = try read([folder.write("a.zst", whole + Compress.zstandard("b\n").prefix(7))], options)
        #expect(cut.skipped == 1)
        #expect(cut.failure?.code == .truncated)
        #expect(cut.failure?.record == 2)
    }

    @Test("bytes that are not UTF-8 are an error with record and offset, or left out and counted")
    func invalidUTF8() throws {
        let path = try folder.write("a.txt", Array("good\n\nbad ".utf8) + [0xC3] + Array("\nfine\n".utf8) + [0xFF])
        let outcome = try read([path])
        #expect(outcome.records.isEmpty)
        let error = try #require(outcome.thrown.first)
        #expect(outcome.thrown.count == 1)
        #expect(error == outcome.failure)
        #expect(error.code == .invalidUTF8)
        #expect(error.record == 2)
        #expect(error.byteOffset == 10)
        #expect(error.byteOffsetSpace == .decompressedText)
        #expect(
            error.description
                == "\(path): record 2, byte 10 of the decompressed text: bytes that are not UTF-8; "
                + "convert the text to UTF-8, replace such bytes (--invalid-utf8 replace), or tolerate bad records (--skip-malformed N)"
        )

        let tolerant = try read([path], ReadingOptions(maximumMalformedRecords: 2))
        #expect(tolerant.records.map(\.text) == ["good", "fine"])
        #expect(tolerant.records.map(\.number) == [1, 3])
        #expect(tolerant.skipped == 2)
        #expect(tolerant.failure == nil)

        let once = try read([path], ReadingOptions(maximumMalformedRecords: 1))
        #expect(once.failure?.record == 4)
        #expect(once.failure?.message.contains("1 malformed record before it") == true)
    }

    @Test(
        "a file without records is an error unless it is allowed",
        arguments: [
            [], Array("\n \r\n".utf8), [0xEF, 0xBB, 0xBF], Compress.zstandard([]), Compress.gzip([]),
            Compress.skippableFrame([1]),
        ] as [[UInt8]])
    func empty(_ bytes: [UInt8]) throws {
        let full = try folder.write("full.txt", "one\n")
        let path = try folder.write("empty.txt", bytes)
        let outcome = try read([full, path, full])
        #expect(outcome.failure?.code == .emptyFile)
        #expect(outcome.failure?.path == path)
        #expect(outcome.records.count == 1)
        let allowed = try read([full, path, full], ReadingOptions(allowsEmptyShards: true))
        #expect(allowed.failure == nil)
        #expect(allowed.records.map(\.shard) == [0, 2])
    }

    @Test(
        "lines longer than the limit are an error at their start, and those before them are read",
        arguments: [1, 64, 1 << 20])
    func recordTooLarge(_ blockSize: Int) throws {
        let line = String(repeating: "x", count: 100)
        let path = try folder.write("a.txt", "\(line)\n\n\(line)x\n\(line)\n")
        let options = ReadingOptions(maximumRecordSize: 100, blockSize: blockSize)
        let outcome = try read([path], options)
        #expect(outcome.texts == [line])
        #expect(outcome.failure?.code == .recordTooLarge)
        #expect(outcome.failure?.record == 2)
        #expect(outcome.failure?.byteOffset == 102)
    }

    @Test("a line much longer than a block is one record, in memory of its own size")
    func longLine() throws {
        let long = [UInt8](repeating: 0x61, count: 8 << 20)
        let path = try folder.write("a.zst", Compress.zstandard(Array("one\n".utf8) + long + Array("\ntwo".utf8)))
        let reader = CorpusReader(corpus: try Corpus(inputs: [path]), options: ReadingOptions(blockSize: 1 << 16))
        let batch = RecordBatch()
        var counts: [Int] = []
        while try reader.nextBatch(into: batch) { batch.forEachRecord { counts.append($0.textByteCount) } }
        #expect(counts == [3, long.count, 3])
        #expect(batch.buffer.capacity <= 2 * long.count + (1 << 16))
    }

    @Test("what text follows a truncated frame's start is read before the error")
    func truncatedFrame() throws {
        let whole = Compress.zstandard("one\n\ntwo\nthr")
        let path = try folder.write("a.zst", whole + Compress.zstandard("ee\n").dropLast(6))
        let outcome = try read([path])
        #expect(outcome.texts == ["one", "two"])
        #expect(outcome.failure?.code == .truncated)
        #expect(outcome.failure?.record == 3)
        #expect(outcome.failure?.byteOffsetSpace == .file)
    }
}
