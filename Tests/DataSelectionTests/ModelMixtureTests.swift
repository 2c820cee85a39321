import DurableFiles
import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@testable import DataSelection

@Suite struct ModelMixtureTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private struct Golden: Decodable {
        let vocabularyCount: Int
        let weights: [Double]
        let after: Double
        let before: Double
        let uniform: Double
    }

    private func text(_ name: String, _ lines: [String]) throws -> String {
        let path = folder.file(named: name)
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private func profile(_ name: String, _ texts: [String]) throws -> CorpusProfile {
        let builder = try ProfileBuilder(
            options: ProfileOptions(tokenization: Tokenization(scheme: .whitespace)), workers: 1)
        for text in texts { try builder.counters[0].add(Array(text.utf8).span) }
        let path = folder.file(named: name + ".profile")
        _ = try builder.finish(writingTo: path)
        return try CorpusProfile(path: path)
    }

    private func lines(_ fixture: String) throws -> [String] {
        Array(
            try String(contentsOfFile: Repository.fixture(fixture), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).prefix(120))
    }

    /// Scripts/golden/model_mixtures.py
    @Test(arguments: [("one", ["train.en.txt"]), ("two", ["train.en.txt", "train.de.txt"])])
    func equalsSequentialQuadraticProgramming(_ name: String, _ sides: [String]) throws {
        let path = "\(Repository.root)/Tests/DataSelectionTests/Golden/model_mixtures.json"
        let golden = try #require(
            try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: URL(fileURLWithPath: path)))[name])
        let corpus = try Repository.records("pretraining/aligned/003.jsonl")
        let candidates = [
            try profile("even", corpus.indices.filter { $0 % 2 == 0 }.map { corpus[$0] }),
            try profile("odd", corpus.indices.filter { $0 % 2 == 1 }.map { corpus[$0] }),
            try profile("same", Repository.records("formats/same.jsonl")),
        ]
        let task = try sides.map { side in
            let lines = try lines("task/\(side)")
            return (inputs: [try text(side, lines)], profile: try profile(side, lines))
        }
        let mixture = try ModelMixture(candidates: candidates, task: task, threads: 2)
        let estimate = try mixture.optimize()
        #expect(estimate.signature.contains("vocabulary:shared(\(golden.vocabularyCount))"))
        // Models keep 32 bits of each logarithm.
        for (found, expected) in [
            (estimate.crossEntropyAfter, golden.after), (estimate.crossEntropyBefore, golden.before),
            (estimate.crossEntropyUniform, golden.uniform),
        ] {
            #expect(abs(try #require(found) - expected) < 1e-6)
        }
        for (weight, expected) in zip(estimate.weights, golden.weights) {
            #expect(abs(weight.weight - expected) < 2e-4)
            let interval = try #require(weight.interval)
            #expect(interval.contains(weight.weight) && weight.isIdentifiable)
            #expect(weight.gain <= 1 + 1e-9 && (weight.weight < 1e-6 || abs(weight.gain - 1) < 1e-7))
        }
        #expect(estimate.gap <= 1e-9 && estimate.before == nil && estimate.after == nil)
        if name == "one" { #expect(try #require(estimate.heldOutInterval).lower > 0) }
        // Threads do not change it.
        let alone = try ModelMixture(candidates: candidates, task: task, threads: 1).optimize()
        #expect(alone == estimate)
    }

    @Test func aTaskWithoutTokensIsAnError() throws {
        #expect(throws: SelectionError.self) {
            try MixtureOptimizer().optimize(models: [TaskPredictions(modelCount: 2)], tokens: [1, 1], signature: "")
        }
    }

    /// The same prediction of one fold is one row, in an order of its own.
    @Test(arguments: [UInt64(3), 4]) func predictionsAreKeptOnce(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let rows = (0..<4_000).map { _ in
            (
                fold: UInt8.random(in: 0..<3, using: &random),
                values: (0..<2).map { _ in
                    -Float(Int.random(in: 0..<30, using: &random))
                }
            )
        }
        func add(_ rows: some Sequence<(fold: UInt8, values: [Float])>) -> TaskPredictions {
            var predictions = TaskPredictions(modelCount: 2)
            for row in rows { predictions.add(row.values.span, fold: row.fold) }
            return predictions
        }
        let whole = add(rows).sorted()
        var expected: [String: UInt64] = [:]
        for row in rows { expected["\(row.fold) \(row.values)", default: 0] += 1 }
        #expect(whole.counts.count == expected.count && whole.tokens == 4_000)
        for row in whole.counts.indices {
            let values = Array(whole.logProbabilities[2 * row..<2 * row + 2])
            #expect(expected["\(whole.folds[row]) \(values)"] == whole.counts[row])
        }
        var parts = add(rows[2_000...].reversed())
        parts.merge(add(rows[..<2_000]))
        #expect(parts.sorted() == whole)
    }
}
