import Testing

@Suite struct UsageTests {
    private static let text = Repository.fixture("formats/same.txt")

    /// Wrong usage: status 2, a message that names what is wrong, and nothing done.
    @Test(
        arguments: [
            (["fly"], "fly"), (["profile", text], "--output"), (["profile", "--output", "out/p"], "<inputs>"),
            (["profile", text, "--output", "out/p", "--order", "6"], "--order takes a number from 1 to 5"),
            (["profile", text, "--output", "out/p", "--threads", "0"], "--threads"),
            (["profile", text, "--output", "out/p", "--memory", "much"], "--memory"),
            (["profile", text, "--output", "out/p", "--format", "xml"], "use auto, jsonl, text, tsv, csv, wet or tmx"),
            (["profile", text, "--output", "out/p", "--text-column", "2"], "--format tsv or --format csv"),
            (["profile", text, "--output", "out/p", "--documents", "pages"], "lines or paragraphs"),
            (["profile", text, "--output", "out/p", "--invalid-utf8", "drop"], "error or replace"),
            (["profile", text, "--output", "out/p", "--tokenizer", "bpe"], "no tokenizer 'bpe'"),
            (["profile", text, "--output", "out/p", "--tokenizer", "wordpiece:x"], "no tokenizer"),
            (["profile", text, "--output", "out/p", "--lowercase", "--case-fold"], "one of them"),
            (["profile", text, "--output", "out/p", "--tokenizer", "letters"], "words, whitespace"),
            (["profile", text, "--output", "out/p", "--normalize", "nfd"], "nfkc"),
            (["profile", text, "--output", "out/p", "--skip-malformed", "-1"], "--skip-malformed"),
            (["profile", text, "--output", "out/p", "--text-field", "a..b"], "--text-field"),
            (["profile", text, "--output", "out/p", "--window-limit", "3G"], "--window-limit takes 1K to 2G"),
            (["compare", text, text, "--window-limit", "0"], "--window-limit"),
            (["compare", text, text, "--http-attempts", "0"], "--http-attempts takes 1 or more"),
            (["profile", text, "--output", "out/p", "--http-timeout", "nan"], "--http-timeout takes 0.001 to"),
            (["profile", text, "--output", "out/p", "--progress", "loud"], "auto, never or plain"),
            (["profile", text, "--output", "out/p", "--fail-on", "flat"], "--fail-on does not know 'flat'"),
            (["profile", text, "--output", "out/p", "--unheard-of"], "--unheard-of"),
            (["compare", text], "downstream"), (["compare", text, "--source", text], "both --source and --target"),
            (["compare", text, text, "--language-shares", "en=2"], "en=2"),
            (["compare", text, text, "--language-shares", "en=0.7,de=0.7"], "more than 1"),
            (["compare", text, text, "--fail-on", "tokenCoverage<few"], "no condition"),
            (["predict", "--pretraining", text, "--source", text], "--target"),
            (
                ["predict", "--pretraining", text, "--source", text, "--target", text, "--finetuning-tokens", "-1"],
                "--finetuning-tokens"
            ),
            (["fit"], "CSV"), (["fit", "o.csv", "--at", "25B"], "25B"),
            (["fit", "o.csv", "--holdout", "-1"], "--holdout"),
            (["inspect", "p", "--top", "3"], "--ngrams"), (["inspect", "p", "--ngrams", "6"], "--ngrams"),
            (["merge", "p"], "--output"),
        ])
    func wrongUsage(_ arguments: [String], _ part: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(arguments, in: folder)
        #expect(outcome.status == 2 && !outcome.wasKilled, "\(outcome.error)")
        #expect(outcome.error.contains(part), "\(outcome.error)")
        #expect(outcome.output.isEmpty)
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func rootHelp() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run("--help", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty)
        #expect(outcome.output == (try Repository.golden("help.txt")))
    }

    @Test(
        arguments: [
            "profile", "inspect", "merge", "prune", "export", "import", "compare", "predict", "select", "overlap",
            "mix", "rank", "fit", "lm", "identify",
        ])
    func helpOfVerbsHasAnExample(_ verb: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(verb, "--help", in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("\n  alignkit \(verb) "), "\(outcome.output)")
        for option in ["--json", "--seed", "--progress", "--fail-on"] { #expect(outcome.output.contains(option)) }
    }

    @Test func versionAndCompletions() throws {
        let folder = try TestFolder()
        #expect(try Alignkit.run("--version", in: folder).output == "0.1.0\n")
        for shell in ["bash", "zsh", "fish"] {
            let outcome = try Alignkit.run("--generate-completion-script", shell, in: folder)
            #expect(outcome.status == 0 && outcome.output.contains("restrict-to"))
        }
    }
}
