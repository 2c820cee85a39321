import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

@Suite struct LanguageDistanceTests {
    /// A corpus of documents whose language and length are drawn; copies of a document where asked for.
    private struct Corpus {
        var counts: [String: LanguageCounts] = [:]
        var lengths = DocumentLengths.Accumulator()

        init(documents: Int, shares: [(String, Double)], _ generator: inout SplitMix64) {
            for _ in 0..<documents {
                var draw = generator.uniform()
                let language = shares.first { pair in
                    draw -= pair.1
                    return draw < 0
                }
                let spread = generator.uniform()
                let length = UInt64(1 + 300 * spread * spread * spread)
                lengths.add(length)
                counts[language?.0 ?? shares[0].0, default: .init()].documents += 1
                counts[language?.0 ?? shares[0].0, default: .init()].tokens += length
            }
        }

        func sample() throws -> LanguageSample {
            try #require(LanguageSample(counts: counts, lengths: lengths.lengths))
        }
    }

    /// The variance of a share of tokens against what draws show.
    @Test func varianceIsThatOfDraws() throws {
        var generator = SplitMix64(seed: 21)
        var (shares, variances): ([Double], [Double]) = ([], [])
        for _ in 0..<300 {
            let sample = try Corpus(documents: 200, shares: [("en", 0.5), ("fr", 0.3), ("ro", 0.2)], &generator)
                .sample()
            shares.append(sample.share(of: "fr"))
            variances.append(sample.variance(gradient: ["fr": 1]))
        }
        let mean = shares.reduce(0, +) / 300
        let seen = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299
        let told = variances.reduce(0, +) / 300
        #expect(abs(mean - 0.3) < 0.02 && told / seen > 0.8 && told / seen < 1.25, "\(told), seen \(seen)")
    }

    /// Two samples of one mixture, of these sizes: 0 lies in the intervals.
    @Test(arguments: [(50, 50), (40, 2_000), (1_000, 1_000)])
    func intervalsHoldNoDifference(first: Int, second: Int) throws {
        var generator = SplitMix64(seed: UInt64(first + second))
        var held = [0, 0]
        for _ in 0..<100 {
            let mixture = [("cs", 0.1), ("en", 0.6), ("fr", 0.3)]
            let a = try Corpus(documents: first, shares: mixture, &generator).sample()
            let b = try Corpus(documents: second, shares: mixture, &generator).sample()
            for (index, estimate) in LanguageDistanceEstimator.estimates(a, b, side: .both).enumerated() {
                if try #require(estimate.lower) <= 0, try #require(estimate.upper) >= 0 { held[index] += 1 }
            }
        }
        #expect(held.allSatisfy { $0 >= 90 }, "\(held)")
    }

    @Test func extremes() throws {
        var generator = SplitMix64(seed: 4)
        let english = try Corpus(documents: 500, shares: [("en", 1)], &generator).sample()
        let french = try Corpus(documents: 500, shares: [("fr", 1)], &generator).sample()
        let apart = LanguageDistanceEstimator.estimates(english, french, side: .both)
        #expect(apart.map(\.name) == [.languageJensenShannon, .languageTotalVariation])
        #expect(apart[0].plugIn == 0.6931471805599453 && apart[1].plugIn == 1)
        #expect(apart[1].lower.map { $0 > 0.9 } == true && apart[1].upper == 1)
        let same = LanguageDistanceEstimator.estimates(english, english, side: .both)
        #expect(same.allSatisfy { $0.plugIn == 0 && ($0.lower ?? 1) <= 0 && ($0.upper ?? -1) >= 0 })
        // Not seen in some hundred documents is not proof of a share of 0.
        let error = english.variance(gradient: ["fr": 1]).squareRoot()
        #expect(error > 0.5 / english.effectiveDocuments && error < 2 / english.effectiveDocuments)
        #expect(LanguageSample(counts: [:], lengths: DocumentLengths()) == nil)
        #expect(
            LanguageSample(counts: ["en": .init(documents: 1)], lengths: DocumentLengths(lengths: [UInt64(0)])) == nil)
    }

    /// Documents without a language take their part of the lengths, not of the shares.
    @Test func unlabelledDocumentsAreLeftOut() throws {
        let lengths = DocumentLengths(lengths: [UInt64](repeating: 10, count: 30))
        let sample = try #require(
            LanguageSample(
                counts: ["en": .init(documents: 10, tokens: 100), "fr": .init(documents: 10, tokens: 100)],
                lengths: lengths))
        #expect(sample.shares == [0.5, 0.5])
        #expect(abs(sample.effectiveDocuments - 20) < 1e-9)
        // A binomial share of 20 documents, but for the imagined ones.
        #expect(abs(sample.variance(gradient: ["en": 1]) - 0.25 / 20) < 2e-3)
        let copied = try #require(
            LanguageSample(counts: ["en": .init(documents: 30, tokens: 300)], lengths: lengths, copies: 5))
        #expect(abs(copied.effectiveDocuments - 6) < 1e-9)
    }
}
