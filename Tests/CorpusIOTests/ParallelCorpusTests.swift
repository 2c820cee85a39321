import Foundation
import TestSupport
import Testing

@testable import CorpusIO

@Suite("parallel corpora")
struct ParallelCorpusTests {
    struct Pair: Equatable {
        var number: Int
        var offset: Int
        var source: String
        var target: String
    }

    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func options(_ reading: ReadingOptions = ReadingOptions()) -> ParallelReadingOptions {
        ParallelReadingOptions(sourceLanguage: "en", targetLanguage: "de", reading: reading)
    }

    private func string(_ span: Span<UInt8>) -> String {
        unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private func pairs(_ corpus: ParallelCorpus, _ options: ParallelReadingOptions) throws -> [Pair] {
        var reference: [Pair]?
        for blockSize in [1, 7, 1 << 20] {
            var changed = options
            changed.reading.blockSize = blockSize
            var pairs: [Pair] = []
            try corpus.forEachPair(options: changed) { pair in
                pairs.append(
                    Pair(
                        number: pair.number, offset: pair.byteOffset, source: pair.withSource { string($0) },
                        target: pair.withTarget { string($0) }))
            }
            #expect(reference == nil || reference == pairs)
            reference = pairs
        }
        return reference ?? []
    }

    private func failure(_ corpus: ParallelCorpus, _ options: ParallelReadingOptions) -> CorpusError? {
        do {
            _ = try pairs(corpus, options)
            return nil
        } catch { return error as? CorpusError }
    }

    @Test("aligned files, in pairs of shards; blank lines count")
    func aligned() throws {
        let source = [try folder.write("1.en", "one\n\nthree\r\n"), try folder.write("2.en", "four")]
        let target = [
            try folder.write("1.de.gz", Compress.gzip("eins\nzwei\n\n")), try folder.write("2.de", "{\"vier\n"),
        ]
        #expect(
            try pairs(try ParallelCorpus(source: source, target: target), options()) == [
                Pair(number: 1, offset: 0, source: "one", target: "eins"),
                Pair(number: 2, offset: 4, source: "", target: "zwei"),
                Pair(number: 3, offset: 5, source: "three", target: ""),
                Pair(number: 1, offset: 0, source: "four", target: "{\"vier"),
            ])
        #expect(throws: CorpusError.self) { try ParallelCorpus(source: source, target: [target[0]]) }
    }

    @Test("files of unequal length are an error that names both and the line", arguments: [false, true])
    func unequal(_ isSwapped: Bool) throws {
        let long = [try folder.write("1.long", "a\nb\nc\n"), try folder.write("2.long", "d\n")]
        let short = [try folder.write("1.short", "a\nb\n"), try folder.write("2.short", "d\n")]
        let corpus = try ParallelCorpus(source: isSwapped ? short : long, target: isSwapped ? long : short)
        let error = try #require(failure(corpus, options()))
        #expect(error.message == "line 3 has no partner: \(short[0]) ends after line 2")
        #expect(error.path == long[0])
        #expect(error.record == 3)
        #expect(error.byteOffset == 4)
        let empty = try folder.write("empty", "")
        let none = try ParallelCorpus(source: isSwapped ? [empty] : [long[1]], target: isSwapped ? [long[1]] : [empty])
        #expect(failure(none, options())?.message == "line 1 has no partner: \(empty) ends after line 0")
    }

    @Test("pairs in JSON Lines, tables and TMX")
    func files() throws {
        let expected = [("one \"1\"", "eins"), ("two", "zwei é")]
        func texts(_ name: String, _ content: String, _ options: ParallelReadingOptions) throws -> Bool {
            let found = try pairs(ParallelCorpus(inputs: [folder.write(name, content)]), options)
            return found.map(\.source) == expected.map(\.0) && found.map(\.target) == expected.map(\.1)
        }
        let nested = """
            {"translation": {"de": "eins", "en": "one \\"1\\""}}
            {"id": 1, "translation": {"en": "two", "fr": "x", "de": "zwei \\u00e9"}}
            """
        #expect(try texts("a.jsonl", nested, options()))
        var flat = options()
        flat.sourceField = "s"
        flat.targetField = "t"
        #expect(
            try texts("b.jsonl", "{\"t\":\"eins\",\"s\":\"one \\\"1\\\"\"}\n{\"s\":\"two\",\"t\":\"zwei é\"}", flat))
        #expect(try texts("a.tsv", "one \"1\"\teins\ntwo\tzwei é\n", options(ReadingOptions(format: .tsv))))
        var named = options(ReadingOptions(format: .csv))
        named.sourceColumn = .name("en")
        named.targetColumn = .name("de")
        #expect(try texts("a.csv", "de,id,en\neins,1,\"one \"\"1\"\"\"\nzwei é,2,two\n", named))
        let units = expected.map {
            "<tu><tuv xml:lang='de-AT'><seg>\($0.1)</seg></tuv><tuv xml:lang='en'><seg>\($0.0)</seg></tuv></tu>"
        }
        #expect(try texts("a.tmx", "<tmx><body>\(units.joined())</body></tmx>", options()))
    }

    @Test("a pair that lacks a side is malformed; files of texts hold none")
    func missing() throws {
        let path = try folder.write(
            "a.jsonl", "{\"translation\":{\"en\":\"x\"}}\n{\"translation\":{\"en\":\"x\",\"de\":\"y\"}}\n")
        let corpus = try ParallelCorpus(inputs: [path])
        let error = try #require(failure(corpus, options()))
        #expect(error.code == .missingField)
        #expect(error.message.contains("translation.de"))
        #expect(try pairs(corpus, options(ReadingOptions(maximumMalformedRecords: 1))).map(\.number) == [2])
        let texts = try ParallelCorpus(inputs: [try folder.write("a.txt", "x\ty\n")])
        #expect(failure(texts, options())?.code == .unsupported)
        let wide = try ParallelCorpus(inputs: [try folder.write("b.tsv", "x\ty\nz\n")])
        #expect(failure(wide, options(ReadingOptions(format: .tsv)))?.byteOffset == 5)
    }

    @Test("one side of a file of pairs is a corpus of its own")
    func sides() throws {
        let path = try folder.write("a.jsonl", "{\"translation\":{\"en\":\"x\",\"de\":\"y\"}}\n")
        #expect(try read([path], options().reading(.source)).texts == ["x"])
        #expect(try read([path], options().reading(.target)).texts == ["y"])
    }

    @Test("both sides come from the same pairs, and never from texts", arguments: ParallelReadingOptions.Side.allCases)
    func sidesAgree(_ side: ParallelReadingOptions.Side) throws {
        let lines = [#"{"en":"a","de":"b"}"#, #"{"en":"c"}"#, #"{"de":"d"}"#, #"{"en":"e","de":"f"}"#]
            .map { "{\"translation\":\($0)}\n" }.joined()
        let path = try folder.write("a.jsonl", lines)
        let outcome = try read([path], options(ReadingOptions(maximumMalformedRecords: 2)).reading(side))
        #expect(outcome.texts == (side == .source ? ["a", "e"] : ["b", "f"]))
        #expect(outcome.skipped == 2)
        #expect(try read([path], options().reading(side)).failure?.record == 2)
        let text = try folder.write("a.txt", "x\ty\n")
        #expect(try read([text], options().reading(side)).failure?.code == .unsupported)
    }

    @Test("Multi30k's training set", .enabled(if: SharedData.exists, "needs ../shared/data"))
    func multi30k() throws {
        let folder = SharedData.folder + "/parallel/multi30k"
        let corpus = try ParallelCorpus(source: ["\(folder)/train.en.gz"], target: ["\(folder)/train.de.gz"])
        var count = 0
        var bytes = (source: 0, target: 0)
        try corpus.forEachPair(options: options()) { pair in
            count += 1
            bytes.source += pair.withSource { $0.count }
            bytes.target += pair.withTarget { $0.count }
        }
        #expect(count == 29_000)
        // zcat train.en.gz | wc -lc, less the line feeds.
        #expect(bytes == (1_772_238, 2_081_398))
        let unequal = try ParallelCorpus(source: ["\(folder)/val.en.gz"], target: ["\(folder)/train.de.gz"])
        let error = try #require(failure(unequal, options()))
        #expect(error.record == 1015)
    }
}
