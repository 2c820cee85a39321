import Foundation
import NGramStatistics
import TestSupport
import Testing

@testable import DivergenceMeasures

/// The inflation that documents make, from samples of types.
@Suite struct BurstCurveTests {
    private func curve(_ types: [(tokens: UInt64, documents: UInt64, squares: UInt64, number: Int)]) -> BurstCurve? {
        var hash: UInt64 = 0
        var entries: [BurstinessSample.Entry] = []
        for type in types {
            for _ in 0..<type.number {
                hash += 1
                entries.append(
                    .init(hash: hash, tokens: type.tokens, documents: type.documents, squares: type.squares))
            }
        }
        return BurstCurve(BurstinessSample(level: 0, entries: entries))
    }

    /// Half of the types that occur c times are in one document, the others in c.
    @Test func classesGiveTheirMeans() throws {
        let curve = try #require(
            self.curve(
                [2, 3, 4, 6, 12, 40].flatMap { (count: UInt64) in
                    [(count, 1, count * count, 30), (count, count, count, 30)]
                }))
        for count in [2.0, 3, 4, 6, 12, 40] {
            #expect(abs(curve.inflation(count: count, weight: 1) - (1 + count) / 2) < 1e-9 * count)
            // The urn that has a type of c tokens in (1 + c)/2 documents when a side is small.
            let presence = curve.inflation(count: count, weight: 0)
            let size = (count - 1) / (presence - 1) - 1
            let (lower, upper) = (size * log1p(count / size), (1 + count) / 2)
            #expect(abs(lower - upper) < 1e-6 * upper)
            let between = curve.inflation(count: count, weight: 0.4)
            #expect(between > presence && between < (1 + count) / 2)
        }
        #expect(curve.inflation(count: 1, weight: 1) == 1)
        for count in [1.5, 2.5, 7, 100, 1e6, 1e12] {
            let inflation = curve.inflation(count: count, weight: 1)
            #expect(inflation >= 1 && inflation <= count)
        }
    }

    @Test func independentTokensInflateNothing() throws {
        let curve = try #require(self.curve([(2, 2, 2, 50), (3, 3, 3, 50), (9, 9, 9, 50)]))
        for count in [2.0, 3, 9, 1_000] { #expect(curve.inflation(count: count, weight: 1) < 1.001) }
    }

    @Test func tooFewTypesGiveNoCurve() {
        #expect(curve([(2, 1, 4, 3)]) == nil)
        #expect(curve([(1, 1, 1, 1_000)]) == nil)
        #expect(curve([]) == nil)
    }

    /// The null of two halves of documents is that of dealing whole documents, though some documents are long and have words of their own.
    @Test func nullIsThatOfDealtDocuments() throws {
        var generator = SplitMix64(seed: 11)
        let source = ZipfSource(types: 3_000, exponent: 1)
        let rounds = 6.0
        var (plugIn, null) = (0.0, 0.0)
        for _ in 0..<Int(rounds) {
            var sides = [SampledCorpus(), SampledCorpus()]
            for document in 0..<160 {
                var words = (0..<25).map { _ in source.draw(&generator) }
                // A tenth of the documents repeat words that no other has.
                if document % 10 == 0 {
                    for word in 0..<30 { words += [Int](repeating: 10_000 + document * 40 + word, count: 1 + word % 6) }
                }
                sides[Int(generator.next() % 2)].add(document: words, fold: Int.random(in: 0..<32, using: &generator))
            }
            let estimate = try #require(
                SampledCorpus.estimates(sides[0], sides[1])[.jensenShannon])
            plugIn += estimate.plugIn ?? 0
            null += estimate.null ?? 0
        }
        (plugIn, null) = (plugIn / rounds, null / rounds)
        #expect(abs(null - plugIn) < 0.06 * plugIn, "null \(null), plug-in \(plugIn)")
    }
}
