import Testing

@testable import CorpusIO

@Suite("documents between blank lines")
struct ParagraphTests {
    let folder: TestFolder
    let options = ReadingOptions(documents: .paragraphs)

    init() throws { folder = try TestFolder() }

    @Test("a document runs to a blank line and keeps its line ends")
    func documents() throws {
        let path = try folder.write("a.txt", "\u{FEFF}\n \r\n one\ntwo\r\nthree \r\n\t\n\nfour\r\n\r\n\r\nfive\nsix")
        let outcome = try readAlike(path, options)
        #expect(outcome.failure == nil)
        #expect(
            outcome.texts.map { Array($0.utf8) } == [" one\ntwo\r\nthree ", "four", "five\nsix"].map { Array($0.utf8) })
        #expect(outcome.records.map(\.number) == [1, 2, 3])
        #expect(outcome.records.map(\.offset) == [7, 28, 38])
        #expect(try readAlike(folder.write("b.txt", "x\n\n\n \n"), options).texts == ["x"])
        #expect(try readAlike(folder.write("c.txt", "\n \n"), options).failure?.code == .emptyFile)
    }

    @Test("the limit holds for documents, and JSON Lines stay lines")
    func limits() throws {
        let path = try folder.write("a.txt", "one\n\n12345\n67890\n\nthree\n")
        var small = options
        small.maximumRecordSize = 10
        let failure = try #require(try readAlike(path, small).failure)
        #expect(failure.code == .recordTooLarge)
        #expect(failure.message == "the record is longer than 10 bytes")
        #expect(failure.record == 2)
        #expect(failure.byteOffset == 5)
        #expect(try readAlike(folder.write("a", "{\"text\":\"x\"}\n{\"text\":\"y\"}"), options).texts == ["x", "y"])
    }

    @Test("a byte that is not UTF-8 spoils its document alone")
    func invalidUTF8() throws {
        let path = try folder.write("a.txt", Array("one\n\ntwo\n".utf8) + [0xFF] + Array("\n\nthree".utf8))
        var tolerant = options
        #expect(try readAlike(path, tolerant).failure?.byteOffset == 9)
        tolerant.maximumMalformedRecords = 1
        #expect(try readAlike(path, tolerant).texts == ["one", "three"])
    }
}
