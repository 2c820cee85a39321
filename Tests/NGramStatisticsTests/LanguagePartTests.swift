import Testing

@testable import NGramStatistics

@Suite struct LanguagePartTests {
    /// Every way to share 0...7 tokens out over parts of 0...4 bytes adds up, and no part is off by a token or more.
    @Test func tokensAreSharedOutByBytes() {
        for first in 0...4 {
            for second in 0...4 {
                for third in 0...4 where first + second + third > 0 {
                    for tokens in 0...7 {
                        let bytes = [first, second, third]
                        let parts = zip(["a", "b", "c"], bytes).map { LanguagePart(language: $0, bytes: $1) }
                        let counts = LanguagePart.counts(parts, tokens: tokens).map(\.counts)
                        #expect(counts.reduce(0) { $0 + $1.tokens } == UInt64(tokens))
                        #expect(counts.reduce(0) { $0 + $1.documents } == 1)
                        #expect(counts.map(\.bytes) == bytes.map { UInt64($0) })
                        for (count, size) in zip(counts, bytes) {
                            let quota = Double(tokens * size) / Double(first + second + third)
                            #expect(abs(Double(count.tokens) - quota) < 1)
                        }
                        #expect(counts.firstIndex { $0.documents == 1 } == bytes.firstIndex(of: bytes.max() ?? 0))
                    }
                }
            }
        }
    }

    @Test func largeDocumentsDoNotOverflow() {
        let parts = [LanguagePart(language: "a", bytes: 1 << 40), LanguagePart(language: "b", bytes: 1 << 41)]
        let counts = LanguagePart.counts(parts, tokens: 3 << 38)
        #expect(counts.map(\.counts.tokens) == [1 << 38, 1 << 39])
    }

    @Test func talliesOfUnknownFoldsStayUnknown() {
        var tally = LanguageTally()
        tally.add(LanguageCounts(documents: 1, tokens: 2, bytes: 3), fold: 31)
        #expect(tally.folds[31] == tally.all)
        tally += LanguageTally(all: LanguageCounts(documents: 1, tokens: 2, bytes: 3))
        #expect(tally.all == LanguageCounts(documents: 2, tokens: 4, bytes: 6) && tally.folds.isEmpty)
    }
}
