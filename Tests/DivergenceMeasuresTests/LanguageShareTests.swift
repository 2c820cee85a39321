import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

@Suite struct LanguageShareTests {
    private func tallies(_ documents: [(language: String, tokens: UInt64, fold: Int)]) -> [String: LanguageTally] {
        var tallies: [String: LanguageTally] = [:]
        for document in documents {
            tallies[document.language, default: LanguageTally()].add(
                LanguageCounts(documents: 1, tokens: document.tokens, bytes: 5 * document.tokens), fold: document.fold)
        }
        return tallies
    }

    /// By hand: three folds hold (1, 0), (0, 1) and (1, 1) documents; without each, 1/3, 2/3 and 1/2 are of the first language. Their mean is 1/2, the sum of
    /// squares 1/18, times 2/3 is 1/27; Student's t of 2 degrees of freedom is 4.303, which the expansion in use puts at 4.17.
    @Test func intervalsAreThoseOfTheJackknife() throws {
        let shares = LanguageShare.shares(
            of: tallies([("a", 1, 0), ("b", 1, 1), ("a", 1, 2), ("b", 1, 2)]), in: .documents)
        let share = try #require(shares.first)
        #expect(share.language == "a" && share.share == 0.5)
        let reach = try #require(share.interval).upperBound - 0.5
        #expect(abs(reach - min(0.5, 4.303 / 27.0.squareRoot())) < 0.5 * 0.04 * 4.303)
        #expect(shares.map(\.share).reduce(0, +) == 1)
    }

    @Test func oneLanguageLeavesDoubt() throws {
        let documents = (0..<10).map { (language: "en", tokens: UInt64(10), fold: $0) }
        let share = try #require(LanguageShare.shares(of: tallies(documents), in: .tokens).first)
        #expect(share.share == 1)
        #expect(try #require(share.interval) == 1 - 3.0 / 13...1)
    }

    @Test func oneFoldHasNoInterval() throws {
        let share = LanguageShare.shares(of: tallies([("en", 3, 4), ("de", 1, 4)]), in: .bytes)
        #expect(share.map(\.share) == [0.75, 0.25] && share.allSatisfy { $0.interval == nil })
        #expect(LanguageShare.shares(of: [:], in: .tokens).isEmpty)
    }

    /// Documents whose language and length are drawn: 95 % intervals hold the truth in 90 to 99 of 100 corpora.
    @Test func intervalsHoldTheTruth() throws {
        var generator = SplitMix64(seed: 5)
        var held = 0
        for _ in 0..<200 {
            let documents = (0..<600).map { _ in
                (
                    language: generator.uniform() < 0.3 ? "en" : "de",
                    tokens: UInt64(1 + 200 * generator.uniform() * generator.uniform()),
                    fold: Int(generator.next() % 32)
                )
            }
            let shares = LanguageShare.shares(of: tallies(documents), in: .tokens)
            let interval = try #require(shares.first { $0.language == "en" }?.interval)
            if interval.contains(0.3) { held += 1 }
        }
        #expect((180...198).contains(held), "\(held) of 200")
    }
}
