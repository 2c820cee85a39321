import Foundation
import LanguageModels
import NGramStatistics
import TestSupport
import Testing

@Suite("Estimates are what the definition gives")
struct TextbookTests {
    private func compare(_ lines: [String], order: Int) throws {
        let model = try ModelText(lines: lines).estimate(order: order).model
        let textbook = TextbookModel(lines, order: order)
        var contexts: Set<[String]> = [[]]
        for line in lines {
            let tokens = ["<s>"] + line.split(separator: " ").map(String.init)
            for end in tokens.indices {
                for start in max(0, end - order)...end { contexts.insert(Array(tokens[start...end])) }
            }
        }
        for context in contexts {
            for word in Set(model.words + ["</s>", "<unk>", "never"]) {
                let own = model.logProbability(of: word, after: context)
                let expected = log10(textbook.probability(of: word, after: context))
                #expect(abs(own - expected) < 2e-6, "\(lines), \(context) \(word): \(own) \(expected)")
            }
        }
    }

    @Test("of every text of two lines with up to two words of two", arguments: [1, 2, 3])
    func exhaustive(_ order: Int) throws {
        var lines = [""]
        for a in ["a", "b"] {
            lines.append(a)
            for b in ["a", "b"] { lines.append("\(a) \(b)") }
        }
        for first in lines { for second in lines where first <= second { try compare([first, second], order: order) } }
    }

    @Test("of random text, with discounts of its own", arguments: [2, 3, 4])
    func random(_ order: Int) throws {
        let text = ProbabilitySumTests.text(seed: UInt64(order), lines: 25, words: 5)
        try compare(text.lines, order: order)
    }

    @Test("Texts without boundaries count their beginning as a word before")
    func withoutBoundaries() throws {
        // The bigrams of "a b a c" and "b": a follows the beginning and b; b the beginning, twice, and a; c follows a.
        let options = EstimationOptions(
            fallback: .fallback, discounts: [Discounts(one: 0.5, two: 1, threeOrMore: 1.5)], threads: 1)
        let model = try ModelText(lines: ["a b a c", "b"]).estimate(order: 2, boundaries: .none, options).model
        #expect(!model.hasSentenceBoundaries)
        // Adjusted counts a 2, b 2, c 1: 5 in all, of which discounting leaves 2.5 to the even part over a, b, c, <unk>.
        let even = 2.5 / 5 / 4
        #expect(abs(model.logProbability(of: "a") - log10(1.0 / 5 + even)) < 1e-6)
        #expect(abs(model.logProbability(of: "c") - log10(0.5 / 5 + even)) < 1e-6)
        #expect(abs(model.logProbability(of: "?") - log10(even)) < 1e-6)
    }
}
