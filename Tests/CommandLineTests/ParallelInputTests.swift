import Foundation
import Testing

/// A task given as files of pairs.
@Suite struct ParallelInputTests {
    private let corpus = Repository.fixture("formats/same.jsonl")
    private let languages = ["--source-language", "en", "--target-language", "fr", "--language-field", "language"]
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let pairs = [("the cat sat", "le chat dort"), ("a \"dog\" & more", "un chien"), ("the end", "la fin")]
        try folder.write("en.txt", pairs.map { $0.0 + "\n" }.joined())
        try folder.write("fr.txt", pairs.map { $0.1 + "\n" }.joined())
        let json = try pairs.map { pair in
            let object = ["translation": ["en": pair.0, "fr": pair.1]]
            return String(decoding: try JSONEncoder().encode(object), as: UTF8.self) + "\n"
        }
        try folder.write("pairs.jsonl", json.joined())
        try folder.write("pairs.tsv", pairs.map { "\($0.0)\t\($0.1)\n" }.joined())
        let units = pairs.map { pair in
            let source = pair.0.replacing("&", with: "&amp;")
            return
                "<tu><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"fr\"><seg>\(pair.1)</seg></tuv></tu>\n"
        }
        try folder.write(
            "pairs.tmx",
            "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>\n\(units.joined())</body></tmx>\n")
    }

    /// One comparison of the files of both sides stands beside one of each form of pairs: each takes seconds in debug builds.
    @Test func pairsAreBothSides() throws {
        #expect(
            try Alignkit.run(
                ["profile", corpus, "--output", "corpus", "--order", "1"] + languages.suffix(2), in: folder
            )
            .status == 0)
        let compare = ["compare", "corpus", "--json"] + languages.prefix(4)
        let sides = try Alignkit.run(compare + ["--source", "en.txt", "--target", "fr.txt"], in: folder)
        #expect(sides.status == 0, "\(sides.error)")
        for pairs in [["pairs.jsonl"], ["pairs.tmx"], ["pairs.tsv", "--format", "tsv"]] {
            let found = try Alignkit.run(compare + ["--parallel"] + pairs, in: folder)
            #expect(found.status == 0 && found.error == sides.error, "\(found.error)")
            #expect(found.output == sides.output, "\(pairs)")
        }
        let predicted = try Alignkit.run(
            ["predict", "--pretraining", "corpus", "--json", "--parallel", "pairs.jsonl"] + languages.prefix(4),
            in: folder)
        #expect(predicted.status == 0 && predicted.error.isEmpty, "\(predicted.error)")
        let score = try sides.json()["alignmentScore"]
        #expect(try predicted.json()["alignmentScore"] == score && score?.number != nil)
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func textsAreNoPairs() throws {
        try Alignkit.run(["compare", corpus, "--parallel", "en.txt"] + languages, in: folder)
            .requireFailure("en.txt: it holds texts, not pairs")
        try Alignkit.run(["compare", corpus, "--parallel", corpus] + languages, in: folder)
            .requireFailure("same.jsonl: record 1", "translation.en")
    }

    @Test(
        arguments: [
            (["--parallel", "pairs.jsonl"], "--source-language and --target-language"),
            (
                ["--parallel", "pairs.jsonl", "--source-language", "en", "--target-language", "en"], "the same side"
            ), (["--parallel", "pairs.jsonl", "--source", "en.txt", "--target", "fr.txt"], "without --source"),
            (["--parallel", "-", "--source-language", "en", "--target-language", "fr"], "standard input"),
        ])
    func sidesAreNamedInOneWay(_ options: [String], _ message: String) throws {
        let outcome = try Alignkit.run(["compare", corpus] + options, in: folder)
        #expect(outcome.status == 2 && outcome.error.contains(message), "\(outcome.error)")
    }

    @Test func predictingNeedsATask() throws {
        let outcome = try Alignkit.run("predict", "--pretraining", corpus, in: folder)
        #expect(outcome.status == 2 && outcome.error.contains("--parallel"), "\(outcome.error)")
        let half = try Alignkit.run("predict", "--pretraining", corpus, "--parallel", "pairs.jsonl", in: folder)
        #expect(half.status == 2 && half.error.contains("--source-language and --target-language"), "\(half.error)")
    }
}
