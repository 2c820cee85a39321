import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing

@Suite("Texts by their counts")
struct CountedTextTests {
    @Test(
        "without one occurrence each, as its definition has it",
        arguments: [(1, SentenceBoundaries.records), (2, .records), (3, .records), (1, .none), (3, .none)])
    func leavingOneOut(_ kind: (order: Int, boundaries: SentenceBoundaries)) throws {
        let text = ProbabilitySumTests.text(seed: 3, lines: 14, words: 9)
        let options = EstimationOptions(vocabularyCount: 50, threads: 1)
        let estimate = try text.estimate(order: kind.order, boundaries: kind.boundaries, options)
        let discounts = estimate.orders.map { [$0.discounts.one, $0.discounts.two, $0.discounts.threeOrMore] }
        let lines = text.lines.map { line in
            let words = line.split(separator: " ").map(String.init)
            return kind.boundaries == .none ? words : ["<s>"] + words + ["</s>"]
        }
        let expected = LeftOutModel(
            lines, order: kind.order, hasBoundaries: kind.boundaries != .none, discounts: discounts, words: 50
        ).crossEntropy()
        try text.withProfile(order: kind.order, boundaries: kind.boundaries) { profile in
            let counted = try CountedText(profile, order: kind.order, threads: 2)
            let found = try #require(try counted.crossEntropyLeavingOneOut(vocabularyCount: 50))
            #expect(abs(found.estimate - expected.without) < 1e-12)
            #expect(found.estimate > expected.with)
            // Under its own model, what its tokens cost less is what each has lent to its own prediction.
            let difference = try #require(
                try counted.crossEntropyDifference(under: estimate.model, vocabularyCount: 50))
            #expect(abs(difference.uncorrected) < 1e-6)
            #expect(abs(difference.estimate.estimate - (expected.with - expected.without)) < 1e-6)
            #expect(abs(try #require(try counted.crossEntropy(under: estimate.model)).estimate - expected.with) < 1e-6)
        }
    }

    @Test("A vocabulary's size alone gives unseen words what entering them gives")
    func vocabularyCount() throws {
        let text = ModelText(lines: ["the cat sat on the mat", "the dog sat on the rug", "a cat on a mat"])
        let own = try text.estimate(order: 2).model
        let entered = try text.estimate(order: 2, EstimationOptions(vocabulary: ["fish", "bird"], threads: 1)).model
        let counted = try text.estimate(
            order: 2, EstimationOptions(vocabularyCount: own.vocabularyCount - 1 + 2, threads: 1)
        ).model
        for line in ["the fish sat", "a bird on the mat", "fish bird"] {
            #expect(try counted.score([line]).logProbability == entered.score([line]).logProbability)
        }
        #expect(try counted.score(["the fish sat"]).unknown == 1)
        #expect(counted.origin.signature.contains("vocabulary:shared(\(own.vocabularyCount + 1))"))
    }

    /// Documents of one topic each: their words come together, and independent tokens would say too much.
    private static func documents(_ count: Int, seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let topic = Int(random.next() % 6)
            return (0..<20).map { _ in
                random.next() % 3 == 0 ? "w\(random.next() % 8)" : "t\(topic)x\(random.next() % 12)"
            }.joined(separator: " ")
        }
    }

    @Test("have the interval of their folds, though their n-grams are kept hashed", arguments: [1, 3])
    func intervals(_ order: Int) throws {
        let model = try ModelText(lines: Self.documents(40, seed: 5)).estimate(order: order, boundaries: .none).model
        let lines = Self.documents(160, seed: 6)
        // What folds kept whole would give.
        var groups = [TextScore](repeating: TextScore(), count: FoldHistograms.foldCount)
        for line in lines { groups[DocumentHash(text: Array(line.utf8).span).fold] += try model.score([line]) }
        let whole = try #require(CrossEntropyEstimate(of: groups)?.interval)
        try ModelText(lines: lines).withProfile(order: order, boundaries: .none) { profile in
            let estimate = try #require(try model.crossEntropy(of: profile, threads: 1))
            let interval = try #require(estimate.interval)
            #expect(estimate.estimator.hasPrefix("designEffect("))
            let ratio = (interval.upper - interval.lower) / (whole.upper - whole.lower)
            #expect(ratio > 0.75 && ratio < 1.35, "\(ratio)")
            // The same whatever the threads.
            #expect(try model.crossEntropy(of: profile, threads: 3) == estimate)
        }
    }
}
