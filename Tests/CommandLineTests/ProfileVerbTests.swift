import AlignmentKit
import Foundation
import Testing

@Suite struct ProfileVerbTests {
    private let same = Repository.fixture("formats/same.jsonl")

    /// Against Python's counts, see Scripts/golden/command_line.py.
    @Test func countsEqualAnIndependentCount() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            "profile", same, "--tokenizer", "whitespace", "--language-field", "language", "--output",
            folder.path("out/p"), "--json", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let found = try outcome.json()
        let golden = try JSONDecoder().decode(JSONValue.self, from: Data(Repository.golden("counts.json").utf8))
        let expected = try #require(golden["same"])
        #expect(
            found.keys == [
                "schemaVersion", "signature", "documents", "bytes", "characters", "tokens", "skippedRecords",
                "replacedSequences", "sentences", "orders", "languages", "languageShares", "languageGroups",
            ])
        #expect(found["schemaVersion"] == .number(1))
        #expect(found["signature"]?.string?.contains("tokenizer:whitespace(kenlm)|order:3") == true)
        #expect(found["skippedRecords"] == .number(0))
        for key in ["documents", "bytes", "characters", "tokens", "orders"] { #expect(found[key] == expected[key]) }
        #expect(found["languages"]?.keys == ["de", "en", "fr", "ro"])
        for code in ["de", "en", "fr", "ro"] {
            let share = try #require(found["languages"]?[code]?.number)
            #expect(abs(share - (expected["languages"]?[code]?.number ?? -1)) < 1e-12)
        }
        #expect(CorpusProfile.isProfile(at: folder.path("out/p")))
        #expect(try folder.leftovers() == ["p"])
    }

    @Test func textSaysWhatWasCounted() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            "profile", same, "--language-field", "language", "--output", "out/p", in: folder)
        #expect(outcome.status == 0)
        for part in ["Profile out/p", "13,216 bytes", "documents", "n-grams of order", "en ", "Signature: tokenizer:"] {
            #expect(outcome.output.contains(part), "\(outcome.output)")
        }
    }

    /// Threads, memory and the shards' form of compression leave no trace in the bytes.
    @Test(
        arguments: [
            ["--threads", "3"], ["--threads", "1", "--memory", "8M"], ["--memory", "1GiB", "--progress", "plain"],
            ["--seed", "7"],
        ])
    func bytesAreIndependentOfMeans(_ options: [String]) throws {
        let folder = try TestFolder()
        let shards = [same, Repository.fixture("task/en-fr/train.fr.txt"), Repository.fixture("formats/same.txt.gz")]
        let first = try Alignkit.run(["profile"] + shards + ["--output", "out/a", "--threads", "2"], in: folder)
        let second = try Alignkit.run(
            ["profile"] + shards.reversed() + ["--output", "out/b"] + options, in: folder)
        #expect(first.status == 0 && second.status == 0, "\(first.error)\(second.error)")
        #expect(try folder.data("out/a") == folder.data("out/b"))
    }

    @Test(
        arguments: [
            "same.jsonl.zst", "same.json.gz", "same.txt", "same.txt.zst", "same.txt.gz", "same-two-frames.jsonl.zst",
            "same-two-members.json.gz",
        ])
    func everyFormatGivesOneProfile(_ name: String) throws {
        let folder = try TestFolder()
        let first = try Alignkit.run("profile", same, "--output", "out/a", in: folder)
        let second = try Alignkit.run(
            "profile", Repository.fixture("formats/\(name)"), "--output", "out/b", in: folder)
        #expect(first.status == 0 && second.status == 0, "\(second.error)")
        #expect(try folder.data("out/a") == folder.data("out/b"))
    }

    @Test func standardInputFoldersAndPatternsAreTheSameText() throws {
        let folder = try TestFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("shards/deep"), withIntermediateDirectories: true)
        let text = try String(contentsOfFile: Repository.fixture("formats/same.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        try folder.write("shards/1.txt", lines.prefix(10).joined(separator: "\n"))
        try folder.write("shards/deep/2.txt", lines.dropFirst(10).joined(separator: "\n") + "\n")
        let whole = try Alignkit.run("profile", "-", "--output", "out/a", in: folder, input: text)
        #expect(whole.status == 0, "\(whole.error)")
        for inputs in [["shards"], ["shards/*.txt", "shards/d?ep/*"], ["shards/deep", "shards/1.txt"]] {
            let outcome = try Alignkit.run(["profile"] + inputs + ["--output", "out/b"], in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(try folder.data("out/a") == folder.data("out/b"))
        }
    }

    /// Looking whether an input is a profile must not eat the start of a pipe.
    @Test func namedPipesAreReadOnce() throws {
        let folder = try TestFolder()
        let script = "mkfifo pipe; cat '\(same)' >pipe & exec \"$alignkit\" profile pipe --output out/a"
        #expect(try Alignkit.shell(script, in: folder).status == 0)
        _ = try Alignkit.run("profile", same, "--output", "out/b", in: folder)
        #expect(try folder.data("out/a") == folder.data("out/b"))
    }

    @Test func nestedFieldsAndLabels() throws {
        let folder = try TestFolder()
        try folder.write(
            "a.jsonl",
            """
            {"translation": {"en": "a b c"}, "meta": {"lang": "en"}}
            {"translation": {"en": "d e"}}

            """)
        let outcome = try Alignkit.run(
            "profile", "a.jsonl", "--text-field", "translation.en", "--language-field", "meta.lang", "--language",
            "de", "--output", "out/p", "--json", in: folder)
        let languages = try outcome.json()["languages"]
        #expect(languages == .object(["en": .number(0.6), "de": .number(0.4)]))
    }

    /// With --restrict-to only the n-grams of that profile are listed; totals count everything.
    @Test func restrictedCounts() throws {
        let folder = try TestFolder()
        try folder.write("task.txt", "the house is red\n")
        try folder.write("corpus.txt", "the house is old\nthe the garden\n")
        _ = try Alignkit.run("profile", "task.txt", "--order", "2", "--output", "out/task", in: folder)
        let outcome = try Alignkit.run(
            "profile", "corpus.txt", "--restrict-to", "out/task", "--output", "out/corpus", "--json", in: folder)
        let found = try outcome.json()
        #expect(found["tokens"] == .number(7))
        #expect(found["orders"]?.elements.map { $0["distinct"] } == [.number(3), .number(2)])
        let listed = try Alignkit.run("inspect", "out/corpus", "--ngrams", "1", in: folder)
        #expect(listed.output == "3\tthe\n1\thouse\n1\tis\n")
        let contradiction = try Alignkit.run(
            "profile", "corpus.txt", "--restrict-to", "out/task", "--order", "3", "--output", "out/x", in: folder)
        contradiction.requireFailure("out/task was made with --order 2", status: 2)
    }

    /// Bytes that are not UTF-8 are an error unless they are to be replaced, which is counted in the profile, and adds up.
    @Test func replacedSequencesAreCounted() throws {
        let folder = try TestFolder()
        let input = Repository.fixture("malformed/invalid-utf8.txt")
        let refused = try Alignkit.run("profile", input, "--output", "out/p", in: folder)
        refused.requireFailure("--invalid-utf8 replace")
        let outcome = try Alignkit.run(
            "profile", input, "--invalid-utf8", "replace", "--output", "out/p", "--json", in: folder)
        let count = try #require(try outcome.json()["replacedSequences"]?.number)
        #expect(outcome.status == 0 && count > 0)
        let merged = try Alignkit.run("merge", "out/p", "out/p", "--output", "out/q", "--json", in: folder)
        #expect(try merged.json()["replacedSequences"] == .number(2 * count))
        let text = try Alignkit.run("inspect", "out/q", in: folder)
        #expect(text.output.contains("sequences replaced that were not UTF-8"))
    }

    /// Every form of record gives the same counts as the text alone.
    @Test func recordFormatsCountAlike() throws {
        let folder = try TestFolder()
        try folder.write("a.txt", "one two\nthree\n")
        try folder.write("a.tsv", "id\tbody\tlang\n1\tone two\ten\n2\tthree\tde\n")
        try folder.write("a.csv", "en,\"one two\"\r\nde,three\r\n")
        try folder.write("p.txt", "one two\n\n\nthree\n")
        let record = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Identified-Content-Language: "
        try folder.write(
            "a.wet",
            record + "en\r\nContent-Length: 7\r\n\r\none two\r\n\r\n" + record
                + "de\r\nContent-Length: 5\r\n\r\nthree\r\n\r\n")
        try folder.write(
            "a.tmx",
            "<tmx><body><tu><tuv xml:lang='en'><seg>one two</seg></tuv></tu>"
                + "<tu><tuv xml:lang='en'><seg>three</seg></tuv></tu></body></tmx>")
        func counts(_ arguments: String...) throws -> [JSONValue?] {
            let outcome = try Alignkit.run(["profile", "--output", "out/p", "--json"] + arguments, in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
            let found = try outcome.json()
            return [found["documents"], found["bytes"], found["orders"]]
        }
        let expected = try counts("a.txt")
        #expect(
            try counts("a.tsv", "--format", "tsv", "--text-column", "body", "--language-column", "lang") == expected)
        #expect(try counts("a.tsv", "--format", "tsv", "--text-column", "2", "--header") == expected)
        #expect(try counts("a.csv", "--format", "csv", "--text-column", "2", "--id-field", "1") == expected)
        #expect(try counts("p.txt", "--documents", "paragraphs") == expected)
        #expect(try counts("a.wet") == expected)
        #expect(try counts("a.wet", "--format", "wet") == expected)
        #expect(try counts("a.tmx", "--text-language", "en") == expected)
    }

    /// Tolerated records are counted, said aloud, and can be made to fail the run.
    @Test func skippedRecordsAreReported() throws {
        let folder = try TestFolder()
        let input = Repository.fixture("malformed/two-missing.jsonl")
        let outcome = try Alignkit.run(
            "profile", input, "--skip-malformed", "2", "--output", "out/p", "--json", "--fail-on", "skipped", in: folder
        )
        #expect(outcome.status == 1)
        #expect(try outcome.json()["skippedRecords"] == .number(2))
        #expect(outcome.error.contains("warning: out/p: 2 malformed records were left out"))
        #expect(outcome.error.contains("--fail-on skipped"))
        let one = try Alignkit.run("profile", input, "--skip-malformed", "1", "--output", "out/q", in: folder)
        one.requireFailure("two-missing.jsonl: record 4")
        #expect(try folder.leftovers() == ["p"])
    }

    /// What stood at the output before is untouched by a run that fails, and replaced by one that does not.
    @Test func theOutputIsReplacedAsAWhole() throws {
        let folder = try TestFolder()
        try folder.write("out/p", "precious")
        let failing = try Alignkit.run(
            "profile", Repository.fixture("malformed/invalid-utf8.txt"), "--output", "out/p", in: folder)
        failing.requireFailure("record 3")
        #expect(try folder.data("out/p") == Data("precious".utf8))
        let passing = try Alignkit.run("profile", same, "--output", "out/p", in: folder)
        #expect(passing.status == 0 && CorpusProfile.isProfile(at: folder.path("out/p")))
    }
}
