import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing

@Suite("Probabilities after every context add up to 1")
struct ProbabilitySumTests {
    /// Random text over few words, so that all kinds of contexts occur.
    static func text(seed: UInt64, lines: Int = 40, words: Int = 6) -> ModelText {
        var random = SplitMix64(seed: seed)
        let all = (0..<words).map { "w\($0)" }
        return ModelText(
            lines: (0..<lines).map { _ in
                (0..<Int.random(in: 0...7, using: &random)).map { _ in
                    // Uneven, as words are.
                    all[min(Int.random(in: 0..<words, using: &random), Int.random(in: 0..<words, using: &random))]
                }.joined(separator: " ")
            })
    }

    @Test(
        "of random text, of every order, with boundaries and without",
        arguments: [
            (1, SentenceBoundaries.records), (2, .records), (3, .records), (5, .lines), (3, .none), (1, .none),
        ],
        [UInt64(1), 2])
    func sums(_ kind: (order: Int, boundaries: SentenceBoundaries), seed: UInt64) throws {
        for interpolates in [true, false] {
            var options = EstimationOptions(interpolatesUnigrams: interpolates, threads: 1)
            options.vocabulary = ["unseen", "w1"]
            let text = Self.text(seed: seed)
            let model = try text.estimate(order: kind.order, boundaries: kind.boundaries, options).model
            let words = model.words + ["<unk>"] + (kind.boundaries == .none ? [] : ["</s>"])
            let contexts = Set(
                text.lines.flatMap { line -> [[String]] in
                    let tokens = (kind.boundaries == .none ? [] : ["<s>"]) + line.split(separator: " ").map(String.init)
                    return tokens.indices.map { Array(tokens[max(0, $0 - kind.order)...$0]) }
                } + [[], ["<unk>"], ["w0", "<unk>"], ["unseen"]])
            for context in contexts {
                let sum = words.reduce(0.0) { $0 + pow(10, model.logProbability(of: $1, after: context)) }
                #expect(abs(sum - 1) < 1e-5, "\(context): \(sum)")
            }
        }
    }
}
