import TestSupport
import Testing

@testable import CorpusIO

@Suite("tables")
struct TableRecordTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func options(
        _ format: RecordFormat, _ text: String = "1", language: String? = nil, identifier: String? = nil,
        header: Bool = false, skip: Int = 0
    ) -> ReadingOptions {
        ReadingOptions(
            format: format,
            table: TableOptions(
                text: TableColumn(text), language: language.map { TableColumn($0) },
                identifier: identifier.map { TableColumn($0) }, hasHeader: header),
            maximumMalformedRecords: skip)
    }

    @Test("TSV: columns by number, blank lines and carriage returns aside")
    func numbers() throws {
        let path = try folder.write("a.tsv", "\u{FEFF}1\ten\tone \"x\r\n\n2\tde\t\r\n\t\t\n3\t\tdrei")
        let outcome = try readAlike(path, options(.tsv, "3", language: "2", identifier: "1"))
        #expect(outcome.failure == nil)
        #expect(outcome.texts == ["one \"x", "", "drei"])
        #expect(outcome.records.map(\.language) == ["en", "de", ""])
        #expect(outcome.records.map(\.identifier) == ["1", "2", "3"])
        #expect(outcome.records.map(\.offset) == [3, 17, 27])
        #expect(outcome.records.map(\.number) == [1, 2, 3])
    }

    @Test("columns by name, with a header in each shard and its own order")
    func names() throws {
        let first = try folder.write("1.tsv", "id\tlang\ttext\n1\ten\tone\n2\tde\tzwei\n")
        let second = try folder.write("2.tsv", "text\tid\tlang\ndrei\t3\tde\n")
        let options = options(.tsv, "text", language: "lang", identifier: "id")
        for (blockSize, workers) in [(1, 1), (1, 3), (1000, 2)] {
            var changed = options
            changed.blockSize = blockSize
            let outcome = try read([first, second], changed, workers: workers)
            #expect(outcome.failure == nil)
            #expect(outcome.texts == ["one", "zwei", "drei"])
            #expect(outcome.records.map(\.language) == ["en", "de", "de"])
            #expect(outcome.records.map(\.identifier) == ["1", "2", "3"])
            #expect(outcome.records.map(\.number) == [1, 2, 1])
            #expect(outcome.records.map(\.offset) == [13, 22, 13])
        }
        // Numbers and a header that is to be passed over.
        #expect(try readAlike(first, self.options(.tsv, "3", header: true)).texts == ["one", "zwei"])
        #expect(try readAlike(first, self.options(.tsv, "3")).texts == ["text", "one", "zwei"])
    }

    @Test("CSV as RFC 4180 has it: quotes, doubled quotes, commas and line ends inside them")
    func quoted() throws {
        let text = [
            #"id,"the ""text""",lang"#, #"1,"a, ""b"""#, "c\n\nd\",en", "2,plain,", "", #""3","",de"#,
            "4,\"é\u{FEFF}\",\"x\"",
        ].joined(separator: "\r\n")
        let path = try folder.write("a.csv", text)
        let outcome = try readAlike(path, options(.csv, "the \"text\"", language: "lang", identifier: "id"))
        #expect(outcome.failure == nil)
        #expect(
            outcome.texts.map { Array($0.utf8) }
                == ["a, \"b\"\r\nc\n\nd", "plain", "", "é\u{FEFF}"].map { Array($0.utf8) })
        #expect(outcome.records.map(\.language) == ["en", "", "de", "x"])
        #expect(outcome.records.map(\.identifier) == ["1", "2", "3", "4"])
        for record in outcome.records { #expect(record.offset == 0 || Array(text.utf8)[record.offset - 1] == 0x0A) }
    }

    @Test(
        "malformed rows are refused at the offending byte, and others are read",
        arguments: [
            ("x,y,z,w", "4 columns wide", 4), ("x", "1 column wide", 1), ("x,a\"b", "inside a column", 3),
            ("\"x\"y,z", "closing quote", 3), ("\"x\" ,z", "closing quote", 3), ("x,\"\"y", "closing quote", 4),
        ])
    func malformed(_ row: String, _ message: String, _ position: Int) throws {
        let path = try folder.write("a.csv", "a,b\n\ncd,\n\(row)\nlast,z\n")
        let failure = try #require(try readAlike(path, options(.csv)).failure)
        #expect(failure.record == 3)
        #expect(failure.code == .malformedRecord)
        #expect(failure.message.contains(message))
        #expect(failure.byteOffset == 9 + position)
        let skipped = try readAlike(path, options(.csv, skip: 1))
        #expect(skipped.texts == ["a", "cd", "last"])
        #expect(skipped.skipped == 1)
    }

    @Test("a quote that is never closed takes the rest of the file, and its place is where it opens")
    func openQuote() throws {
        let path = try folder.write("a.csv", "a,b\nc,\"d\ne,f\n")
        let failure = try #require(try readAlike(path, options(.csv)).failure)
        #expect(failure.record == 2)
        #expect(failure.byteOffset == 6)
        #expect(failure.message.contains("never closed"))
        #expect(try readAlike(path, options(.csv, skip: 1)).texts == ["a"])
        var small = options(.csv)
        small.maximumRecordSize = 5
        #expect(try read([path], small).failure?.code == .recordTooLarge)
    }

    @Test("a row of another width names both widths and its identifier")
    func width() throws {
        let path = try folder.write("a.tsv", "id\ttext\nr1\tx\nr2\ty\tz\nr3\n")
        let options = options(.tsv, "text", identifier: "id")
        let failure = try #require(try readAlike(path, options).failure)
        #expect(failure.identifier == "r2")
        #expect(failure.byteOffset == 18)
        #expect(
            failure.description
                == "\(path): record 2 (r2), byte 18 of the decompressed text: the row is 3 columns wide, and the first "
                + "row is 2; repair the row, or tolerate bad records (--skip-malformed N)")
        var tolerant = options
        tolerant.maximumMalformedRecords = 1
        let next = try #require(try readAlike(path, tolerant).failure)
        #expect(next.byteOffset == 22)
        #expect(next.identifier == "r3")
    }

    @Test("a column that is not there is an error that says what is")
    func missing() throws {
        let path = try folder.write("a.csv", "id,body\n1,x\n")
        let named = try #require(try readAlike(path, options(.csv, "text")).failure)
        #expect(named.code == .missingField)
        #expect(named.message == "there is no column \"text\": the first row has id, body")
        let numbered = try #require(try readAlike(path, options(.csv, "3")).failure)
        #expect(numbered.message == "there is no column 3: the first row is 2 columns wide")
        #expect(numbered.record == 1)
        let header = try folder.write("b.csv", "id,\"te\"xt\n1,x\n")
        let broken = try #require(try readAlike(header, options(.csv, "text", skip: 9)).failure)
        #expect(broken.message == "in the header row: bytes follow a column's closing quote")
        #expect(broken.byteOffset == 7)
        let alone = try folder.write("c.csv", "id,text\n")
        #expect(try readAlike(alone, options(.csv, "text")).failure?.code == .emptyFile)
    }

    @Test(
        "mutated rows: those that are read, and their places, do not depend on the blocks",
        arguments: [1, 2] as [UInt64])
    func mutations(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let rows = (0..<30).map { "\($0),\"line \($0)\n with \"\"quotes\"\"\",plain é\r\n" }.joined()
        for _ in 0..<25 {
            var bytes = Array(rows.utf8)
            for _ in 0..<3 {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte: UInt8 = [0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0x41].randomElement(using: &generator) ?? 0
                if Bool.random(using: &generator) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            for format in [RecordFormat.csv, .tsv] {
                let path = try folder.write("a", bytes)
                let outcome = try readAlike(path, options(format, "1", skip: 10_000))
                #expect(outcome.records.count + outcome.skipped > 0)
            }
        }
    }
}
