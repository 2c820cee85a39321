import AlignmentKit
import Foundation
import Testing

@Suite struct TokenizerOptionTests {
    private let same = Repository.fixture("formats/same.jsonl")
    private let model = "bpe:\(Repository.fixture("tokenizers/qwen.json"))"

    private func profile(_ tokenizer: String, _ output: String, in folder: TestFolder) throws -> Alignkit.Outcome {
        try Alignkit.run("profile", same, "--tokenizer", tokenizer, "--output", output, "--json", in: folder)
    }

    /// The command line counts what the library cuts.
    @Test(arguments: [
        "bpe:\(Repository.fixture("tokenizers/qwen.json"))",
        "bpe:\(Repository.fixture("tokenizers/o200k_base.tiktoken"))",
        "tiktoken:\(Repository.fixture("tokenizers/o200k_base.tiktoken"))",
        "tiktoken:o200k_base:ranks", "graphemes",
    ])
    func countsTokens(_ argument: String) throws {
        let folder = try TestFolder()
        var argument = argument
        if argument.hasSuffix(":ranks") {
            // A file whose name says nothing.
            let copy = folder.path("ranks")
            try FileManager.default.copyItem(
                atPath: Repository.fixture("tokenizers/o200k_base.tiktoken"), toPath: copy)
            argument = "tiktoken:o200k_base:\(copy)"
        }
        let outcome = try profile(argument, "out/p", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let scheme: Tokenization.Scheme
        if argument == "graphemes" {
            scheme = .graphemes
        } else {
            let path = String(argument.split(separator: ":").last ?? "")
            let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            scheme = .model(
                path.hasSuffix(".json")
                    ? try TokenizerModel(tokenizerJSON: file) : try TokenizerModel(ranks: file, encoding: .o200k))
        }
        let tokenization = Tokenization(scheme: scheme)
        let found = try outcome.json()
        #expect(found["signature"]?.string?.contains("tokenizer:\(tokenization.signature)|") == true)
        var tokens = 0
        for line in try String(contentsOfFile: same, encoding: .utf8).split(separator: "\n") {
            let record = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
            tokens += TextTokenizer(tokenization).tokens(in: record["text"] ?? "").count
        }
        #expect(found["tokens"] == .number(Double(tokens)))
    }

    /// A profile is read, printed, merged and compared without the model's file, and counts no text without it.
    @Test func profilesNeedNoModel() throws {
        let folder = try TestFolder()
        let copy = folder.path("model.json")
        try FileManager.default.copyItem(atPath: Repository.fixture("tokenizers/qwen.json"), toPath: copy)
        for name in ["a", "b"] { #expect(try profile("bpe:\(copy)", "out/\(name)", in: folder).status == 0) }
        try FileManager.default.removeItem(atPath: copy)
        for arguments in [
            ["inspect", "out/a"], ["inspect", "out/a", "--ngrams", "2", "--top", "3"], ["compare", "out/a", "out/b"],
            ["merge", "out/a", "out/b", "--output", "out/c"],
        ] {
            let outcome = try Alignkit.run(arguments, in: folder)
            #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(arguments): \(outcome.error)")
        }
        try Alignkit.run("compare", "out/a", same, in: folder).requireFailure("bpe(15.0-", "--tokenizer")
        try Alignkit.run("profile", same, "--restrict-to", "out/a", "--output", "out/d", in: folder)
            .requireFailure("not loaded", "--tokenizer")
        let outcome = try Alignkit.run("compare", "out/a", same, "--tokenizer", model, in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let other = "bpe:\(Repository.fixture("tokenizers/gpt2.json"))"
        try Alignkit.run("compare", "out/a", same, "--tokenizer", other, in: folder)
            .requireFailure("out/a was made with the tokenizer bpe(", status: 2)
    }

    @Test func foldsCase() throws {
        let folder = try TestFolder()
        try folder.write("text", "Straße STRASSE\nΣΑΣ σασ\n")
        let outcome = try Alignkit.run("profile", "text", "--case-fold", "--output", "out/p", "--json", in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let summary = try outcome.json()
        #expect(summary["signature"]?.string?.contains("+folding(15.0)") == true)
        let ngrams = try Alignkit.run("inspect", "out/p", "--ngrams", "1", in: folder)
        #expect(ngrams.output == "2\tstrasse\n2\tσασ\n")
        try Alignkit.run("compare", "out/p", "text", "--lowercase", in: folder)
            .requireFailure("out/p was made with --case-fold", status: 2)
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        let folder = try TestFolder()
        try folder.write(
            "unigram.json", "{\"pre_tokenizer\":{\"type\":\"ByteLevel\"},\"model\":{\"type\":\"Unigram\"}}")
        try folder.write("broken.json", "{\"model\":")
        try folder.write("ranks", "IQ== 0\n")
        try folder.write("cl100k_base.tiktoken", "IQ== zero\n")
        try profile("bpe:absent", "out/p", in: folder).requireFailure("absent", "no such")
        try profile("bpe:unigram.json", "out/p", in: folder).requireFailure("unigram.json: model.type", "Unigram")
        try profile("bpe:broken.json", "out/p", in: folder).requireFailure("broken.json", "byte 9")
        try profile("bpe:ranks", "out/p", in: folder).requireFailure(
            "--tokenizer tiktoken:ENCODING:ranks", "cl100k_base")
        try profile("bpe:cl100k_base.tiktoken", "out/p", in: folder).requireFailure("line 1")
        try profile("tiktoken:p50k_base:ranks", "out/p", in: folder).requireFailure("ranks", "not whole")
        try profile("sentencepiece:ranks", "out/p", in: folder).requireFailure("SentencePiece")
        #expect(try folder.leftovers().isEmpty)
    }
}
