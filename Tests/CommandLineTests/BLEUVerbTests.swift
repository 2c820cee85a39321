import Foundation
import Testing

@Suite struct BLEUVerbTests {
    private static let reference = [
        "The cat sat on the mat.", "It was 3.5 metres long.", "", "Nobody knew, of course.",
    ]
    private static let system = ["The cat sat on a mat.", "It was 3.5 metres long", "", "Nobody knew that, of course."]
    private static let baseline = ["A cat is here.", "Long it was.", "x", "Nobody knew."]

    private static func folder() throws -> TestFolder {
        let folder = try TestFolder()
        for (name, lines) in [("reference.en", reference), ("system.en", system), ("baseline.en", baseline)] {
            try folder.write(name, lines.map { $0 + "\n" }.joined())
        }
        return folder
    }

    /// Figures of sacreBLEU 2.6.0 on the files above: `sacrebleu reference.en -i system.en -m bleu chrf -w 12`, and `-cw 2`.
    @Test func scoresAndSignatures() throws {
        let folder = try Self.folder()
        let outcome = try Alignkit.run(
            "bleu", "system.en", "reference.en", "--metric", "bleu,chrf,chrf++", "--json", in: folder)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let found = try outcome.json()
        #expect(found["schemaVersion"] == .number(1) && found["segments"] == .number(4))
        let metrics = found["metrics"]?.elements ?? []
        #expect(metrics.map { $0["name"] } == [.string("bleu"), .string("chrf"), .string("chrf++")])
        let keys: Set = ["name", "score", "lower", "upper", "signature", "precisions", "brevityPenalty"]
        #expect(metrics.allSatisfy { keys.isSubset(of: $0.keys) })
        let expected = [61.658480196505, 80.961723647029, 81.281494760905]
        for (metric, score) in zip(metrics, expected) { #expect(abs((metric["score"]?.number ?? 0) - score) < 1e-9) }
        #expect(metrics[0]["signature"] == .string("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"))
        #expect(metrics[2]["signature"] == .string("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"))
        #expect(metrics[0]["lower"] == .null && metrics[1]["brevityPenalty"] == .null)
        #expect(metrics[0]["precisions"]?.elements.count == 4)
    }

    @Test func intervalsAndTests() throws {
        let folder = try Self.folder()
        let arguments = [
            "bleu", "system.en", "reference.en", "reference.en", "--paired", "baseline.en", "--trials", "500",
        ]
        let outcome = try Alignkit.run(arguments + ["--json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let metric = try #require(try outcome.json()["metrics"]?.elements.first)
        let (score, lower, upper) = (metric["score"]?.number, metric["lower"]?.number, metric["upper"]?.number)
        #expect((lower ?? 101) <= (score ?? -1) && (score ?? 101) <= (upper ?? -1))
        #expect(
            metric["signature"]
                == .string("nrefs:2|bs:1000|ar:500|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"))
        #expect((metric["paired"]?["difference"]?.number ?? 0) > 10)
        #expect(try Alignkit.run(arguments + ["--json"], in: folder).output == outcome.output)
        #expect(try Alignkit.run(arguments + ["--json", "--seed", "7"], in: folder).output != outcome.output)
        let text = try Alignkit.run(arguments, in: folder)
        #expect(text.output.contains("BLEU") && text.output.contains("approximate randomisation"))
        // Four segments cannot tell systems apart by randomisation at 5 %: 2 of 16 exchanges differ as much.
        #expect(try Alignkit.run(arguments + ["--fail-on", "worse"], in: folder).status == 0)
        #expect(try Alignkit.run(arguments + ["--fail-on", "bleu<99"], in: folder).status == 1)
    }

    @Test func badInput() throws {
        let folder = try Self.folder()
        try folder.write("short.en", "One line.\n")
        try folder.write("empty.en", "")
        try Data([0x61, 0x0A, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: folder.path("latin.en")))
        try Alignkit.run("bleu", "short.en", "reference.en", in: folder)
            .requireFailure("short.en", "1 lines", "reference.en 4")
        try Alignkit.run("bleu", "empty.en", "reference.en", in: folder).requireFailure("empty.en", "no line")
        try Alignkit.run("bleu", "latin.en", "reference.en", in: folder)
            .requireFailure("latin.en", "record 2", "byte 2", "UTF-8")
        try Alignkit.run("bleu", "missing.en", "reference.en", in: folder).requireFailure("missing.en")
        for usage in [
            ["bleu", "system.en"], ["bleu", "system.en", "reference.en", "--metric", "ter"],
            ["bleu", "system.en", "reference.en", "--tokenize", "words"],
            ["bleu", "system.en", "reference.en", "--smooth-value", "1"],
            ["bleu", "system.en", "reference.en", "--fail-on", "worse"], ["bleu", "-", "-"],
            ["fit", "--hypotheses", "system.en"], ["predict", "--pretraining", "x", "--hypotheses", "system.en"],
        ] {
            let outcome = try Alignkit.run(usage, in: folder)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(usage)")
        }
    }

    @Test func standardInputAndCompressedFiles() throws {
        let folder = try Self.folder()
        let outcome = try Alignkit.shell(
            "gzip -k reference.en && \"$alignkit\" bleu - reference.en.gz --metric chrf <reference.en --json",
            in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        let score = try outcome.json()["metrics"]?.elements.first?["score"]?.number
        #expect(abs((score ?? 0) - 100) < 1e-9)
    }

    @Test func checkpointsBecomeObservations() throws {
        let folder = try TestFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("hypotheses"), withIntermediateDirectories: true)
        let words = "the cat sat on a mat and saw that nobody knew of it until the evening came over all hills".split(
            separator: " ")
        let reference = (0..<40).map { line in (0..<12).map { words[($0 * 5 + line * 7) % words.count] } }
        func write(_ name: String, keeping share: Int) throws {
            let lines = reference.enumerated().map { line, tokens in
                tokens.enumerated().map {
                    (($0.offset * $0.offset * 7 + line * line * 3 + $0.offset * line) % 10) < share
                        ? String($0.element) : "x"
                }
                .joined(separator: " ")
            }
            try folder.write(name, lines.map { $0 + "\n" }.joined())
        }
        try write("reference.en", keeping: 10)
        for (index, share) in [6, 7, 8, 9].enumerated() {
            try write("hypotheses/run.\(1 << index)B.en", keeping: share)
        }
        try write("hypotheses/baseline.en", keeping: 5)
        let outcome = try Alignkit.run(
            "fit", "--hypotheses", "hypotheses", "--reference", "reference.en", "--json", in: folder)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try outcome.json()["laws"]?.elements.isEmpty == false)
        let predicted = try Alignkit.run(
            "predict", "--pretraining", Repository.fixture("task/train.en.txt"), "--source",
            Repository.fixture("task/train.en.txt"), "--target", Repository.fixture("task/train.de.txt"),
            "--source-language", "en", "--target-language", "de", "--language", "en", "--hypotheses", "hypotheses",
            "--reference", "reference.en", "--json", in: folder)
        #expect(predicted.status == 0, "\(predicted.error)")
        #expect(try predicted.json()["verdict"] != .string("insufficientEvidence"))
        try folder.write("hypotheses/step-1000.en", "x\n")
        try Alignkit.run("fit", "--hypotheses", "hypotheses", "--reference", "reference.en", in: folder)
            .requireFailure("step-1000.en", "pretraining tokens")
    }
}
