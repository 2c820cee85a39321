import Foundation
import Testing

@Suite struct FitVerbTests {
    /// (ln(A·D^1.1))^1.5 with ln A = −20, from the specification of the log-law.
    private static let exact = [
        4.674238, 6.711489, 8.980561, 11.459808, 14.132722, 16.986167, 20.009369, 23.193281,
    ]

    private static func csv(_ values: [Double], scale: Double = 1e9) -> String {
        "tokens,bleu\n"
            + values.enumerated().map { "\(scale * Double(1 << $0.offset)),\($0.element)\n" }.joined()
    }

    private static func law(_ name: String, in document: JSONValue) throws -> JSONValue {
        try #require(document["laws"]?.elements.first { $0["name"] == .string(name) })
    }

    @Test func aLawIsFoundAgain() throws {
        let folder = try TestFolder()
        try folder.write("o.csv", Self.csv(Self.exact))
        let outcome = try Alignkit.run("fit", "o.csv", "--at", "2.56e11", "1e12", "--json", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let found = try outcome.json()
        let required: Set = ["schemaVersion", "signature", "laws", "verdict", "probabilityNonMonotone"]
        #expect(required.isSubset(of: found.keys))
        #expect(found["verdict"] == .string("monotone"))
        let law = try Self.law("logLaw", in: found)
        let keys: Set = ["name", "objective", "parameters", "predictions", "weight"]
        #expect(keys.isSubset(of: law.keys))
        // The values above are rounded to 1e-6, which the parameters feel.
        #expect(abs((law["parameters"]?["alpha"]?.number ?? 0) - 1.1) < 1e-3)
        #expect(abs((law["parameters"]?["beta"]?.number ?? 0) - 1.5) < 1e-3)
        #expect((law["objective"]?.number ?? 1) < 1e-12)
        let predictions = law["predictions"]?.elements ?? []
        #expect(predictions.map { $0["tokens"] } == [.number(2.56e11), .number(1e12)])
        // (−20 + 1.1 ln 2.56e11)^1.5
        #expect(abs((predictions[0]["value"]?.number ?? 0) - 26.53016749803859) < 1e-3)
        let weights = found["laws"]?.elements.compactMap { $0["weight"]?.number } ?? []
        #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
    }

    /// Koehn & Knowles 2017, phrase-based: the first seven points predict the last four with a mean error of 0.167.
    @Test func heldOutCheckpointsArePredicted() throws {
        let folder = try TestFolder()
        let values = [16.4, 18.1, 19.6, 21.2, 22.2, 23.5, 24.7, 26.1, 26.9, 27.8, 28.6]
        try folder.write("o.csv", Self.csv(values, scale: 0.377e6))
        let outcome = try Alignkit.run("fit", "o.csv", "--holdout", "4", "--json", in: folder)
        let predictions = try Self.law("logLaw", in: outcome.json())["predictions"]?.elements ?? []
        #expect(predictions.map { $0["observed"] } == [26.1, 26.9, 27.8, 28.6].map(JSONValue.number))
        let errors = predictions.compactMap { point in
            point["value"]?.number.flatMap { value in point["observed"]?.number.map { abs($0 - value) } }
        }
        #expect(errors.count == 4)
        #expect(abs(errors.reduce(0, +) / 4 - 0.167) < 0.002)
    }

    /// One bad checkpoint: least squares, on logarithms, follows it further than Huber's loss, and both say what they are.
    @Test func theLossIsChosenAndNamed() throws {
        let folder = try TestFolder()
        try folder.write("o.csv", Self.csv([20, 22, 24, 26, 12, 30, 32]))
        var objectives: [Double] = []
        for (loss, name) in [("huber", "huber 0.1"), ("leastSquares", "leastSquares")] {
            let outcome = try Alignkit.run("fit", "o.csv", "--loss", loss, "--json", in: folder)
            let found = try outcome.json()
            #expect(try Self.law("logistic", in: found)["objective"]?.number != nil)
            objectives.append(try Self.law("constant", in: found)["objective"]?.number ?? 0)
            let signature = String(describing: found["signature"])
            #expect(signature.contains("logLaw(bleu,\(name))"), "\(signature)")
        }
        #expect(objectives[0] < objectives[1])
        #expect(try Alignkit.run("fit", "o.csv", "--loss", "absolute", in: folder).status == 2)
    }

    @Test func crossEntropyHasItsOwnLaw() throws {
        let folder = try TestFolder()
        let outcome = try Alignkit.run(
            "fit", Repository.fixture("curves/follows-log-law.csv"), "--json", in: folder)
        let law = try Self.law("powerLaw", in: outcome.json())
        #expect(law["quantity"] == .string("cross_entropy") && law["weight"] == .null)
        // The fixture's truth is 1.35 + 420 / tokens^0.31.
        #expect(abs((law["parameters"]?["E"]?.number ?? 0) - 1.35) < 0.1)
    }

    @Test func textAndConditions() throws {
        let folder = try TestFolder()
        let path = Repository.fixture("curves/rises-then-falls.csv")
        let outcome = try Alignkit.run("fit", path, "--fail-on", "nonMonotone,flat", in: folder)
        #expect(outcome.status == 1 && outcome.output.hasPrefix("Verdict: nonMonotone"), "\(outcome.output)")
        #expect(try Alignkit.run("fit", path, "--fail-on", "probabilityNonMonotone<0.5", in: folder).status == 0)
        let few = try Alignkit.run("fit", Repository.fixture("curves/two-checkpoints.csv"), "--json", in: folder)
        #expect(few.status == 0)
        #expect(try few.json()["verdict"] == .string("insufficientEvidence"))
        let swallowed = try Alignkit.run("fit", "--at", "1e11", path, in: folder)
        #expect(swallowed.status == 0, "\(swallowed.error)")
        let piped = try Alignkit.run("fit", "-", in: folder, input: Self.csv(Self.exact))
        #expect(piped.status == 0 && piped.output.hasPrefix("Verdict: monotone"))
    }

    @Test(
        arguments: [
            ("", "line 1"), ("bleu\n1\n", "no column named tokens"), ("tokens,bleu\n", "line 1"),
            ("tokens,bleu\n1e9,12\n2e9,many\n", "line 3, column 2"), ("tokens,bleu\n1e9\n", "line 2"),
            ("tokens,bleu\n1e9,\"12\n", "line 2"), ("tokens,bleu\n-5,12\n", "line 2"),
            ("tokens,bleu\n25B,12\n", "line 2"),
            ("tokens,bleu,tokens\n1,2,3\n", "twice"), ("tokens,bleu\n1e9,nan\n", "line 2"),
        ])
    func badTablesAreNamedWithLine(_ table: String, _ part: String) throws {
        let folder = try TestFolder()
        try folder.write("o.csv", table)
        try Alignkit.run("fit", "o.csv", in: folder).requireFailure("o.csv", part)
    }

    @Test func tablesThatCannotBeRead() throws {
        let folder = try TestFolder()
        try Alignkit.run("fit", "nowhere.csv", in: folder).requireFailure("nowhere.csv", "No such file")
        try Alignkit.run("fit", "out", in: folder).requireFailure("out", "folder")
        try folder.write("o.csv", Self.csv([1, 2]))
        try Alignkit.run("fit", "o.csv", "--holdout", "2", in: folder).requireFailure("o.csv", "hold out fewer")
        try Data([0x74, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: folder.path("b.csv")))
        try Alignkit.run("fit", "b.csv", in: folder).requireFailure("b.csv", "UTF-8")
    }
}
