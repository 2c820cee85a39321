import Foundation
import Testing

@Suite struct CompareVerbTests {
    private let corpus = Repository.fixture("formats/same.jsonl")
    private let source = Repository.fixture("task/en-fr/train.en.txt")
    private let target = Repository.fixture("task/en-fr/train.fr.txt")

    /// Uncorrected values against Python's, see Scripts/golden/command_line.py.
    @Test func plugInMeasuresEqualAnIndependentComputation() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            "compare", corpus, "--source", source, "--target", target, "--tokenizer", "whitespace",
            "--language-field", "language", "--source-language", "en", "--target-language", "fr", "--json", in: folder)
        #expect(outcome.status == 0)
        // The corpus has a handful of documents, and that is all there is to warn of.
        let warnings = outcome.error.split(separator: "\n")
        #expect(!warnings.isEmpty && warnings.allSatisfy { $0.contains("few documents") }, "\(outcome.error)")
        let found = try outcome.json()
        #expect(
            found.keys == [
                "schemaVersion", "signature", "measures", "perplexities", "alignmentScore", "alignmentScoreLower",
                "alignmentScoreUpper", "languages",
            ])
        let golden = try JSONDecoder().decode(JSONValue.self, from: Data(Repository.golden("divergences.json").utf8))
        let measures = found["measures"]?.elements ?? []
        var checked = 0
        for measure in measures {
            #expect(
                measure.keys == [
                    "name", "order", "side", "estimate", "plugIn", "lower", "upper", "null", "pValue", "unit",
                    "estimator", "warnings", "alternatives",
                ])
            let order = Int(try #require(measure["order"]?.number))
            let (side, name) = (try #require(measure["side"]?.string), try #require(measure["name"]?.string))
            guard let expected = golden[side]?["\(order)"]?[name]?.number else { continue }
            let value = try #require(measure["plugIn"]?.number)
            #expect(abs(value - expected) < 1e-12, "\(name) of order \(order) against \(side)")
            checked += 1
        }
        #expect(checked == 3 * 3 * 7)
        let shares = (0.3412736995624696, 0.22994652406417113)
        let score = shares.0 * shares.1 + 0.7 * shares.0 + 0.8 * shares.1
        #expect(abs((found["alignmentScore"]?.number ?? -1) - score) < 1e-12)
        #expect(found["languages"]?.keys == ["de", "en", "fr", "ro"])
        #expect(try folder.leftovers().isEmpty)
    }

    /// A side may be a profile or inputs; the numbers are the same, and inputs are counted as the profile was.
    @Test func profilesAndInputsGiveTheSameNumbers() throws {
        let folder = try TestFolder()
        let options = ["--order", "2", "--lowercase"]
        let made = try Alignkit.run(["profile", corpus, "--output", "out/p"] + options, in: folder)
        #expect(made.status == 0)
        let fromProfile = try Alignkit.run("compare", "out/p", source, "--json", in: folder)
        let fromInputs = try Alignkit.run(["compare", corpus, source, "--json"] + options, in: folder)
        #expect(fromProfile.status == 0 && fromProfile.output == fromInputs.output, "\(fromProfile.error)")
        #expect(try fromProfile.json()["alignmentScore"] == .null)
        #expect(try fromProfile.json()["measures"]?.elements.allSatisfy { $0["side"] == .string("both") } == true)
        try Alignkit.run("compare", "out/p", source, "--tokenizer", "bytes", in: folder)
            .requireFailure("out/p was made with --tokenizer words", status: 2)
    }

    @Test func sharesMayComeFromOptions() throws {
        let folder = try TestFolder()
        let task = ["compare", corpus, "--source", source, "--target", target, "--order", "1"]
        let languages = ["--source-language", "en", "--target-language", "fr"]
        let without = try Alignkit.run(task + languages + ["--no-identify-languages"], in: folder)
        #expect(without.status == 0)
        #expect(without.output.contains("--language-shares en=0.5,fr=0.5"), "\(without.output)")
        let with = try Alignkit.run(task + languages + ["--language-shares", "en=0.5,fr=0.5", "--json"], in: folder)
        #expect(try with.json()["alignmentScore"] == .number(1))
        let one = try Alignkit.run(task + languages + ["--language", "en", "--json"], in: folder)
        #expect(try one.json()["alignmentScore"] == .number(0.7))
    }

    /// Conditions hold or not; a number that does not exist must not let a guard pass.
    @Test(
        arguments: [
            ("alignmentScore<0.5,noAlignmentScore,jensenShannon>0.69,skipped", Int32(0)),
            ("skipped,tokenCoverage<0.99", 1),
        ])
    func conditions(_ condition: String, _ status: Int32) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            "compare", corpus, "--source", source, "--target", target, "--order", "1", "--source-language", "en",
            "--target-language", "fr", "--language-shares", "en=0.6,fr=0.2", "--fail-on", condition, in: folder)
        #expect(outcome.status == status, "\(outcome.error)")
        #expect(outcome.output.contains("Signature:"))
    }

    @Test func aBoundOnAnUnknownNumberHolds() throws {
        let folder = try TestFolder()
        let unknown = try Alignkit.run(
            "compare", corpus, source, "--order", "1", "--fail-on", "alignmentScore<0.5", in: folder)
        #expect(unknown.status == 1)
        #expect(unknown.error == "alignkit: failed: --fail-on alignmentScore<0.5\n")
    }

    @Test func measuresAndSmoothingAreChosenAndSigned() throws {
        let folder = try TestFolder()
        let measures = "renyi(3),alpha(-1),hashed(jensenShannon),jensenShannon,kullbackLeibler"
        let command = ["compare", corpus, source, "--order", "1", "--measures", measures, "--json"]
        let nats = try Alignkit.run(command + ["--smoothing", "additive(0.5,unseen)"], in: folder)
        #expect(nats.status == 0, "\(nats.error)")
        let found = try nats.json()["measures"]?.elements ?? []
        #expect(
            found.compactMap { $0["name"]?.string } == [
                "renyi(3)", "alpha(-1)", "jensenShannon", "kullbackLeibler", "hashed(jensenShannon)",
            ])
        #expect(try nats.json()["signature"]?.string?.contains("|smoothing:additive(0.5,unseen)") == true)
        #expect(found[0]["estimator"]?.string?.contains("additive δ=0.5") == true)
        // A downstream type that the corpus lacks, unsmoothed: infinite is null, and said.
        let bare = try Alignkit.run(command + ["--smoothing", "unsmoothed", "--bits"], in: folder)
        let infinite = try bare.json()["measures"]?.elements ?? []
        #expect(infinite[3]["plugIn"] == .null && infinite[3]["estimator"]?.string?.hasPrefix("infinite") == true)
        #expect(try bare.json()["signature"]?.string?.hasSuffix("|unit:bits") == true)
        #expect(infinite[2]["unit"] == .string("bits") && infinite[4]["unit"] == .string("bits"))
        let (inNats, inBits) = (found[2]["plugIn"]?.number ?? 0, infinite[2]["plugIn"]?.number ?? 0)
        #expect(abs(inBits - inNats / log(2)) < 1e-14)
        // Buckets hold many n-grams: they cannot be farther apart.
        #expect((found[4]["plugIn"]?.number ?? 1) <= inNats)
    }

    @Test(arguments: [
        (["--measures", "euclid"], "'euclid' is no measure"),
        (["--measures", "renyi(-1)"], "'renyi(-1)' is no measure"),
        (["--smoothing", "laplace"], "'laplace' is no smoothing"),
        (["--smoothing", "additive(0)"], "'additive(0)' is no smoothing"),
    ])
    func unknownNamesAreWrongUsage(options: [String], message: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(["compare", corpus, source] + options, in: folder)
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error.contains(message), "\(outcome.error)")
    }

    @Test func textBeginsWithWhatItMeans() throws {
        let folder = try TestFolder()
        let task = ["compare", corpus, "--source", source, "--target", target, "--order", "2"]
        let short = try Alignkit.run(task, in: folder)
        #expect(short.output.hasPrefix("The pretraining corpus knows "), "\(short.output)")
        for part in ["Jensen–Shannon", "same source", "both sides", "--all"] { #expect(short.output.contains(part)) }
        #expect(!short.output.contains("Kullback–Leibler"))
        let full = try Alignkit.run(task + ["--all"], in: folder)
        #expect(full.output.contains("Kullback–Leibler, reversed"))
        for line in full.output.split(separator: "\n") where !line.hasPrefix("Signature") {
            #expect(line.count <= 120, "\(line)")
        }
    }
}
