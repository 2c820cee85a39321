import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@Suite("Cross-entropy")
struct CrossEntropyTests {
    private static func score(_ logProbability: Double, _ tokens: Int) -> TextScore {
        var score = TextScore()
        score.logProbability = logProbability
        score.tokens = tokens
        return score
    }

    @Test("The mean over tokens, in nats and bits, and the jackknife's interval by hand")
    func byHand() throws {
        let estimate = try #require(CrossEntropyEstimate(of: [Self.score(-2, 2), Self.score(-6, 2)]))
        #expect(abs(estimate.estimate - 2 * log(10)) < 1e-12)
        #expect(abs(estimate.bits - 2 * log2(10)) < 1e-12)
        // Without one and without the other: 3 and 1 per token; half their distance is the standard error. t of one degree: 12.7062.
        let interval = try #require(estimate.interval)
        #expect(abs(interval.upper - (2 + 12.7062047) * log(10)) < 1e-4)
        #expect(estimate.estimator == "jackknife(2 groups)")
        #expect(CrossEntropyEstimate(of: []) == nil)
        #expect(CrossEntropyEstimate(of: [Self.score(-1, 1)])?.interval == nil)
    }

    @Test(
        "Points of Student's distribution, as tables have them",
        arguments: [(2, 4.30265273), (3, 3.18244631), (10, 2.22813885), (31, 2.03951345), (1_000, 1.96233907)])
    func student(_ degrees: Int, _ expected: Double) throws {
        // Through an interval: groups of one token at ±1 have a standard error that follows from their number.
        let groups = (0...degrees).map { Self.score($0 == 0 ? -1 : 0, 1) }
        let estimate = try #require(CrossEntropyEstimate(of: groups))
        let n = Double(degrees + 1)
        let error = 1 / n * log(10)
        let interval = try #require(estimate.interval)
        #expect(abs((interval.upper - estimate.estimate) / error - expected) < 1e-5)
    }

    @Test("Text like what is sought has the lower difference")
    func mooreLewis() throws {
        let sought = ModelText(lines: ["the cat sat on the mat", "the dog sat on the rug", "a cat on a mat"])
        let general = ModelText(lines: ["rates rose on monday", "the bank cut rates", "a bank on monday"])
        let words = Set(try sought.estimate(order: 2).model.words + general.estimate(order: 2).model.words)
        let options = EstimationOptions(vocabulary: words, threads: 1)
        let models = try [sought, general].map { try $0.estimate(order: 2, options).model }
        func difference(_ lines: [String]) throws -> Double {
            let scores = try models.map { model in try lines.map { try model.score([$0]) } }
            return try #require(CrossEntropyEstimate(differenceOf: scores[0], from: scores[1])).estimate
        }
        let (like, unlike) = (try difference(["the cat on the rug"]), try difference(["rates on monday"]))
        #expect(like < 0 && unlike > 0)
    }
}

@Suite("Scores from counts alone")
struct ProfileScoreTests {
    @Test(
        "are those of the text",
        arguments: [(1, SentenceBoundaries.records), (3, .records), (2, .lines), (3, .none), (1, .none)])
    func equalsText(_ kind: (order: Int, boundaries: SentenceBoundaries)) throws {
        let model = try ProbabilitySumTests.text(seed: 1, lines: 50, words: 12)
            .estimate(order: kind.order, boundaries: kind.boundaries).model
        let other = ProbabilitySumTests.text(seed: 2, lines: 30, words: 15)
        let expected = try model.score(other.lines)
        let score = try other.withProfile(order: kind.order, boundaries: kind.boundaries) {
            try model.score($0, threads: 2)
        }
        #expect(abs(score.logProbability - expected.logProbability) < 1e-4)
        #expect(abs(score.logProbabilityOfUnknown - expected.logProbabilityOfUnknown) < 1e-4)
        #expect(score.tokens == expected.tokens && score.unknown == expected.unknown)
        #expect(score.sentences == expected.sentences)
    }

    @Test("need a profile that was counted as the model's text was")
    func refusals() throws {
        let text = ModelText(lines: ["a b", "b"])
        let model = try text.estimate(order: 2).model
        for (order, boundaries, scheme, part) in [
            (2, SentenceBoundaries.none, Tokenization.Scheme.whitespace, "--sentences"),
            (1, .records, .whitespace, "order"), (2, .records, .words, "tokenizer"),
        ] {
            #expect {
                try text.withProfile(order: order, boundaries: boundaries, scheme: scheme) { _ = try model.score($0) }
            } throws: { "\($0)".contains(part) }
        }
    }
}
