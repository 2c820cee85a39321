import Foundation
import Testing

/// Distances of `compare` that are not sums over n-grams.
@Suite struct CompareDistancesTests {
    private let corpus = Repository.fixture("formats/same.jsonl")
    private let source = Repository.fixture("task/en-fr/train.en.txt")
    private let target = Repository.fixture("task/en-fr/train.fr.txt")
    private var task: [String] {
        [
            "compare", corpus, "--source", source, "--target", target, "--order", "2", "--language-field", "language",
            "--source-language", "en", "--target-language", "fr",
        ]
    }

    private func rows(_ outcome: Alignkit.Outcome, _ name: String) throws -> [JSONValue] {
        try #require(outcome.json()["measures"]?.elements).filter { $0["name"] == .string(name) }
    }

    @Test func everySideHasEveryDistance() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(task + ["--json"], in: folder)
        #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.error)")
        for (name, orders) in [
            ("lengthWasserstein", [0.0]), ("logarithmicLengthWasserstein", [0]), ("languageJensenShannon", [0]),
            ("languageTotalVariation", [0]), ("maximumMeanDiscrepancy", [1, 2]), ("proxyADistance", [1, 2]),
        ] {
            let rows = try rows(outcome, name)
            #expect(rows.count == 3 * orders.count, "\(name)")
            for side in ["source", "target", "both"] {
                #expect(rows.filter { $0["side"] == .string(side) }.compactMap { $0["order"]?.number } == orders)
            }
            for row in rows {
                let values = try ["lower", "estimate", "upper", "plugIn", "null"].map {
                    try #require(row[$0]?.number, "\(name): \($0)")
                }
                #expect(values[0] <= values[1] && values[1] <= values[2], "\(name)")
                #expect((row["pValue"]?.number != nil) == (name == "maximumMeanDiscrepancy"), "\(name)")
            }
        }
        let found = try outcome.json()
        let score = try #require(found["alignmentScore"]?.number)
        let bounds = try ["alignmentScoreLower", "alignmentScoreUpper"].map { try #require(found[$0]?.number) }
        #expect(bounds[0] < score && score < bounds[1] && bounds[0] > 0)
        // French text is nothing like the corpus's four languages in equal parts.
        let french = try #require(
            try rows(outcome, "languageTotalVariation").first { $0["side"] == .string("target") })
        #expect(abs(try #require(french["plugIn"]?.number) - (1 - #require(found["languages"]?["fr"]?.number))) < 1e-12)
    }

    /// Shares that are given are no sample, and what records say does not count beside them.
    @Test func givenSharesHaveNoInterval() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(task + ["--language-shares", "en=0.5,fr=0.5", "--json"], in: folder)
        #expect(try outcome.json()["alignmentScore"] == .number(1))
        #expect(try outcome.json()["alignmentScoreLower"] == .null && outcome.json()["alignmentScoreUpper"] == .null)
        #expect(try rows(outcome, "languageTotalVariation").isEmpty)
    }

    /// Documents drawn from text: the same whatever the threads, others for another seed, and not of a profile.
    @Test func documentsMayBeDrawn() throws {
        let folder = try TestFolder()
        // Distances of documents are dear in debug.
        let task = ["compare", corpus, source, "--order", "1"]
        let drawn = try Alignkit.run(task + ["--document-sample", "12", "--json", "--threads", "1"], in: folder)
        #expect(drawn.status == 0 && drawn.error.isEmpty, "\(drawn.error)")
        let threads = try Alignkit.run(task + ["--document-sample", "12", "--json", "--threads", "3"], in: folder)
        #expect(threads.output == drawn.output)
        let rows = try rows(drawn, "proxyADistance") + rows(drawn, "maximumMeanDiscrepancy")
        #expect(rows.count == 2)
        for row in rows {
            #expect(row["estimator"]?.string?.contains("documents") == true)
            #expect(try #require(row["lower"]?.number) <= #require(row["upper"]?.number))
        }
        #expect(try drawn.json()["signature"]?.string?.contains("|documents:") == true)
        let other = try Alignkit.run(
            task + ["--document-sample", "12", "--seed", "7", "--json"], in: folder)
        #expect(other.status == 0 && other.output != drawn.output)
        #expect(try Alignkit.run(["profile", corpus, "--output", "p"], in: folder).status == 0)
        for (input, sample, message) in [
            ("p", "40", "p is a profile, which holds no documents"), (corpus, "3", "takes 10 to 5000 documents"),
        ] {
            let refused = try Alignkit.run("compare", input, source, "--document-sample", sample, in: folder)
            #expect(refused.status == 2 && refused.output.isEmpty && refused.error.contains(message))
        }
    }

    /// With `--measures`, distances are taken that it names.
    @Test func distancesMayBeNamed() throws {
        let folder = try TestFolder()
        let chosen = ["compare", corpus, source, "--order", "1", "--json", "--measures"]
        for (names, expected) in [
            ("hellinger", ["hellinger"]), ("lengthWasserstein,hellinger", ["hellinger", "lengthWasserstein"]),
            ("proxyADistance", ["proxyADistance"]),
        ] {
            let outcome = try Alignkit.run(chosen + [names], in: folder)
            #expect(try outcome.json()["measures"]?.elements.compactMap { $0["name"]?.string } == expected)
        }
    }

    @Test func textSaysWhatDistancesAre() throws {
        let folder = try TestFolder()
        let short = try Alignkit.run(task, in: folder)
        for part in ["How the documents differ", "length, tokens", "A-distance", "95 % interval 0."] {
            #expect(short.output.contains(part), "\(part) in \(short.output)")
        }
        #expect(!short.output.contains("A-distance, 2-grams"))
        let full = try Alignkit.run(task + ["--all"], in: folder)
        #expect(full.output.contains("A-distance, 2-grams"))
        for line in full.output.split(separator: "\n") where !line.hasPrefix("Signature") {
            #expect(line.count <= 120, "\(line)")
        }
        let failing = try Alignkit.run(task + ["--fail-on", "proxyADistance>0.01"], in: folder)
        #expect(failing.status == 1)
    }
}
