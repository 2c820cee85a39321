import TestSupport
import Testing

@testable import CorpusIO

@Suite("WARC and WET files")
struct WARCRecordTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func record(
        _ text: String, type: String = "conversion", language: String? = "deu,eng", length: String? = nil,
        id: String = "<urn:1>"
    ) -> String {
        var header = "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\n"
        if let language { header += "WARC-Identified-Content-Language: \(language)\r\n" }
        return header + "content-length:\(length ?? "\(text.utf8.count)")\r\n\r\n\(text)\r\n\r\n"
    }

    @Test("conversion records are read, with language and identifier; others are passed over")
    func records() throws {
        let head = record("software: x\r\n\r\nWARC/1.0\r\nno record\r\n", type: "warcinfo", language: nil)
        let first = record("eins\n\nWARC/1.0\nzwei é", id: "<a>")
        let binary =
            Array("WARC/1.1\nWARC-Type: response\nContent-Length: 4\n\n".utf8) + [0xFF, 0x00, 0xC3, 0x0A, 0x0A, 0x0A]
        let last = record("", language: nil, id: "<b>")
        let bytes = Array((head + "\r\n" + first).utf8) + binary + Array(last.utf8)
        for path in [try folder.write("a.wet", bytes), try folder.write("a.gz", Compress.gzip(bytes))] {
            let outcome = try readAlike(path)
            #expect(outcome.failure == nil)
            #expect(outcome.texts == ["eins\n\nWARC/1.0\nzwei é", ""])
            #expect(outcome.records.map(\.language) == ["deu", nil])
            #expect(outcome.records.map(\.identifier) == ["<a>", "<b>"])
            #expect(outcome.records.map(\.number) == [1, 2])
            #expect(outcome.records[0].offset == head.utf8.count + 2)
            // The invalid bytes lie in no record, so nothing is replaced.
            #expect(try readAlike(path, ReadingOptions(invalidUTF8: .replace)).replaced == 0)
        }
    }

    @Test(
        "broken records are refused at their place, and reading goes on at the next",
        arguments: [
            ("x", "4", "does not end where"), ("abcdef", "2", "does not end where"), ("x", "one", "Content-Length"),
            ("x", "-1", "Content-Length"), ("x", "1\r\nContent-Length: 1", "Content-Length"),
        ])
    func broken(_ text: String, _ length: String, _ message: String) throws {
        let first = record("first")
        let bad = record(text, length: length, id: "<bad>")
        let path = try folder.write("a.wet", first + bad + record("last"))
        let failure = try #require(try readAlike(path).failure)
        #expect(failure.message.contains(message))
        #expect(failure.record == 2)
        #expect(failure.identifier == "<bad>")
        let header = bad.utf8.count - text.utf8.count - 4
        // A length that is not one is named at its line, one that is wrong where it points to.
        let lengthLine = header - 2 - (length.contains(":") ? 19 : 17 + length.utf8.count)
        #expect(
            failure.byteOffset == first.utf8.count
                + (Int(length).map { $0 < 0 ? lengthLine : header + $0 } ?? lengthLine))
        let tolerant = try readAlike(path, ReadingOptions(maximumMalformedRecords: 1))
        #expect(tolerant.texts == ["first", "last"])
        #expect(tolerant.skipped == 1)
    }

    @Test("lines that begin no record, headers without a type or a colon, and a cut file")
    func malformed() throws {
        let good = record("good")
        func failure(_ text: String) throws -> CorpusError? {
            try readAlike(folder.write("a.wet", good + text)).failure
        }
        let start = good.utf8.count
        #expect(try failure("junk\n" + good)?.message == "no WARC record begins here")
        #expect(try failure("junk\n" + good)?.byteOffset == start)
        #expect(
            try failure("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n")?.message == "the WARC record has no WARC-Type")
        #expect(try failure("WARC/1.0\r\nno colon\r\n\r\n")?.byteOffset == start + 10)
        #expect(try failure("WARC/1.0\r\nWARC-Type: x\r\n\r\n")?.message.contains("Content-Length") == true)
        for cut in [1, 9, 30, good.utf8.count - 5] {
            let failure = try #require(try failure(String(decoding: good.utf8.prefix(cut), as: UTF8.self)))
            #expect(failure.record == 2)
            #expect(failure.message == "the file ends inside a WARC record")
            #expect(failure.byteOffset == start + cut)
        }
        // All of the text is there; the line ends behind it are not missed at the end.
        for missing in [1, 2, 3, 4] {
            let path = try folder.write("a.wet", String(decoding: (good + good).utf8.dropLast(missing), as: UTF8.self))
            #expect(try readAlike(path).texts == ["good", "good"])
        }
    }

    @Test("a file is WARC by its first bytes, whole or not at all")
    func detection() throws {
        #expect(try readAlike(folder.write("a", record("x"))).texts == ["x"])
        #expect(try readAlike(folder.write("a", "\u{FEFF}\r\n" + record("x"))).texts == ["x"])
        for text in ["W", "WARC/", "WARC/2.0", "WARP/1.0", "WARC/1"] {
            #expect(try readAlike(folder.write("a", text)).texts == [text])
        }
        let only = try readAlike(folder.write("a", record("x", type: "warcinfo")))
        #expect(only.failure?.code == .emptyFile)
        #expect(only.failure?.message.contains("other types than conversion") == true)
    }

    @Test("mutated files come to the same for any blocks", arguments: [1, 2] as [UInt64])
    func mutations(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let whole = (0..<6).map { record("text \($0)\n\nmore", type: $0 == 2 ? "warcinfo" : "conversion") }.joined()
        for _ in 0..<25 {
            var bytes = Array(whole.utf8)
            for _ in 0..<3 {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = UInt8.random(in: 0...127, using: &generator)
                } else {
                    bytes.removeSubrange(place..<min(place + 9, bytes.count))
                }
            }
            let options = ReadingOptions(format: .wet, maximumMalformedRecords: .max, allowsEmptyShards: true)
            let outcome = try readAlike(folder.write("a", bytes), options)
            #expect(outcome.failure == nil)
        }
    }
}
