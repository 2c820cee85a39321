import Foundation
import TextSegmentation

/// The models of Fixtures/tokenizers, and what other libraries do with them (Scripts/golden/tokenizers.py).
struct TokenizerFixtures: Decodable {
    struct Model: Decodable {
        /// Of each text, the lengths of its tokens.
        var lengths: [[Int]]
        /// FNV-1a of all tokens of all texts.
        var bytes: String
        /// FNV-1a of the lengths of the tokens of each hundred random texts.
        var random: [String]
    }

    var texts: [String]
    var randomTexts: [String]
    var models: [String: Model]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Fixtures/tokenizers").standardizedFileURL

    static let shared: TokenizerFixtures = {
        do {
            return try JSONDecoder().decode(
                TokenizerFixtures.self, from: Data(contentsOf: folder.appendingPathComponent("golden.json")))
        } catch {
            preconditionFailure("Fixtures/tokenizers/golden.json cannot be read: \(error)")
        }
    }()

    static func contents(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// A model by the name of its file.
    static func model(_ name: String) throws -> TokenizerModel {
        let text = try contents(of: name)
        let stem = String(name.prefix { $0 != "." })
        if name.hasSuffix(".tiktoken"), let encoding = TiktokenEncoding(rawValue: stem) {
            return try TokenizerModel(ranks: text, encoding: encoding)
        }
        return try TokenizerModel(tokenizerJSON: text)
    }

    /// The names of the byte-level models.
    static let bytePairNames = [
        "gpt2.json", "llama3.json", "qwen.json", "o200k.json", "spaces.json", "prefix.json", "digits.json", "runs.json",
        "r50k_base.tiktoken", "cl100k_base.tiktoken", "o200k_base.tiktoken",
    ]
}
