import CorpusIO
import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import DataSelection

/// Agreement with `data-selection` 1.0.3, see Scripts/golden/importance_weights.py.
@Suite struct ReferenceImplementationTests {
    private struct Golden: Decodable {
        struct Run: Decodable {
            var buckets: Int
            var minimumLength: Int
            var weights: [Double]
            var lengths: [Int]
            var top: [Int]
            var logDiffSum: Double
        }

        var hashes: [String: Int]
        var order2: Run
        var order3: Run

        func run(_ order: Int) -> Run { order == 2 ? order2 : order3 }
    }

    private let golden: Golden
    private let folder: TemporaryFolder
    private let corpus = [
        Repository.fixture("formats/same.jsonl"), Repository.fixture("pretraining/aligned/003.jsonl"),
    ]
    private let task: String

    init() throws {
        let path = "\(Repository.root)/Tests/DataSelectionTests/Golden/dsir.json"
        golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        folder = try TemporaryFolder()
        let lines = try String(contentsOfFile: Repository.fixture("task/train.en.txt"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).prefix(300)
        task = folder.file(named: "task.txt")
        try lines.joined(separator: "\n").write(toFile: task, atomically: false, encoding: .utf8)
    }

    @Test func buckets() {
        for (text, bucket) in golden.hashes {
            let bytes = Array(text.utf8)
            let found = unsafe bytes.withUnsafeBufferPointer { unsafe SHA256.remainder(of: $0, dividedBy: 10_000) }
            #expect(found == bucket, "\(text)")
        }
    }

    /// The processor's instructions and the portable code, for every length of message up to those that only the latter takes.
    @Test(arguments: [1, 10_000, 16_777_216]) func digestsAreTheSame(_ divisor: Int) {
        let digests = DigestRemainder(divisor: divisor)
        for count in 0..<DigestRemainder.longestMessage + 80 {
            let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            let (found, expected) = unsafe message.withUnsafeBufferPointer {
                unsafe (digests.remainder(of: $0), SHA256.remainder(of: $0, dividedBy: divisor))
            }
            #expect(found == expected, "\(count) bytes")
        }
    }

    @Test(arguments: [2, 3]) func weights(_ order: Int) throws {
        let expected = golden.run(order)
        var features = SelectionFeatures.dsir
        features.order = order
        features.bucketCount = expected.buckets
        func count(_ inputs: [String]) throws -> FeatureCounts {
            try FeatureCounter.count(
                features, hasFolds: false,
                sweep: CorpusSweep(corpus: Corpus(inputs: inputs), reading: ReadingOptions(), threads: 2)
            ).counts
        }
        let weights = try ImportanceWeights(
            target: count([task]), raw: count(corpus), smoothing: .constant(1e-8))
        let sum = weights.logRatios.reduce(0, +)
        #expect(abs(sum - expected.logDiffSum) < 1e-9 * abs(expected.logDiffSum))
        let scorer = ImportanceScorer(weights)
        var index = 0
        try Corpus(inputs: corpus).forEachRecord { record in
            record.withText { text in
                let score = scorer.score(text)
                let (weight, tokens) = (score.logWeight, score.tokens)
                #expect(abs(weight - expected.weights[index]) <= 1e-9 * max(1, abs(expected.weights[index])))
                // The reference takes the tokens of a document too short for its n-grams from its features.
                if tokens >= order - 1 { #expect(tokens == expected.lengths[index]) }
            }
            index += 1
        }
        #expect(index == expected.weights.count)
    }

    /// Without its noise DSIR takes the same records.
    @Test(arguments: [2, 3]) func recordsTaken(_ order: Int) throws {
        let expected = golden.run(order)
        var options = SelectionOptions.reference(amount: .documents(expected.top.count))
        options.features.order = order
        options.features.bucketCount = expected.buckets
        options.minimumTokens = expected.minimumLength
        options.isResampled = false
        let output = folder.file(named: "chosen.jsonl")
        let selection = try DocumentSelector(options: options, threads: 2).select(
            corpus, like: [task], writingTo: output)
        #expect(selection.documents == expected.weights.count && selection.selected == expected.top.count)
        let records = try corpus.flatMap { path in
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        }
        let written = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        #expect(written == expected.top.map { records[$0] })
    }
}
