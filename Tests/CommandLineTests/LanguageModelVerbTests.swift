import Foundation
import Testing

@Suite struct LanguageModelVerbTests {
    private let english = Repository.fixture("task/train.en.txt")

    @Test func estimatesWritesAndScores() throws {
        let folder = try TestFolder()
        let made = try Alignkit.run(
            "lm", english, "--order", "3", "--arpa", "out/m.arpa", "--binary", "out/m.model", "--json", in: folder)
        #expect(made.status == 0, "\(made.error)")
        let document = try made.json()
        #expect(
            document.keys.isSuperset(of: [
                "schemaVersion", "signature", "perplexity", "perplexityExcludingUnknown", "logProbability", "tokens",
                "unknown",
            ]))
        #expect(document["orders"]?.elements.count == 3)
        #expect(document["signature"]?.string?.contains("modifiedKneserNey") == true)
        #expect(try folder.leftovers().sorted() == ["m.arpa", "m.model"])
        let arpa = try Alignkit.run("lm", "--score", english, "--arpa", "out/m.arpa", "--json", in: folder)
        let binary = try Alignkit.run("lm", "--score", english, "--binary", "out/m.model", "--json", in: folder)
        #expect(arpa.status == 0 && binary.status == 0, "\(arpa.error)\(binary.error)")
        for key in ["perplexity", "perplexityExcludingUnknown", "logProbability", "tokens", "unknown"] {
            #expect(try arpa.json()[key] == binary.json()[key])
            let training = try #require(document[key]?.number)
            let scored = try #require(try arpa.json()[key]?.number)
            #expect(abs(training - scored) < 1e-5 * abs(training) + 1e-12, "\(key)")
        }
    }

    @Test func profilesCompressedModelsAndConversion() throws {
        let folder = try TestFolder()
        let text = try folder.write("t.txt", "a b c\n\na c\nb\n")
        let run = try Alignkit.shell(
            """
            set -e
            $alignkit profile \(text) --tokenizer whitespace --sentences records --output p
            $alignkit lm p --arpa a.arpa
            $alignkit lm \(text) --arpa b.arpa --threads 2
            cmp a.arpa b.arpa
            gzip -k a.arpa
            $alignkit lm --arpa a.arpa.gz --binary c.model
            $alignkit lm --score \(text) --arpa a.arpa.gz --json >1
            $alignkit lm --score \(text) --binary c.model --json >2
            $alignkit lm --score - --binary c.model --json <\(text) >3
            """, in: folder)
        #expect(run.status == 0, "\(run.error)")
        let scores = try ["1", "2", "3"].map {
            try JSONDecoder().decode(JSONValue.self, from: folder.data($0))["logProbability"]?.number
        }
        #expect(scores[0] != nil && scores[0] == scores[1] && scores[1] == scores[2])
        // Four sentences, the blank one too, and six words.
        #expect(try JSONDecoder().decode(JSONValue.self, from: folder.data("1"))["tokens"]?.number == 10)
        #expect(run.error.contains("fallback discounts"))
    }

    @Test func theModelSaysHowTextIsCut() throws {
        let folder = try TestFolder()
        let run = try Alignkit.run(
            "lm", english, "--order", "2", "--tokenizer", "words", "--lowercase", "--arpa", "m.arpa", "--json",
            in: folder)
        #expect(run.status == 0, "\(run.error)")
        let scored = try Alignkit.run("lm", "--score", english, "--arpa", "m.arpa", "--json", in: folder)
        #expect(try scored.json()["unknown"]?.number == 0)
        #expect(try scored.json()["tokens"] == run.json()["tokens"])
        let other = try Alignkit.run(
            "lm", "--score", english, "--arpa", "m.arpa", "--tokenizer", "whitespace", "--json", in: folder)
        #expect(try (other.json()["unknown"]?.number ?? 0) > 0)
    }

    @Test func oneVocabularyForTwoModels() throws {
        let folder = try TestFolder()
        try folder.write("a.txt", "a b c\n")
        try folder.write("b.txt", "c d e f\n")
        let run = try Alignkit.shell(
            """
            set -e
            $alignkit lm a.txt --arpa a1 ; $alignkit lm b.txt --arpa b1
            $alignkit lm a.txt --vocabulary-of b1 --arpa a2 --json >a ; $alignkit lm b.txt --vocabulary-of a1 --arpa b2 --json >b
            """, in: folder)
        #expect(run.status == 0, "\(run.error)")
        let counts = try ["a", "b"].map {
            try JSONDecoder().decode(JSONValue.self, from: folder.data($0))["vocabulary"]?.number
        }
        // Six words, <unk> and two boundaries.
        #expect(counts == [9, 9])
    }

    @Test func conditions() throws {
        let folder = try TestFolder()
        try folder.write("a.txt", "a b c\n")
        #expect(try Alignkit.run("lm", "a.txt", "--arpa", "m", "--fail-on", "fallback", in: folder).status == 1)
        try folder.write("b.txt", "a x\n")
        let unknown = try Alignkit.run("lm", "--score", "b.txt", "--arpa", "m", "--fail-on", "unknown", in: folder)
        #expect(unknown.status == 1, "\(unknown.error)")
        #expect(
            try Alignkit.run("lm", "--score", "b.txt", "--arpa", "m", "--fail-on", "perplexity>1e6", in: folder).status
                == 0)
    }

    @Test func badInput() throws {
        let folder = try TestFolder()
        try folder.write("reserved.txt", "fine\na <s> b\n")
        try Alignkit.run("lm", "reserved.txt", "--arpa", "out/m", in: folder)
            .requireFailure("reserved.txt: record 2, byte 5 of the decompressed text", "<s>", "omitted")
        let omitted = try Alignkit.run(
            "lm", "reserved.txt", "--arpa", "m", "--reserved-tokens", "omitted", "--json", in: folder)
        #expect(try omitted.json()["tokens"]?.number == 5, "\(omitted.error)")
        try folder.write("bad.arpa", "\\data\\\nngram 1=1\n\n\\1-grams:\nx\ta\n")
        try Alignkit.run("lm", "--score", "reserved.txt", "--arpa", "bad.arpa", in: folder)
            .requireFailure("bad.arpa: line 5, byte 28: 'x' is no number")
        try Alignkit.run("lm", "--score", "reserved.txt", "--arpa", "reserved.txt", in: folder)
            .requireFailure("no language model")
        try Alignkit.run("lm", "absent.txt", "--arpa", "out/m", in: folder).requireFailure("absent.txt")
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func usage() throws {
        let folder = try TestFolder()
        for arguments in [
            ["lm"], ["lm", english], ["lm", "--score", english], ["lm", english, "--score", english, "--arpa", "m"],
            ["lm", english, "--arpa", "m", "--order", "6"], ["lm", english, "--arpa", "m", "--binary", "m"],
            ["lm", english, "--arpa", "m", "--discount-fallback", "2"],
            ["lm", english, "--arpa", "m", "--sentences", "words"],
        ] {
            let outcome = try Alignkit.run(arguments, in: folder)
            #expect(outcome.status == 2, "\(arguments): \(outcome.error)")
        }
    }

    @Test func sentencesInProfiles() throws {
        let folder = try TestFolder()
        try folder.write("t.txt", "a b\n\nb\n")
        let run = try Alignkit.shell(
            """
            set -e
            $alignkit profile t.txt --sentences records --output s --json >s.json
            $alignkit inspect s --ngrams 2
            $alignkit profile t.txt --output n >/dev/null
            """, in: folder)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == "2\tb </s>\n1\t<s> </s>\n1\t<s> a\n1\t<s> b\n1\ta b\n")
        let summary = try JSONDecoder().decode(JSONValue.self, from: folder.data("s.json"))
        #expect(summary["sentences"]?.number == 3)
        #expect(summary["tokens"]?.number == 9)
        #expect(summary["signature"]?.string?.contains("boundaries:records") == true)
        try Alignkit.run("merge", "s", "n", "--output", "m", in: folder)
            .requireFailure("sentence boundaries", "--sentences")
        try Alignkit.run("compare", "s", "n", in: folder).requireFailure("sentence boundaries")
    }
}
