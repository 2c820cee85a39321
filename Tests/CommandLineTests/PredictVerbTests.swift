import Foundation
import Testing

@Suite struct PredictVerbTests {
    private static let corpus = Repository.fixture("formats/same.jsonl")
    private static let task = [
        "predict", "--pretraining", corpus, "--source", Repository.fixture("task/en-fr/train.en.txt"), "--target",
        Repository.fixture("task/en-fr/train.fr.txt"), "--source-language", "en", "--target-language", "fr",
        "--language-field", "language", "--order", "1", "--finetuning-tokens", "6000000",
    ]

    @Test(
        arguments: [
            ("follows-log-law", "monotone"), ("saturates", "saturating"), ("flat-against-baseline", "flat"),
            ("rises-then-falls", "nonMonotone"), ("two-checkpoints", "insufficientEvidence"),
        ])
    func verdictsFollowTheCurve(_ curve: String, _ verdict: String) throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            Self.task + ["--observations", Repository.fixture("curves/\(curve).csv"), "--json"], in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let found = try outcome.json()
        #expect(found["verdict"] == .string(verdict))
        let required: Set = [
            "schemaVersion", "signature", "verdict", "probabilityNonMonotone", "evidence", "forecast", "recommendation",
        ]
        #expect(required.isSubset(of: found.keys))
        let probability = try #require(found["probabilityNonMonotone"]?.number)
        #expect(probability > 0 && probability < 1)
        if verdict == "nonMonotone" { #expect(probability > 0.9) }
        if verdict == "monotone" { #expect(probability < 0.1) }
        for item in found["evidence"]?.elements ?? [] {
            #expect(item.keys == ["name", "value", "effect", "sentence"])
            #expect(item["effect"]?.number != nil)
        }
        let forecast = found["forecast"]?.elements ?? []
        #expect(forecast.isEmpty == (verdict == "insufficientEvidence"))
        for point in forecast {
            #expect(point.keys == ["tokens", "bleu", "lower", "upper"])
            let numbers = ["lower", "bleu", "upper"].map { point[$0]?.number ?? .nan }
            #expect(numbers == numbers.sorted())
        }
        #expect(try folder.leftovers().isEmpty)
    }

    @Test func withoutObservationsItSaysSo() throws {
        let folder = try TestFolder()
        let json = try Alignkit.run(Self.task + ["--json"], in: folder)
        #expect(try json.json()["verdict"] == .string("insufficientEvidence"))
        #expect(try json.json()["forecast"] == .array([]))
        // What is measured and not used: shown, on a scale from 0 to 1.
        let evidence = try json.json()["evidence"]?.elements ?? []
        for name in ["targetProxyDistance", "sourceProxyDistance", "crossEntropyExcess"] {
            let item = try #require(evidence.first { $0["name"] == .string(name) }, "\(name)")
            let value = try #require(item["value"]?.number)
            #expect((0...1).contains(value) && item["effect"] == .number(0), "\(name) \(value)")
        }
        let text = try Alignkit.run(Self.task + ["--fail-on", "insufficientEvidence"], in: folder)
        #expect(text.status == 1)
        #expect(text.output.hasPrefix("Verdict: insufficientEvidence"), "\(text.output)")
        #expect(text.output.contains("What to do next\n  Finetune at least three checkpoints"), "\(text.output)")
    }

    @Test func forecastsWhereAsked() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            Self.task + [
                "--observations", Repository.fixture("curves/follows-log-law.csv"), "--at", "2e11", "1e12", "--json",
            ], in: folder)
        let tokens = try outcome.json()["forecast"]?.elements.map { $0["tokens"] }
        #expect(tokens == [.number(2e11), .number(1e12)], "\(outcome.error)")
    }

    @Test func severalCurvesAreToldApart() throws {
        let folder = try TestFolder()
        let table = "tokens,bleu,pretraining\n1e9,10,a\n2e9,12,a\n4e9,14,a\n1e9,10,b\n2e9,5,b\n4e9,1,b\n"
        try folder.write("o.csv", table)
        try Alignkit.run(Self.task + ["--observations", "o.csv"], in: folder)
            .requireFailure("o.csv", "2 curves (a; b)", "--curve")
        try Alignkit.run(Self.task + ["--observations", "o.csv", "--curve", "c"], in: folder)
            .requireFailure("o.csv", "'c'", "'a', 'b'")
        let outcome = try Alignkit.run(Self.task + ["--observations", "o.csv", "--curve", "b", "--json"], in: folder)
        #expect(try outcome.json()["verdict"] == .string("nonMonotone"), "\(outcome.error)")
    }
}
