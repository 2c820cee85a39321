import TestSupport
import Testing

@testable import TextSegmentation

/// What loaders refuse, and how they say it.
@Suite struct TokenizerFileTests {
    /// gpt2.json with one text in place of another.
    private static func changed(_ old: String, _ new: String, in name: String = "gpt2.json") throws -> [UInt8] {
        let text = String(decoding: try TokenizerFixtures.contents(of: name), as: UTF8.self)
        try #require(text.contains(old), "\(old)")
        return Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }

    private static func error(_ text: [UInt8]) -> TokenizerModelError? {
        do throws(TokenizerModelError) {
            _ = try TokenizerModel(tokenizerJSON: text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("\"type\":\"BPE\"", "\"type\":\"Unigram\"", "model.type"),
        ("\"dropout\":null", "\"dropout\":0.1", "model.dropout"),
        (
            "\"continuing_subword_prefix\":null", "\"continuing_subword_prefix\":\"##\"",
            "model.continuing_subword_prefix"
        ),
        ("\"end_of_word_suffix\":null", "\"end_of_word_suffix\":\"</w>\"", "model.end_of_word_suffix"),
        ("\"ignore_merges\":false", "\"ignore_merges\":1", "model.ignore_merges"),
        ("\"ignore_merges\"", "\"surprise\"", "model.surprise"),
        ("\"normalizer\":null", "\"normalizer\":{\"type\":\"NFD\"}", "normalizer.type"),
        (
            "\"normalizer\":null", "\"normalizer\":{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"Prepend\"}]}",
            "normalizer.normalizers[0].type"
        ),
        ("\"normalizer\":null", "\"normalizer\":[]", "normalizer"),
        (
            "\"pre_tokenizer\":{\"type\":\"ByteLevel\"", "\"pre_tokenizer\":{\"type\":\"Metaspace\"",
            "pre_tokenizer.type"
        ),
        ("\"use_regex\":true", "\"use_regex\":true,\"x\":0", "pre_tokenizer.x"),
        ("\"normalizer\":null", "\"normalizer\":null,\"truth\":1", "truth"),
        ("\"merges\":[", "\"merges\":[\"a\",", "model.merges[0]"),
        ("\"merges\":[", "\"merges\":[\"a zzzzzz\",", "model.merges[0]"),
        ("\"merges\":[", "\"merges\":[7,", "model.merges[0]"),
        ("\"vocab\":{", "\"vocab\":{\"!\":1,", "model.vocab"),
        ("\"!\":", "\"!!!!!!!!!!!\":", "model.vocab"),
        ("\"special\":true", "\"special\":true,\"oops\":1", "added_tokens[0].oops"),
        ("\"special\":true", "\"special\":false,\"lstrip\":true", "added_tokens[0]"),
    ])
    func refusesByField(_ old: String, _ new: String, _ field: String) throws {
        let error = try #require(Self.error(Self.changed(old, new)))
        #expect(error.field == field, "\(error)")
    }

    @Test(arguments: [
        ("\"Regex\":\"", "\"Regex\":\"x", "pre_tokenizer.pretokenizers[0].pattern"),
        ("\"Regex\":", "\"String\":", "pre_tokenizer.pretokenizers[0].pattern"),
        ("\"behavior\":\"Isolated\"", "\"behavior\":\"Contiguous\"", "pre_tokenizer.pretokenizers[0].behavior"),
        ("\"add_prefix_space\":false", "\"add_prefix_space\":true", "pre_tokenizer.pretokenizers[1].add_prefix_space"),
        ("\"normalized\":false,\"special\":false", "\"normalized\":true,\"special\":false", "added_tokens"),
        (
            "\"rstrip\":false,\"normalized\":false,\"special\":false",
            "\"rstrip\":true,\"normalized\":false,\"special\":false", "added_tokens[1].rstrip"
        ),
    ])
    func refusesByFieldInSequences(_ old: String, _ new: String, _ field: String) throws {
        let error = try #require(Self.error(Self.changed(old, new, in: "qwen.json")))
        #expect(error.field == field, "\(error)")
        #expect(error.code == .unsupported)
    }

    /// What does not decide where text is cut, and merges written as pairs.
    @Test func readsWhatMakesNoDifference() throws {
        let model = try TokenizerFixtures.model("gpt2.json")
        for (old, new) in [
            ("\"truncation\":null", "\"truncation\":{\"max_length\":5}"),
            ("\"post_processor\":null", "\"post_processor\":{\"type\":\"TemplateProcessing\"}"),
            ("\"unk_token\":null", "\"unk_token\":\"<unk>\""),
            ("\"vocab\":{", "\"vocab\":{\"<\u{FF5C}begin\u{FF5C}>\":9999,"),
            ("\"normalizer\":null", "\"normalizer\":{\"type\":\"Sequence\",\"normalizers\":[]}"),
        ] {
            #expect(try TokenizerModel(tokenizerJSON: Self.changed(old, new)) == model, "\(new)")
        }
        // The first merge as older versions of tokenizers write it.
        let text = String(decoding: try TokenizerFixtures.contents(of: "gpt2.json"), as: UTF8.self)
        let first = try #require(text.firstMatch(of: /"merges":\[\["([^"]+)","([^"]+)"\]/))
        let older = text.replacing(first.0, with: "\"merges\":[\"\(first.1) \(first.2)\"")
        #expect(try TokenizerModel(tokenizerJSON: Array(older.utf8)) == model)
        #expect(
            TokenizerModel.isTokenizerJSON(Array(" \n{".utf8)) && !TokenizerModel.isTokenizerJSON(Array("IQ== 0".utf8)))
    }

    @Test(arguments: [
        "", "{", "[]", "nul", "{}", "{\"model\":}", "{\"model\":{}} x", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":01}", "{\"a\":1.}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":[1,]}", "{\"a\" 1}", "{\"a\":\"\u{1}\"}", "{,}",
    ])
    func refusesOtherText(_ text: String) {
        #expect(Self.error(Array(text.utf8))?.code == .malformed, "\(text)")
    }

    @Test func refusesDeepNesting() {
        #expect(
            Self.error([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))?.message.contains("nesting") == true)
    }

    @Test func readsJSON() throws {
        let value = try JSONParser.parse(
            Array(" {\"a\\u00e9\\n\\ud83d\\ude00\" : [ -12, 1.5, 1e400, true, false, null, \"x\\/\\\"\" ] } ".utf8))
        guard case .object(let members) = value, case .array(let elements) = members[0].value else {
            return #expect(Bool(false))
        }
        #expect(members[0].key == "aé\n😀")
        #expect(
            elements.map(\.kind) == [
                "a number", "a number", "a number", "a truth value", "a truth value", "null", "a string",
            ])
        guard case .number(-12) = elements[0], case .number(nil) = elements[1], case .string("x/\"") = elements[6]
        else {
            return #expect(Bool(false))
        }
    }

    /// Damaged files are refused or read, never a crash.
    @Test(arguments: ["qwen.json", "o200k_base.tiktoken"]) func survivesMutation(_ name: String) throws {
        let whole = try TokenizerFixtures.contents(of: name)
        var random = SplitMix64(seed: 11)
        for _ in 0..<60 {
            var text = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text[place] = UInt8.random(in: 0...255, using: &random)
                case 1: text.remove(at: place)
                case 2: text.insert(Array("{}[]\",:0\\ =\n".utf8).randomElement(using: &random)!, at: place)
                default: text.removeSubrange(place..<min(text.count, place + 500))
                }
            }
            let model =
                name.hasSuffix(".json")
                ? try? TokenizerModel(tokenizerJSON: text) : try? TokenizerModel(ranks: text, encoding: .o200k)
            if let model { _ = TextTokenizer(Tokenization(scheme: .model(model))).tokens(in: "The reader's 12345 été") }
        }
    }

    @Test(arguments: [
        ("IQ==", "line 1"), ("IQ== x", "line 1"), ("IQ= 0", "line 1"), ("I!== 0", "line 1"), (" 0", "line 1"),
        ("IQ== 0\n\nIg== -1", "line 3"), ("IQ== 99999999999999999999", "line 1"), ("IQ== 0\nIg== 0", ""),
        ("IQ== 0\nIQ== 1", ""), ("IQ== 0", ""), ("", ""),
    ])
    func refusesRanks(_ text: String, _ field: String) throws {
        let error = #expect(throws: TokenizerModelError.self) {
            try TokenizerModel(ranks: Array(text.utf8), encoding: .cl100k)
        }
        #expect(error?.field == field)
    }
}
