import Foundation
import Testing

/// Cross-entropies of `compare`.
@Suite struct CompareLanguageModelsTests {
    private let corpus = Repository.fixture("formats/same.jsonl")
    private let source = Repository.fixture("task/en-fr/train.en.txt")
    private let target = Repository.fixture("task/en-fr/train.fr.txt")

    private func measures(_ outcome: Alignkit.Outcome, _ name: String) throws -> [JSONValue] {
        try #require(outcome.json()["measures"]?.elements).filter { $0["name"] == .string(name) }
    }

    @Test func everySideHasACrossEntropyAndADifference() throws {
        let folder = try TestFolder()
        let names = ["--measures", "crossEntropy,crossEntropyDifference", "--order", "2"]
        let task = ["compare", corpus, "--source", source, "--target", target] + names
        let nats = try Alignkit.run(task + ["--json", "--threads", "1"], in: folder)
        #expect(nats.status == 0 && nats.error.isEmpty, "\(nats.error)")
        #expect(try Alignkit.run(task + ["--json", "--threads", "3"], in: folder).output == nats.output)
        for name in ["crossEntropy", "crossEntropyDifference"] {
            let rows = try measures(nats, name)
            #expect(rows.compactMap { $0["side"]?.string } == ["source", "target", "both"])
            for row in rows {
                let values = try ["lower", "estimate", "upper", "plugIn"].map { try #require(row[$0]?.number, "\($0)") }
                #expect(values[0] < values[1] && values[1] < values[2])
                #expect(row["unit"] == .string("nats per token") && row["order"] == .number(2))
                #expect((row["null"]?.number != nil) == (name == "crossEntropy"))
                #expect(row["estimator"]?.string?.contains("modifiedKneserNey(order 2), shared vocabulary of ") == true)
            }
        }
        let perplexities = try #require(nats.json()["perplexities"]?.elements)
        let first = try #require(try measures(nats, "crossEntropy")[0]["estimate"]?.number)
        #expect(abs((perplexities[0]["perplexity"]?.number ?? 0) - exp(first)) < 1e-9)
        let bits = try Alignkit.run(task + ["--json", "--bits", "--fail-on", "crossEntropy>1"], in: folder)
        #expect(bits.status == 1)
        let row = try measures(bits, "crossEntropy")[0]
        #expect(row["unit"] == .string("bits per token"))
        #expect(abs((row["estimate"]?.number ?? 0) - first / log(2)) < 1e-9)
        let same = try #require(bits.json()["perplexities"]?.elements[0]["perplexity"]?.number)
        #expect(abs(same / exp(first) - 1) < 1e-12)
    }

    /// The same numbers as `lm` has, where the corpus knows every word of the text.
    @Test func isWhatLanguageModelsSay() throws {
        let folder = try TestFolder()
        try folder.write("corpus.txt", "a b a c b a\nb a c a b c a a b b\nc c a b\n")
        try folder.write("text.txt", "a c b a\nb a b c c\n")
        let counting = ["--sentences", "records", "--tokenizer", "whitespace", "--order", "2"]
        #expect(
            try Alignkit.run(["profile", "corpus.txt", "--output", "corpus.profile"] + counting, in: folder).status == 0
        )
        #expect(try Alignkit.run(["lm", "corpus.profile", "--arpa", "corpus.arpa"], in: folder).status == 0)
        let score = try Alignkit.run(["lm", "--score", "text.txt", "--arpa", "corpus.arpa", "--json"], in: folder)
        let compared = try Alignkit.run(["compare", "corpus.profile", "text.txt", "--json"], in: folder)
        let expected = try #require(score.json()["perplexity"]?.number)
        let found = try #require(compared.json()["perplexities"]?.elements.first?["perplexity"]?.number)
        #expect(abs(found / expected - 1) < 1e-5, "\(found) \(expected)")
    }

    @Test func textSaysWhatItIs() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run("compare", corpus, source, "--order", "2", in: folder)
        for part in ["cross-entropy under its 2-gram model", "perplexity", "Moore and Lewis"] {
            #expect(outcome.output.contains(part), "\(outcome.output)")
        }
        for line in outcome.output.split(separator: "\n") where !line.hasPrefix("Signature") {
            #expect(line.count <= 120, "\(line)")
        }
        // A corpus of which only some n-grams are counted cannot be modelled, and that is no failure.
        #expect(try Alignkit.run("profile", source, "--output", "s", "--order", "2", in: folder).status == 0)
        let restricted = ["profile", corpus, "--restrict-to", "s", "--output", "r", "--order", "2"]
        #expect(try Alignkit.run(restricted, in: folder).status == 0)
        let undefined = try Alignkit.run("compare", "r", "s", "--json", in: folder)
        #expect(undefined.status == 0)
        let row = try measures(undefined, "crossEntropy")[0]
        #expect(row["estimate"] == .null && row["estimator"]?.string?.hasPrefix("undefined: ") == true)
    }
}
