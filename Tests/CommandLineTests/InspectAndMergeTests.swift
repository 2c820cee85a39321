import Foundation
import Testing

@Suite struct InspectAndMergeTests {
    private let same = Repository.fixture("formats/same.jsonl")

    /// Against Python's counts and order.
    @Test func listsNGramsByCountThenBytes() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--tokenizer", "whitespace", "--output", "out/p", in: folder)
        let golden = try Repository.golden("bigrams.txt")
        let all = try Alignkit.run("inspect", "out/p", "--ngrams", "2", in: folder)
        #expect(all.status == 0 && all.output == golden)
        let top = try Alignkit.run("inspect", "out/p", "--ngrams", "2", "--top", "5", in: folder)
        #expect(top.output == golden.split(separator: "\n").prefix(5).joined(separator: "\n") + "\n")
        let none = try Alignkit.run("inspect", "out/p", "--ngrams", "1", "--top", "0", in: folder)
        #expect(none.status == 0 && none.output.isEmpty)
    }

    /// Against the list of all n-grams.
    @Test func looksUpNGrams() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--tokenizer", "whitespace", "--output", "out/p", in: folder)
        let lines = try Repository.golden("bigrams.txt").split(separator: "\n")
        let asked = [lines[3], lines[lines.count - 1], lines[0]].map { String($0) }
        let ngrams = asked.map { String($0.split(separator: "\t")[1]) } + ["no such", "of no-such-token"]
        let found = try Alignkit.run(["inspect", "out/p"] + ngrams.flatMap { ["--find", $0] }, in: folder)
        #expect(found.status == 0 && found.error.isEmpty)
        let expected = asked + ["0\tno such", "0\tof no-such-token"]
        #expect(found.output == expected.joined(separator: "\n") + "\n")

        let document = try Alignkit.run("inspect", "out/p", "--find", ngrams[0], "--json", in: folder).json()
        let entry = document["found"]?.elements.first
        #expect(entry?["ngram"]?.string == ngrams[0] && entry?["order"]?.number == 2)
        #expect(
            (entry?["count"]?.number).map { String(Int($0)) } == asked[0].split(separator: "\t").first.map(String.init))
        let plain = try Alignkit.run("inspect", "out/p", "--json", in: folder).json()
        #expect(document.keys == plain.keys.union(["found"]))

        _ = try Alignkit.run(
            "profile", same, "--tokenizer", "whitespace", "--restrict-to", "out/p", "--output", "out/r", in: folder)
        let unknown = try Alignkit.run("inspect", "out/r", "--find", "no such", "--find", ngrams[0], in: folder)
        #expect(unknown.output == "-\tno such\n" + asked[0] + "\n")
        let null = try Alignkit.run("inspect", "out/r", "--find", "no such", "--json", in: folder).json()
        #expect(null["found"]?.elements.first?["count"] == .null)
        for words in ["", "a b c d e f"] {
            let outcome = try Alignkit.run("inspect", "out/p", "--find", words, in: folder)
            #expect(outcome.status == 2 && outcome.error.contains("--find takes 1 to 5 tokens"), "\(outcome.error)")
        }
        try Alignkit.run("inspect", "out/p", "--find", "a b c d", in: folder)
            .requireFailure("up to order 3", status: 2)
    }

    @Test func showsTheSameObjectAsProfile() throws {
        let folder = try TestFolder()
        let made = try Alignkit.run(
            "profile", same, "--language-field", "language", "--lowercase", "--normalize", "nfkc", "--output", "out/p",
            "--json", in: folder)
        let shown = try Alignkit.run("inspect", "out/p", "--json", in: folder)
        #expect(made.status == 0 && made.output == shown.output)
        let text = try Alignkit.run("inspect", "out/p", in: folder)
        #expect(text.output.contains("lowercase(15.0)+nfkc(15.0)"), "\(text.output)")
        let listed = try Alignkit.run("inspect", "out/p", "--ngrams", "1", "--json", in: folder)
        #expect(listed.output == shown.output)
    }

    @Test func mergeOfShardsIsTheWhole() throws {
        let folder = try TestFolder()
        let shards = [
            same, Repository.fixture("task/en-fr/train.en.txt"), Repository.fixture("malformed/good.jsonl.zst"),
        ]
        let options = ["--language-field", "language"]
        for (number, shard) in shards.enumerated() {
            let outcome = try Alignkit.run(["profile", shard, "--output", "out/\(number)"] + options, in: folder)
            #expect(outcome.status == 0, "\(outcome.error)")
        }
        let whole = try Alignkit.run(["profile"] + shards + ["--output", "out/whole", "--json"] + options, in: folder)
        let merged = try Alignkit.run(
            "merge", "out/2", "out/0", "out/1", "--output", "out/merged", "--json", in: folder)
        #expect(merged.status == 0 && merged.output == whole.output, "\(merged.error)")
        #expect(try folder.data("out/whole") == folder.data("out/merged"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.temporary).isEmpty)
    }

    @Test func profilesThatDoNotFitAreRefused() throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--output", "out/a", in: folder)
        _ = try Alignkit.run("profile", same, "--lowercase", "--output", "out/b", in: folder)
        _ = try Alignkit.run("profile", same, "--order", "2", "--output", "out/c", in: folder)
        try Alignkit.run("merge", "out/a", "out/b", "--output", "out/x", in: folder)
            .requireFailure("out/b", "tokenizer", "same options")
        try Alignkit.run("merge", "out/a", "out/c", "--output", "out/x", in: folder).requireFailure("out/c", "order")
        try Alignkit.run("merge", "out/a", "out/c", "--output", "out/a", in: folder)
            .requireFailure("out/a", "also an input")
        #expect(try folder.leftovers().sorted() == ["a", "b", "c"])
    }

    @Test(arguments: ["inspect", "merge", "compare"])
    func damagedProfilesAreNamed(_ verb: String) throws {
        let folder = try TestFolder()
        _ = try Alignkit.run("profile", same, "--output", "p", in: folder)
        let whole = try folder.data("p")
        func arguments(_ path: String) -> [String] {
            switch verb {
            case "inspect": ["inspect", path]
            case "merge": ["merge", "p", path, "--output", "out/x"]
            default: ["compare", "p", path]
            }
        }
        func check(_ name: String, _ data: Data, _ parts: String...) throws {
            try data.write(to: URL(fileURLWithPath: folder.path(name)))
            let outcome = try Alignkit.run(arguments(name), in: folder)
            outcome.requireFailure(name)
            for part in parts { #expect(outcome.error.contains(part), "\(outcome.error)") }
        }
        try check("short", whole.prefix(whole.count - 100), "bytes")
        try check("header", whole.prefix(10))
        var newer = whole
        newer[newer.startIndex + 8] = 99
        try check("newer", newer)
        var flipped = whole
        for index in stride(from: whole.count / 2, to: whole.count, by: 7) { flipped[index] ^= 0x55 }
        try check("flipped", flipped, "byte")
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func foreignFilesAreNoProfiles() throws {
        let folder = try TestFolder()
        try folder.write("notes", "not a profile\n")
        try Alignkit.run("inspect", "notes", in: folder).requireFailure("notes")
        try Alignkit.run("inspect", "out", in: folder).requireFailure("out", "folder")
        try Alignkit.run("inspect", "nowhere", in: folder).requireFailure("nowhere", "no such file")
        try Alignkit.run("merge", "notes", "--output", "out/x", in: folder).requireFailure("notes")
        _ = try Alignkit.run("profile", same, "--output", "p", in: folder)
        try Alignkit.run("profile", "p", "--output", "out/x", in: folder)
            .requireFailure("p: ", "already", "alignkit merge")
        try Alignkit.run("inspect", "p", "--ngrams", "4", in: folder)
            .requireFailure("up to order 3", status: 2)
        #expect(try folder.leftovers().isEmpty)
    }
}
