import Foundation
import Testing

@Suite struct SelectVerbTests {
    private let corpus = Repository.fixture("pretraining/unrelated")
    private let like = Repository.fixture("task/en-fr/train.fr.txt")

    @Test func writesRecordsAsTheyStand() throws {
        let folder = try TestFolder()
        let arguments = ["select", corpus, "--like", like, "--fraction", "0.1", "--seed", "7", "--json"]
        let first = try Alignkit.run(arguments + ["--output", "out/a.jsonl.zst", "--threads", "1"], in: folder)
        #expect(first.status == 0 && first.error.isEmpty, "\(first.error)")
        let found = try first.json()
        for key in [
            "documents", "selected", "divergenceBefore", "divergenceAfter", "divergenceRandom", "divergenceNull",
        ] {
            #expect(found[key]?.number != nil, "\(key)")
        }
        let documents = try #require(found["documents"]?.number)
        #expect(found["selected"]?.number == (0.1 * documents).rounded())
        let again = try Alignkit.run(arguments + ["--output", "out/b.jsonl.zst", "--threads", "4"], in: folder)
        #expect(again.output.replacingOccurrences(of: "out/b", with: "out/a") == first.output)
        #expect(try folder.data("out/a.jsonl.zst") == folder.data("out/b.jsonl.zst"))
        let other = try Alignkit.run(
            ["select", corpus, "--like", like, "--fraction", "0.1", "--seed", "8", "--output", "out/c.jsonl.zst"],
            in: folder)
        #expect(other.status == 0 && other.output.hasPrefix("\(Int((0.1 * documents).rounded())) of "))
        #expect(try folder.data("out/a.jsonl.zst") != folder.data("out/c.jsonl.zst"))
        // What was written is a corpus again.
        let profile = try Alignkit.run("profile", "out/a.jsonl.zst", "--output", "out/p", "--json", in: folder)
        #expect(try profile.json()["documents"]?.number == found["selected"]?.number)
        #expect(try folder.leftovers().sorted() == ["a.jsonl.zst", "b.jsonl.zst", "c.jsonl.zst", "p"])
    }

    /// By language models: the best are taken, from standard input as well, and the seed only draws the corpus's models.
    @Test func choosesByLanguageModels() throws {
        let folder = try TestFolder()
        let same = Repository.fixture("formats/same.jsonl")
        let options = ["--like", like, "--method", "moore-lewis", "--count", "5", "--order", "2", "--json"]
        let first = try Alignkit.run(["select", same, "--output", "out/a.jsonl"] + options, in: folder)
        #expect(first.status == 0 && first.error.isEmpty, "\(first.error)")
        let signature = try #require(first.json()["signature"]?.string)
        for part in ["method:moore-lewis|", "modifiedKneserNey(order 2)", "|vocabulary:shared(", "resampled:no"] {
            #expect(signature.contains(part), "\(signature)")
        }
        #expect(try #require(first.json()["divergenceReduction"]?.number) > 0)
        let text = String(decoding: try folder.data("out/a.jsonl"), as: UTF8.self)
        #expect(text.split(separator: "\n").allSatisfy { $0.contains(#""language": "fr""#) }, "\(text)")
        let command = (["select", "-", "--output", "out/b.jsonl"] + options).map { "'\($0)'" }.joined(separator: " ")
        let piped = try Alignkit.shell("cat '\(same)' | \"$alignkit\" \(command)", in: folder)
        #expect(piped.status == 0 && piped.output.replacingOccurrences(of: "out/b", with: "out/a") == first.output)
        #expect(try folder.data("out/b.jsonl") == folder.data("out/a.jsonl"))
    }

    @Test func readsStandardInput() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.shell(
            "cat '\(Repository.fixture("formats/same.jsonl"))' | \"$alignkit\" select - --like '\(like)' --count 3 "
                + "--top --output out/a.jsonl", in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let lines = Set(
            try String(contentsOfFile: Repository.fixture("formats/same.jsonl"), encoding: .utf8).split(separator: "\n")
        )
        let written = String(decoding: try folder.data("out/a.jsonl"), as: UTF8.self).split(separator: "\n")
        #expect(written.count == 3 && written.allSatisfy(lines.contains))
        #expect(try folder.leftovers() == ["a.jsonl"])
    }

    @Test(
        arguments: [
            (["--output", "out/a"], "--fraction F or --count N"),
            (["--fraction", "0.5", "--count", "3", "--output", "out/a"], "--fraction F or --count N"),
            (["--fraction", "1.5", "--output", "out/a"], "up to 1"), (["--fraction", "0.5"], "--output"),
            (["--count", "1", "--output", "out/a", "--features", "tfidf"], "folds or dsir"),
            (["--count", "1", "--output", "out/a", "--features", "dsir", "--order", "3"], "leave"),
            (["--count", "1", "--output", "out/a", "--length-correction", "max"], "calibrated"),
            (["--count", "1", "--output", "out/a", "--method", "random"], "method 'random'"),
        ])
    func wrongUsage(_ options: [String], _ part: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(["select", corpus, "--like", like] + options, in: folder)
        #expect(outcome.status == 2 && outcome.error.contains(part), "\(outcome.error)")
        #expect(try folder.leftovers().isEmpty)
    }

    /// Nothing is written where the input is bad.
    @Test func badInputLeavesNothing() throws {
        let folder = try TestFolder()
        let bad = Repository.fixture("malformed/truncated.jsonl.zst")
        try Alignkit.run("select", bad, "--like", like, "--count", "1", "--output", "out/a", in: folder)
            .requireFailure("truncated.jsonl.zst")
        #expect(try folder.leftovers().isEmpty)
        let gained = try Alignkit.run(
            "select", corpus, "--like", like, "--fraction", "1", "--output", "out/a", "--fail-on", "nothingGained",
            in: folder)
        #expect(gained.status == 1)
    }
}
