import Foundation
import TestSupport
import Testing

@testable import CorpusIO

@Suite("public JSON suites", .enabled(if: SharedData.exists, "needs ../shared/data"))
struct SharedJSONTests {
    static let folder = SharedData.folder + "/json"
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// The files of JSONTestSuite, by name.
    private func suite() throws -> [(name: String, content: [UInt8])] {
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xJf", Self.folder + "/JSONTestSuite.tar.xz", "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        let tests = folder.path + "/test_parsing"
        return try FileManager.default.contentsOfDirectory(atPath: tests).filter { $0.hasSuffix(".json") }.sorted().map
        {
            (name: $0, content: Array(try Data(contentsOf: URL(fileURLWithPath: "\(tests)/\($0)"))))
        }
    }

    /// Reads one value as a field before and behind the text.
    private func outcomes(_ value: [UInt8]) throws -> [Outcome] {
        let options = ReadingOptions(format: .jsonl, maximumMalformedRecords: 1000)
        return try [
            Array(#"{"value":"#.utf8) + value + Array(#","text":"probe"}"#.utf8),
            Array(#"{"text":"probe","value":"#.utf8) + value + Array("}".utf8),
        ].map { try read([folder.write("a", $0)], options) }
    }

    @Test("JSONTestSuite: values that must parse do, values that must not do not")
    func parsing() throws {
        var counts: [Character: Int] = [:]
        for (name, content) in try suite() {
            guard let kind = name.first else { continue }
            counts[kind, default: 0] += 1
            // In JSON Lines a line feed ends the record; in a valid value it is but a blank.
            let value = kind == "y" ? content.map { $0 == 0x0A ? 0x20 : $0 } : content
            for outcome in try outcomes(value) {
                #expect(outcome.failure == nil)
                switch kind {
                case "y": #expect(outcome.texts == ["probe"] && outcome.skipped == 0, "\(name)")
                case "n": #expect(outcome.texts.isEmpty && outcome.skipped > 0, "\(name)")
                default: #expect(outcome.texts.count + outcome.skipped > 0, "\(name)")
                }
            }
        }
        #expect(counts["y"] == 95)
        #expect(counts["n"] == 188)
        #expect(counts["i"] == 35)
    }

    @Test("JSONTestSuite: strings are unescaped as Foundation does it")
    func strings() throws {
        var compared = 0
        for (name, content) in try suite() where name.hasPrefix("y_string") {
            guard let strings = try? JSONDecoder().decode([String].self, from: Data(content)),
                let string = strings.first,
                let start = content.firstIndex(of: UInt8(ascii: "[")),
                let end = content.lastIndex(of: UInt8(ascii: "]"))
            else { continue }
            let line = Array(#"{"text":"#.utf8) + content[(start + 1)..<end] + Array("}".utf8)
            let outcome = try read([folder.write("a", line)])
            #expect(outcome.texts.map { Array($0.utf8) } == [Array(string.utf8)], "\(name)")
            compared += 1
        }
        #expect(compared > 40)
    }

    @Test("the Big List of Naughty Strings comes back, raw and escaped")
    func naughtyStrings() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/blns.json"))
        let strings = try JSONDecoder().decode([String].self, from: data)
        #expect(strings.count > 500)
        let encoder = JSONEncoder()
        let raw = try strings.map { String(decoding: try encoder.encode(["text": $0]), as: UTF8.self) }
        let escaped = strings.map { string in
            "{\"text\":\"" + string.utf16.map { "\\u" + String(format: "%04X", $0) }.joined() + "\"}"
        }
        for lines in [raw, escaped] {
            let path = try folder.write("a.jsonl", lines.joined(separator: "\n"))
            let outcome = try read([path], ReadingOptions(blockSize: 1000), workers: 2)
            #expect(outcome.failure == nil)
            #expect(outcome.texts.map { Array($0.utf8) } == strings.map { Array($0.utf8) })
        }
    }

    @Test("the Big List of Naughty Strings as text: each line that is not blank")
    func naughtyText() throws {
        let path = Self.folder + "/blns.txt"
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        let expected = bytes.split(separator: 0x0A).filter { line in
            !line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        }
        let outcome = try read([path], ReadingOptions(format: .text))
        #expect(outcome.failure == nil)
        #expect(outcome.texts.map { Array($0.utf8) } == expected.map { Array($0.last == 0x0D ? $0.dropLast() : $0) })
    }
}
