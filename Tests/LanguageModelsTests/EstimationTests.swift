import DurableFiles
import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing

@Suite("Estimation")
struct EstimationTests {
    private func binary(_ estimate: LanguageModel.Estimate) throws -> Data {
        let folder = try TemporaryFolder()
        let path = folder.file(named: "m.model")
        try estimate.model.writeBinary(to: path, isDurable: false)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test("Threads, workers and runs do not change a byte")
    func determinism() throws {
        let text = ProbabilitySumTests.text(seed: 9, lines: 400, words: 60)
        let expected = try text.estimate(order: 4)
        let other = try text.estimate(order: 4, workers: 3, maximumRunTokens: 100, EstimationOptions(threads: 4))
        #expect(try binary(expected) == binary(other))
        #expect(expected.trainingScore == other.trainingScore)
    }

    @Test("Counts that have no discounts of their own get those to fall back to, and the reason")
    func fallback() throws {
        let estimate = try ModelText(lines: ["a b c"]).estimate(order: 3)
        for order in estimate.orders {
            #expect(order.discounts == .fallback)
            #expect(order.fallbackReason == "no n-gram has the adjusted count 2")
        }
        #expect(estimate.model.origin.signature.contains("fallback:1,2,3(0.5,1.0,1.5)"))
    }

    @Test("A single blank line is a text: a sentence that ends at once")
    func blankLine() throws {
        let model = try ModelText(lines: [""]).estimate(order: 3).model
        #expect(model.counts == [3, 1, 0])
        #expect(model.logProbability(of: "</s>", after: ["<s>"]) < 0)
    }

    @Test("The text it is from is scored as scoring it does", arguments: [1, 2, 3, 5])
    func trainingScore(_ order: Int) throws {
        let text = ProbabilitySumTests.text(seed: 4, lines: 60, words: 20)
        let estimate = try text.estimate(order: order)
        let score = try estimate.model.score(text.lines)
        #expect(abs(score.logProbability - estimate.trainingScore.logProbability) < 1e-3)
        #expect(score.tokens == estimate.trainingScore.tokens)
        #expect(score.sentences == estimate.trainingScore.sentences)
        #expect(score.unknown == 0)
    }

    @Test("Two models over one vocabulary know the same words")
    func sharedVocabulary() throws {
        let (first, second) = (ModelText(lines: ["a b c", "a c"]), ModelText(lines: ["c d", "d e"]))
        let words = Set(try first.estimate(order: 2).model.words + second.estimate(order: 2).model.words)
        let options = EstimationOptions(vocabulary: words, threads: 1)
        let models = try [first, second].map { try $0.estimate(order: 2, options).model }
        #expect(Set(models[0].words) == words)
        #expect(Set(models[1].words) == words)
        let scores = try models.map { try $0.score(["a d x"]) }
        #expect(scores.map(\.unknown) == [1, 1])
        #expect(models[0].origin.signature.contains("vocabulary:shared"))
    }

    @Test("Profiles that do not do are refused")
    func refusals() throws {
        func expect(_ text: ModelText, order: Int, boundaries: SentenceBoundaries, part: String) {
            #expect {
                try text.withProfile(order: 2, boundaries: boundaries) {
                    _ = try LanguageModel.estimate(from: $0, EstimationOptions(order: order, threads: 1))
                }
            } throws: { "\($0)".contains(part) }
        }
        expect(ModelText(lines: []), order: 2, boundaries: .records, part: "no tokens")
        expect(ModelText(lines: ["a b"]), order: 3, boundaries: .records, part: "--order 3")
        expect(ModelText(lines: ["a <s> b"]), order: 2, boundaries: .none, part: "reserve")
        expect(ModelText(lines: ["a <unk> b"]), order: 2, boundaries: .records, part: "<unk>")
        try ModelText(lines: ["a b a b c"]).withProfile(order: 2) { profile in
            let folder = try TemporaryFolder()
            let path = folder.file(named: "pruned.profile")
            _ = try ProfilePruning.prune(profile, minimumCounts: MinimumCounts([2]), into: path)
            #expect(throws: ProfileError.self) {
                try LanguageModel.estimate(from: CorpusProfile(path: path), EstimationOptions(threads: 1))
            }
        }
    }
}
