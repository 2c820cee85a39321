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

    private var sides: [String] { ["--source", "en.txt", "--target", "fr.txt"] }

    @Test(arguments: ["pairs.jsonl", "pairs.tmx"])
    func comparingWithPairsIsComparingWithBothSides(_ pairs: String) throws {
        let compare = ["compare", corpus, "--json"] + languages
        let expected = try Alignkit.run(compare + sides, in: folder)
        let found = try Alignkit.run(compare + ["--parallel", pairs], in: folder)
        #expect(found.status == 0 && found.error.isEmpty, "\(found.error)")
        #expect(found.output == expected.output)
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func tablesHoldPairsInTheirFirstTwoColumns() throws {
        #expect(
            try Alignkit.run(["profile", corpus, "--output", "corpus"] + languages.suffix(2), in: folder).status == 0)
        let compare = ["compare", "corpus", "--json"] + languages.prefix(4)
        let expected = try Alignkit.run(compare + sides, in: folder)
        let found = try Alignkit.run(compare + ["--parallel", "pairs.tsv", "--format", "tsv"], in: folder)
        #expect(found.status == 0 && found.error.isEmpty, "\(found.error)")
        #expect(found.output == expected.output)
    }

    @Test func predictingTakesPairsToo() throws {
        let predict = ["predict", "--pretraining", corpus, "--json"] + languages
        let expected = try Alignkit.run(predict + sides, in: folder)
        let found = try Alignkit.run(predict + ["--parallel", "pairs.jsonl"], in: folder)
        #expect(found.status == 0 && found.error.isEmpty, "\(found.error)")
        #expect(found.output == expected.output)
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
        for verb in [["compare", corpus], ["predict", "--pretraining", corpus]] {
            let outcome = try Alignkit.run(verb + options, in: folder)
            #expect(outcome.status == 2 && outcome.error.contains(message), "\(outcome.error)")
        }
    }

    @Test func predictingNeedsATask() throws {
        let outcome = try Alignkit.run("predict", "--pretraining", corpus, in: folder)
        #expect(outcome.status == 2 && outcome.error.contains("--parallel"), "\(outcome.error)")
    }
}
