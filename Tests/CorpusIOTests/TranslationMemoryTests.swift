import Foundation
import TestSupport
import Testing

@testable import CorpusIO

@Suite("TMX files")
struct TranslationMemoryTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func document(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY x ">">]>
        <!-- <tu> in a comment </tu> -->
        <tmx version="1.4"><header srclang="en" note='>'><note>n</note></header>
        <body>\(body)</body>
        </tmx>

        """
    }

    private func unit(_ english: String, _ german: String, id: String = "u") -> String {
        "<tu tuid=\"\(id)\"><prop>p</prop>\n<tuv xml:lang=\"EN-us\"><seg>\(english)</seg></tuv>"
            + "<tuv lang='de'><note>x</note><seg>\(german)</seg></tuv></tu>\n"
    }

    private func texts(_ body: String, _ language: String = "en") throws -> [String] {
        let outcome = try readAlike(folder.write("a.tmx", document(body)), ReadingOptions(textLanguage: language))
        #expect(outcome.failure == nil)
        return outcome.texts
    }

    @Test(
        "segments, without markup",
        arguments: [
            ("plain", "plain"), ("", ""), ("a &amp; b &lt;c&gt; &quot;&apos;", "a & b <c> \"'"),
            ("&#233;&#xE9;&#x1F642;&#10;|", "éé🙂\n|"), ("<![CDATA[<seg> & </tu>]]>!", "<seg> & </tu>!"),
            ("a<bpt i=\"1\">&lt;b></bpt>b<ept i=\"1\">x</ept>c<ph/>d<it pos='begin'>y<sub>z</sub></it>e", "abcde"),
            ("a<hi type=\"b>\">b<ph>x</ph></hi>c", "abc"), ("a<!-- </seg> -->b<?p </tu>?>c", "abc"),
            ("line\r\nline\rline", "line\nline\nline"), ("漢字 é", "漢字 é"),
        ])
    func segments(_ markup: String, _ text: String) throws {
        let body = unit(markup, "x") + unit("y", markup)
        #expect(try texts(body).map { Array($0.utf8) } == [text, "y"].map { Array($0.utf8) })
        #expect(try texts(body, "DE").map { Array($0.utf8) } == ["x", text].map { Array($0.utf8) })
    }

    @Test("units have identifiers, numbers and places")
    func places() throws {
        let text = document(unit("one", "eins", id: "1") + unit("two", "zwei", id: "2"))
        for path in [try folder.write("a.tmx", text), try folder.write("a.tmx.gz", Compress.gzip(text))] {
            let outcome = try readAlike(path, ReadingOptions(textLanguage: "de"))
            #expect(outcome.texts == ["eins", "zwei"])
            #expect(outcome.records.map(\.identifier) == ["1", "2"])
            #expect(outcome.records.map(\.number) == [1, 2])
            for record in outcome.records {
                #expect(Array(text.utf8)[record.offset...].starts(with: Array("<tu tuid".utf8)))
            }
        }
        #expect(try texts(unit("a", "b").replacing("<tu ", with: "<tu a='/>' ")) == ["a"])
    }

    @Test(
        "malformed units are refused at the offending byte, and others are read",
        arguments: [
            ("a &nbsp; b", "entity", 2), ("a & b", "entity", 2), ("&#0;", "entity", 0), ("&#xD800;", "entity", 0),
            ("a < b", "not well-formed", 2), ("a\u{1}b", "character", 1), ("<hi>x", "end tag", 5),
            ("x</hi>", "end tag", 1), ("<hi", "not well-formed", 0),
        ])
    func malformed(_ markup: String, _ message: String, _ position: Int) throws {
        let bad = unit(markup, "x", id: "bad")
        let text = document(unit("first", "x") + bad + unit("last", "x"))
        let path = try folder.write("a.tmx", text)
        let failure = try #require(try readAlike(path, ReadingOptions(textLanguage: "en")).failure)
        #expect(failure.message.contains(message))
        #expect(failure.record == 2)
        #expect(failure.identifier == "bad")
        let before = try #require(text.range(of: bad)).lowerBound
        let segment = try #require(bad.range(of: "<seg>")).upperBound
        #expect(failure.byteOffset == text[..<before].utf8.count + bad[..<segment].utf8.count + position)
        let tolerant = try readAlike(path, ReadingOptions(textLanguage: "en", maximumMalformedRecords: 1))
        #expect(tolerant.texts == ["first", "last"])
        #expect(tolerant.skipped == 1)
    }

    @Test("a unit without the language, and one that is not closed")
    func incomplete() throws {
        let missing = try folder.write("a.tmx", document(unit("a", "b")))
        let failure = try #require(try readAlike(missing, ReadingOptions(textLanguage: "fr")).failure)
        #expect(failure.code == .missingField)
        #expect(failure.message == "the translation unit has no segment in \"fr\"")
        #expect(try readAlike(missing, ReadingOptions(textLanguage: "d")).failure != nil)
        let open = try folder.write("b.tmx", document("<tu><tuv xml:lang='en'><seg>x</seg></tuv>" + unit("b", "c")))
        #expect(try readAlike(open, ReadingOptions(textLanguage: "en")).failure?.record == 1)
        let rest = try readAlike(open, ReadingOptions(textLanguage: "en", maximumMalformedRecords: 1))
        #expect(rest.failure == nil)
        #expect(rest.texts == ["b"])
    }

    @Test("documents that are cut, are none, are in another encoding, or whose language is not said")
    func documents() throws {
        let whole = document(unit("one", "eins"))
        func failure(_ text: [UInt8], _ options: ReadingOptions = ReadingOptions(textLanguage: "en")) throws
            -> CorpusError?
        {
            try readAlike(folder.write("a.tmx", text), options).failure
        }
        for cut in stride(from: 0, to: whole.utf8.count - 2, by: 13) {
            let failure = try #require(try failure(Array(whole.utf8.prefix(cut))))
            #expect([.truncated, .malformedRecord, .emptyFile].contains(failure.code))
        }
        #expect(try failure(Array("<html></html>".utf8))?.message == "it holds no <tmx> element")
        #expect(try failure(Array("<html><tu></tu></html>".utf8))?.code == .malformedRecord)
        #expect(try failure([0xFF, 0xFE, 0x3C, 0x00])?.message.contains("UTF-16") == true)
        #expect(
            try failure(Array(whole.replacing("UTF-8", with: "iso-8859-1").utf8))?.message.contains("iso-8859-1")
                == true)
        #expect(try failure(Array(whole.utf8), ReadingOptions())?.advice?.contains("--text-language") == true)
    }

    @Test("mutated documents come to the same for any blocks", arguments: [1, 2] as [UInt64])
    func mutations(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let whole = document((0..<5).map { unit("text &amp; <hi>\($0)</hi>", "<![CDATA[x]]>") }.joined())
        let options = ReadingOptions(
            format: .tmx, textLanguage: "de", maximumMalformedRecords: .max, allowsEmptyShards: true)
        for _ in 0..<25 {
            var bytes = Array(whole.utf8)
            for _ in 0..<3 {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte: UInt8 = Array("<>/\"&!-x".utf8).randomElement(using: &generator) ?? 0
                if Bool.random(using: &generator) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            _ = try readAlike(folder.write("a", bytes), options)
        }
    }
}
