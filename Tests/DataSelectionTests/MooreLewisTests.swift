import CorpusIO
import DurableFiles
import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@testable import DataSelection

@Suite struct MooreLewisTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private struct Golden: Decodable {
        let vocabularyCount: Int
        let tokens: [Int]
        let logRatios: [[Double]]
    }

    private func profile(_ name: String, _ texts: [String]) throws -> CorpusProfile {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace))
        let builder = try ProfileBuilder(options: options, workers: 1)
        for text in texts { try builder.counters[0].add(Array(text.utf8).span) }
        let path = folder.file(named: name)
        _ = try builder.finish(writingTo: path)
        return try CorpusProfile(path: path)
    }

    /// Scripts/golden/moore_lewis.py
    @Test func equalsTheDefinition() throws {
        let golden = try JSONDecoder().decode(
            Golden.self,
            from: Data(
                contentsOf: URL(fileURLWithPath: "\(Repository.root)/Tests/DataSelectionTests/Golden/moore_lewis.json"))
        )
        let corpus = try Repository.records("pretraining/aligned/003.jsonl")
        let drawn = CorpusSample(tokens: 1, seed: 0).drawn()
        let models = try ContrastModels(
            task: profile("task", Array(Repository.records("task/train.en.txt").prefix(200))),
            halves: (0..<2).map { half in
                try profile("half\(half)", corpus.indices.filter { $0 % 2 == half }.map { corpus[$0] })
            }, drawn: drawn, order: 3, threads: 2)
        #expect(models.vocabularyCount == golden.vocabularyCount)
        let scorer = try ContrastScorer(models, tokenization: Tokenization(scheme: .whitespace))
        let documents = try Repository.records("formats/same.jsonl")
        #expect(documents.count == golden.tokens.count)
        for (index, text) in documents.enumerated() {
            let bytes = Array(text.utf8)
            let score = scorer.score(bytes.span)
            #expect(score.tokens == golden.tokens[index])
            // Never the model of its own half.
            let expected = golden.logRatios[index][1 - drawn.half(of: DocumentHash(text: bytes.span))]
            // Models keep 32 bits of each logarithm.
            #expect(abs(score.logWeight - expected) < 2e-6 * Double(max(1, score.tokens)), "\(index)")
        }
    }

    /// A sample is of whole documents, of so many tokens, and the same however it was put together.
    @Test(arguments: [UInt64(1), 2])
    func samplesDoNotDependOnOrder(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let documents = (0..<9_000).map { number in
            (
                DocumentHash(high: StableHash.mix(UInt64(number)), low: random.next()),
                Int.random(in: 0..<40, using: &random)
            )
        }
        func draw(_ parts: [ArraySlice<(DocumentHash, Int)>]) -> [Int] {
            var sample = CorpusSample(tokens: 2_000, seed: seed)
            for part in parts {
                var own = CorpusSample(tokens: 2_000, seed: seed)
                for (hash, tokens) in part { own.add(hash, tokens: tokens) }
                sample.merge(own)
            }
            let drawn = sample.drawn()
            return documents.indices.filter { documents[$0].1 > 0 && drawn.contains(documents[$0].0) }
        }
        let whole = draw([documents[...]])
        let tokens = whole.reduce(0) { $0 + documents[$1].1 }
        #expect(tokens >= 2_000 && tokens < 2_040)
        #expect(draw([documents[5_000...], documents[..<100], documents[100..<5_000]]) == whole)
        // Of a corpus with fewer tokens than are asked for all are drawn.
        var few = CorpusSample(tokens: 1_000_000, seed: seed)
        for (hash, tokens) in documents { few.add(hash, tokens: tokens) }
        let all = few.drawn()
        #expect(documents.allSatisfy { all.contains($0.0) })
        let halves = documents.count { all.half(of: $0.0) == 0 }
        #expect(abs(Double(halves) / Double(documents.count) - 0.5) < 0.03)
    }

    private static let kitchen = Array("pot pan salt stove knife boil fry simmer onion garlic".split(separator: " "))
    private static let garden = Array("soil spade rain seed root hedge prune lawn bulb compost".split(separator: " "))

    /// Documents that go through a list of words in its order: what tells them from others of the same words is the order.
    private static func document(_ words: [Substring], length: Int, isForward: Bool, using random: inout SplitMix64)
        -> String
    {
        var place = Int.random(in: 0..<words.count, using: &random)
        return (0..<length).map { _ in
            place = Int.random(in: 0..<5, using: &random) == 0 ? Int.random(in: 0..<words.count, using: &random) : place
            defer { place = (place + (isForward ? 1 : words.count - 1)) % words.count }
            return String(words[place])
        }.joined(separator: " ")
    }

    @Test(arguments: LengthCorrection.allCases)
    func takesTextLikeTheTask(_ correction: LengthCorrection) throws {
        var random = SplitMix64(seed: 8)
        var (lines, isRight) = ([String](), [Bool]())
        for number in 0..<240 {
            let words = number % 3 == 0 ? Self.garden : Self.kitchen
            let length = [5, 12, 60][Int.random(in: 0..<3, using: &random)]
            let isForward = number % 2 == 0
            lines.append(Self.document(words, length: length, isForward: isForward, using: &random))
            isRight.append(number % 3 != 0 && isForward)
        }
        let corpus = folder.file(named: "corpus.txt")
        try (lines.joined(separator: "\n") + "\n").write(toFile: corpus, atomically: false, encoding: .utf8)
        let task = folder.file(named: "task.txt")
        let taskLines = (0..<60).map { _ in Self.document(Self.kitchen, length: 30, isForward: true, using: &random) }
        try (taskLines.joined(separator: "\n") + "\n").write(toFile: task, atomically: false, encoding: .utf8)
        var options = SelectionOptions.mooreLewis(amount: .documents(40))
        options.features = SelectionFeatures(bucketCount: 256)
        options.lengthCorrection = correction
        let output = folder.file(named: "out.jsonl.zst")
        var results: [(Selection, Data)] = []
        for threads in [1, 3] {
            let selector = DocumentSelector(
                options: options, reading: ReadingOptions(blockSize: 1_000), threads: threads)
            let selection = try selector.select([corpus], like: [task], writingTo: output)
            results.append((selection, try Data(contentsOf: URL(fileURLWithPath: output))))
        }
        #expect(results[0] == results[1], "threads do not choose")
        #expect(results[0].0.selected == 40 && (results[0].0.reduction ?? 0) > 0)
        #expect(results[0].0.signature.contains("method:moore-lewis|") && results[0].0.signature.contains("(order 3)"))
        var right = 0
        try Corpus(inputs: [output]).forEachRecord { record in
            record.withText { text in
                let line = String(decoding: text.indices.map { text[$0] }, as: UTF8.self)
                if let place = lines.firstIndex(of: line), isRight[place] { right += 1 }
            }
        }
        #expect(right >= 36, "a third would be right by chance, \(right) of 40 are")
    }
}
