import Testing

@testable import CorpusIO

@Suite("JSON records")
struct JSONRecordTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func texts(_ lines: String, _ options: ReadingOptions = ReadingOptions()) throws -> [String] {
        let outcome = try read([folder.write("a.jsonl", lines)], options)
        #expect(outcome.failure == nil)
        return outcome.texts
    }

    private func failure(_ line: String, field: String = "text") throws -> CorpusError? {
        try failure(bytes: Array(line.utf8), field: field)
    }

    private func failure(bytes: [UInt8], field: String = "text") throws -> CorpusError? {
        let first = Array("{\"text\":\"x\",\"a\":{\"b\":\"x\"}}\n\n".utf8)
        let path = try folder.write("a.jsonl", first + bytes + [0x0A])
        let failure = try read([path], ReadingOptions(textField: field)).failure
        #expect(failure?.record ?? 2 == 2)
        return failure
    }

    @Test(
        "the text is found and unescaped",
        arguments: [
            (#"{"text":"plain"}"#, "plain"), (#" { "text" : "x" } "#, "x"), (#"{"text":""}"#, ""),
            (#"{"id":[1,{"text":"no"}],"text":"yes"}"#, "yes"), (#"{"a":{"text":"no"},"text":"yes"}"#, "yes"),
            (#"{"text":"first","text":"second"}"#, "first"), (#"{"t\u0065xt":"escaped key"}"#, "escaped key"),
            (#"{"text":"\"\\\/\b\f\n\r\t"}"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (#"{"text":"\u0041\u00e9\u20AC\uD83D\uDE42\u0000|"}"#, "Aé€🙂\0|"),
            (
                #"{"text":"é€🙂 long enough to need several words of eight bytes"}"#,
                "é€🙂 long enough to need several words of eight bytes"
            ),
            (
                #"{"text":"a\nbcdefghijkl\nmnopqrstuvwxyz0123456789\u0041bcdefghijklmnopqrstuvw\\xyz"}"#,
                "a\nbcdefghijkl\nmnopqrstuvwxyz0123456789Abcdefghijklmnopqrstuvw\\xyz"
            ),
            (#"{"n":[-0,0.5,1e9,1E-2,12.5e+3,true,false,null,[],{}],"text":"x"}"#, "x"),
            ("{\"text\":\"\u{7f}\u{80}\u{2028}\"}", "\u{7f}\u{80}\u{2028}"),
        ])
    func accepted(_ line: String, _ text: String) throws {
        // Every alignment of the line to the eight bytes that are looked at together.
        for indent in 0..<9 {
            let found = try texts(String(repeating: " ", count: indent) + line + "\r\n")
            #expect(found.map { Array($0.utf8) } == [Array(text.utf8)])
        }
    }

    @Test(
        "paths lead through objects",
        arguments: [
            ("a.b", #"{"a":{"b":"x"}}"#), ("a.b", #"{"b":"no","a":{"c":{"b":"no"},"b":"x"},"z":{"b":"no"}}"#),
            ("a.b.c", #"{"a":{"x":{"b":{"c":"no"}},"b":{"c":"x"}}}"#), ("", #"{"":"x"}"#),
            ("a.a", #"{"a":{"a":"x"}}"#), ("a.b", #"{"c":[{"a":{"b":"no"}}],"a":{"b":"x"}}"#),
        ])
    func paths(_ path: String, _ line: String) throws {
        #expect(try texts(line, ReadingOptions(textField: path)) == ["x"])
    }

    @Test(
        "where no way leads to a string, the record's start is the place",
        arguments: [
            ("text", #"{"txt":"x"}"#, CorpusError.Code.missingField), ("text", #"{}"#, .missingField),
            ("text", #"{"text":null}"#, .fieldNotString), ("text", #"{"text":5}"#, .fieldNotString),
            ("text", #"{"text":["x"]}"#, .fieldNotString), ("text", #"{"text":{"text":"x"}}"#, .fieldNotString),
            ("a.b", #"{"a":"x"}"#, .missingField), ("a.b", #"{"a":[{"b":"x"}]}"#, .missingField),
            ("a.b", #"{"a.b":"x"}"#, .missingField), ("a.b", #"{"a":{"c":1},"a":{"b":"x"}}"#, .missingField),
            ("a.b", #"{"a":1,"a":{"b":"x"}}"#, .missingField), ("a.b", #"{"x":{"a":{"b":"x"}}}"#, .missingField),
            ("text", #"{"text":null,"text":"x"}"#, .fieldNotString),
        ])
    func notFound(_ path: String, _ line: String, _ code: CorpusError.Code) throws {
        let record = #"{"text":"x","a":{"b":"x"}}"#
        let error = try #require(try failure(line, field: path))
        #expect(error.code == code)
        #expect(error.record == 2)
        #expect(error.byteOffset == record.utf8.count + 2)
    }

    @Test("null and other kinds have messages of their own")
    func messages() throws {
        #expect(try failure(#"{"text":null}"#)?.message == #"the field "text" is null"#)
        #expect(try failure(#"{"text":1}"#)?.message == #"the field "text" is not a string"#)
        #expect(try failure(#"{"a":1}"#)?.message == #"the JSON object has no field "text""#)
        #expect(try failure("hello")?.message == "the line is not a JSON object")
        #expect(try failure("[1]")?.advice?.contains("jq -c '.[]'") == true)
    }

    @Test(
        "broken lines are refused at the offending byte",
        arguments: [
            ("hello", 0), ("[1]", 0), ("\"x\"", 0), ("  1", 2), ("{\"text\":\"x\"", 11), ("{\"text\":\"x", 10),
            ("{\"text", 6),
            ("{\"text\":", 8), ("{", 1), ("{\"text\":\"x\"}}", 12), ("{\"text\":\"x\"} {", 13),
            ("{\"text\":\"x\",}", 12),
            ("{,\"text\":\"x\"}", 1), ("{\"text\" \"x\"}", 8), ("{text:\"x\"}", 1), ("{'text':'x'}", 1),
            ("{\"text\":\"x\" \"a\":1}", 12),
            ("{\"text\":\"\\x\"}", 9), ("{\"text\":\"\\u12g4\"}", 9), ("{\"text\":\"\\ud800\"}", 9),
            ("{\"text\":\"\\udc00\"}", 9),
            ("{\"text\":\"\\ud800\\u0041\"}", 9), ("{\"text\":\"\\ud800\\ud800\"}", 9),
            ("{\"text\":\"ab\\ud83d\"}", 11),
            ("{\"text\":\"a\tb\"}", 10), ("{\"text\":\"a\u{1f}b\"}", 10), ("{\"text\":\"\\n0123456789\0\"}", 21),
            ("{\"text\":\"x\",\"a\":01}", 17), ("{\"text\":\"x\",\"a\":-}", 16), ("{\"text\":\"x\",\"a\":1.}", 16),
            ("{\"text\":\"x\",\"a\":.5}", 16),
            ("{\"text\":\"x\",\"a\":1e}", 16), ("{\"text\":\"x\",\"a\":+1}", 16), ("{\"text\":\"x\",\"a\":tru}", 16),
            ("{\"text\":\"x\",\"a\":NaN}", 16),
            ("{\"text\":\"x\",\"a\":nul", 19), ("{\"text\":\"x\",\"a\":[1,]}", 19), ("{\"text\":\"x\",\"a\":[1}", 18),
            ("{\"text\":\"x\",\"a\":[}", 17),
            ("{\"text\":\"x\",\"a\":{\"b\"}}", 20), ("{\"text\":\"x\",\"a\":\"\\", 18), ("{\"text\":\"x\"}\u{c}", 12),
            ("{\"text\":\"x\",\"\\q\":1}", 13),
            ("{\"text\":\"x\",\"a\":]}", 16), ("{\"text\":\"x\"]", 11),
        ])
    func malformed(_ line: String, _ position: Int) throws {
        let start = #"{"text":"x","a":{"b":"x"}}"#.utf8.count + 2
        let error = try #require(try failure(line))
        #expect(error.code == .malformedRecord)
        #expect(error.record == 2)
        #expect(error.byteOffset == start + position)
    }

    @Test(
        "invalid UTF-8 anywhere in the line is refused",
        arguments: [
            ([0x22, 0xFF, 0x22], 16), ([0x22, 0xC0, 0x80, 0x22], 16), ([0x22, 0xED, 0xA0, 0x80, 0x22], 16),
            ([0xFF], 15),
        ] as [([UInt8], Int)])
    func invalidUTF8(_ value: [UInt8], _ position: Int) throws {
        let start = #"{"text":"x","a":{"b":"x"}}"#.utf8.count + 2
        let line = Array(#"{"x":0,"other":"#.utf8) + value + Array(#","text":"x"}"#.utf8)
        let error = try #require(try failure(bytes: line))
        #expect(error.code == .invalidUTF8)
        #expect(error.byteOffset == start + position)
    }

    @Test("nesting is followed to its limit and refused beyond it", arguments: ["[", "{\"a\":"])
    func depth(_ opening: String) throws {
        func line(_ depth: Int) -> String {
            let closing = opening == "[" ? "]" : "}"
            let nested = String(repeating: opening, count: depth - 1)
            return "{\"n\":" + nested + "1" + String(repeating: closing, count: depth - 1) + ",\"text\":\"x\"}"
        }
        #expect(try texts(line(JSONRecordParser.maximumDepth)) == ["x"])
        let error = try failure(line(JSONRecordParser.maximumDepth + 1))
        #expect(error?.message.contains("1024 levels") == true)
        #expect(try failure(line(100_000))?.code == .malformedRecord)
    }

    @Test("languages are lent where they are strings")
    func languages() throws {
        let lines = """
            {"text":"a","lang":"de"}
            {"lang":"f\\u0072","text":"b"}
            {"text":"c"}
            {"text":"d","lang":5}
            {"text":"e","lang":null}
            {"text":"f","lang":""}
            """
        let path = try folder.write("a.jsonl", lines)
        let outcome = try read([path], ReadingOptions(languageField: "lang"))
        #expect(outcome.records.map(\.language) == ["de", "fr", nil, nil, nil, ""])
        #expect(try read([path]).records.allSatisfy { $0.language == nil })
        let same = try read(
            [path], ReadingOptions(textField: "lang", languageField: "lang", maximumMalformedRecords: 9))
        #expect(same.records.map(\.language) == ["de", "fr", ""])
        #expect(same.texts == ["de", "fr", ""])
    }

    @Test("formats are found by content and by name")
    func formats() throws {
        let json = "{\"text\":\"x\"}\n"
        func texts(_ name: String, _ content: [UInt8], _ format: RecordFormat = .automatic) throws -> [String] {
            try read([folder.write(name, content)], ReadingOptions(format: format)).texts
        }
        #expect(try texts("a", Array(json.utf8)) == ["x"])
        #expect(try texts("a.txt", Array(json.utf8)) == ["x"])
        #expect(try texts("a", Array("\u{FEFF}\r\n  \n\(json)".utf8)) == ["x"])
        #expect(try texts("a", Compress.gzip(json)) == ["x"])
        #expect(try texts("a", Array("[x]\n".utf8)) == ["[x]"])
        #expect(try texts("a", Array(json.utf8), .text) == [String(json.dropLast())])
        for name in ["a.jsonl", "a.JSONL.zst", "a.json.gz", "a.ndjson", "a.jsonlines"] {
            let broken = try read([folder.write(name, "oops\n")])
            #expect(broken.failure?.message == "the line is not a JSON object")
        }
        // Each shard by itself.
        let mixed = try read([folder.write("1", "plain\n"), folder.write("2", json), folder.write("3", "plain\n")])
        #expect(mixed.texts == ["plain", "x", "plain"])
    }
}
