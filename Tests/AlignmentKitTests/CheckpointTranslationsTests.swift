import Foundation
import Testing
import TranslationMetrics

@testable import AlignmentKit

@Suite struct CheckpointTranslationsTests {
    @Test(
        arguments: [
            ("2e9.de", 2e9, nil), ("hypotheses.131B.txt", 131e9, nil), ("newstest2017.100M.de", 100e6, nil),
            ("tokens=1000000-seed2.de", 1e6, 2), ("tokens_5.de", 5, nil), ("run-2.5e10_seed3.txt.gz", 2.5e10, 3),
            ("1000000.de", 1e6, nil), ("1.5T.de", 1.5e12, nil), ("10K.de", 10e3, nil), ("4e+9.de", 4e9, nil),
            // Steps are no tokens, two numbers alike are one too many, and none is none.
            ("step-1000.de", nil, nil), ("checkpoint_20.de", nil, nil), ("1B.2B.de", nil, nil),
            // 12.34x is a word.
            ("12.34x.56.de", 56, nil), ("12.34.56.de", nil, nil),
            ("output.de", nil, nil), ("mp3.de", nil, nil), ("100de.txt", nil, nil), ("newstest2017.de", nil, nil),
            ("out.7000.de", 7000, nil),
        ] as [(String, Double?, Int?)])
    func names(_ name: String, tokens: Double?, seed: Int?) {
        let found = CheckpointName(name)
        #expect(found.tokens == tokens && found.seed == seed && !found.isBaseline, "\(found)")
    }

    @Test func baselines() {
        #expect(CheckpointName("baseline.de").isBaseline && CheckpointName("from-scratch-seed1.txt").isBaseline)
        #expect(CheckpointName("scratch.seed4.de").seed == 4)
    }

    @Test func observations() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoints-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("systems"), withIntermediateDirectories: true)
        let reference = ["one two three four five", "six seven eight nine ten", "a b c d e f", "g h i j k l"]
        let first = ["one two three four", "six seven eight nine ten", "a b c x e f", "g h i j k"]
        let second = ["one two three four five", "six seven eight nine ten", "a b c d e f", "g h i j x l"]
        func write(_ name: String, _ lines: [String]) throws -> String {
            let file = folder.appendingPathComponent(name)
            try Data(lines.joined(separator: "\n").utf8).write(to: file)
            return file.path
        }
        let referencePath = try write("reference.de", reference)
        _ = try write("systems/2e9.de", second)
        _ = try write("systems/1e9-seed2.de", first)
        _ = try write("systems/baseline.de", ["one", "two three", "a b c d", "x"])
        let checkpoints = try CheckpointTranslations(inputs: [folder.appendingPathComponent("systems").path])
        #expect(checkpoints.checkpoints.map(\.tokens) == [0, 1e9, 2e9])
        let table = try checkpoints.observations(references: [referencePath], resamples: 200)
        #expect(table.metric == "bleu")
        #expect(table.observations.map(\.isBaseline) == [true, false, false])
        #expect(table.observations.map(\.seed) == [nil, 2, nil])
        let metric = BLEU()
        for (row, system) in zip(table.observations.dropFirst(), [first, second]) {
            let statistics = try metric.statistics(system, references: [reference])
            #expect(row.value == metric.score(statistics))
            #expect(row.standardError == metric.bootstrap(statistics, resamples: 200).standardError)
        }
        let chrF = try checkpoints.observations(references: [referencePath], metric: ChrF(), resamples: 10)
        #expect(chrF.metric == "chrf" && chrF.observations[2].value > chrF.observations[1].value)

        _ = try write("systems/3e9.de", ["one line"])
        #expect(throws: (any Error).self) {
            try CheckpointTranslations(inputs: [folder.appendingPathComponent("systems").path])
                .observations(references: [referencePath])
        }
    }
}
