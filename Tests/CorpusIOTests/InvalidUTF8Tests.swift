import TestSupport
import Testing

@testable import CorpusIO

@Suite("bytes that are not UTF-8, replaced")
struct InvalidUTF8Tests {
    let folder: TestFolder
    let options = ReadingOptions(invalidUTF8: .replace)

    init() throws { folder = try TestFolder() }

    /// The examples of The Unicode Standard 15.0, section 3.9, tables 3-8 to 3-11, and edges of the automaton.
    static let examples: [(bytes: [UInt8], scalars: [UInt32])] = [
        (
            [0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41],
            [
                0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD,
                0xFFFD, 0xFFFD, 0x41,
            ]
        ),
        (
            [0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41],
            [
                0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD,
                0xFFFD, 0xFFFD, 0x41,
            ]
        ),
        (
            [0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42],
            [
                0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0x41,
                0xFFFD, 0xFFFD, 0x42,
            ]
        ),
        ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], [0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0x41]),
        ([0x41, 0xC3], [0x41, 0xFFFD]), ([0xF0, 0x9F, 0x99], [0xFFFD]), ([0xC3, 0xC3, 0xA9], [0xFFFD, 0xE9]),
    ]

    @Test("each maximal subpart becomes one U+FFFD", arguments: examples)
    func text(_ bytes: [UInt8], _ scalars: [UInt32]) throws {
        let path = try folder.write("a.txt", Array("fine é\n".utf8) + bytes + [0x0A] + bytes + bytes)
        let outcome = try readAlike(path, options)
        #expect(outcome.failure == nil)
        let count = scalars.count { $0 == 0xFFFD }
        #expect(outcome.replaced == 3 * count)
        #expect(
            outcome.texts.map { $0.unicodeScalars.map(\.value) } == [
                "fine é".unicodeScalars.map(\.value), scalars, scalars + scalars,
            ])
        // Swift's own decoding follows the same recommendation.
        #expect(outcome.texts[1] == String(decoding: bytes, as: UTF8.self))
        #expect(outcome.records.map(\.offset) == [0, 8, 9 + bytes.count])
    }

    @Test("in JSON, what is lent is repaired and counted; other fields are neither")
    func json() throws {
        let first =
            Array(#"{"other":""#.utf8) + [0xFF] + Array(#"","lang":"d"#.utf8) + [0xC3] + Array(#"","text":"a"#.utf8)
        let line = first + [0xE2, 0x82] + Array(#"\u00e9"#.utf8) + [0xA9] + Array("\"}\n{\"text\":\"é\"}\n".utf8)
        let path = try folder.write("a.jsonl", line)
        var options = options
        options.languageField = "lang"
        let outcome = try readAlike(path, options)
        #expect(outcome.failure == nil)
        #expect(outcome.texts == ["a\u{FFFD}é\u{FFFD}", "é"])
        #expect(outcome.records[0].language == "d\u{FFFD}")
        #expect(outcome.replaced == 3)
        #expect(try read([path]).failure?.byteOffset == 10)
    }

    @Test("a malformed record's place is that of the file")
    func places() throws {
        let path = try folder.write(
            "a.jsonl",
            Array("{\"text\":\"".utf8) + [0xFF, 0xFF] + Array("\"}\n{\"text\":\"".utf8)
                + [0xFF] + Array("\",}\n".utf8))
        let outcome = try readAlike(path, options)
        #expect(outcome.failure?.record == 2)
        #expect(outcome.failure?.byteOffset == 14 + 12)
    }

    @Test("random bytes become what Swift's own decoding makes of them", arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<30 {
            let pool: [UInt8] = [0x41, 0x80, 0xBF, 0xC3, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xFF]
            let lines = (0..<20).map { _ in
                [0x78]
                    + (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                        pool.randomElement(using: &generator) ?? 0
                    }
            }
            let path = try folder.write("a", Array(lines.joined(separator: [0x0A])))
            let outcome = try read([path], options, workers: 2)
            #expect(outcome.texts == lines.map { String(decoding: $0, as: UTF8.self) })
            let expected = outcome.texts.joined().unicodeScalars.count { $0 == "\u{FFFD}" }
            #expect(outcome.replaced == expected)
        }
    }
}
