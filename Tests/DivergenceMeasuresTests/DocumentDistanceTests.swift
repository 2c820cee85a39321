import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

/// Distances that take documents as what is independent.
@Suite struct DocumentDistanceTests {
    private static func documents(_ count: Int, shift: Int = 0, _ generator: inout SplitMix64) -> [HashedDocument] {
        (0..<count).map { _ in
            var counts = [UInt64](repeating: 0, count: 40)
            let topic = Int(generator.next() % 10)
            for _ in 0..<4 + generator.next() % 12 {
                let spread = Int(generator.next() % 9)
                counts[(topic + spread * spread % 17 + shift) % 40] += 1
            }
            let entries = counts.indices.filter { counts[$0] > 0 }.map {
                HashedDocument.Entry(bucket: $0, count: counts[$0])
            }
            return HashedDocument(
                hash: DocumentHash(high: generator.next(), low: generator.next()), orders: [entries])
        }
    }

    @Test func noDifferenceIsSeldomFound() throws {
        let draws = SlowTests.areWanted ? 200 : 12
        var generator = SplitMix64(seed: 17)
        var (held, classifierHeld, rejected) = (0, 0, 0)
        for _ in 0..<draws {
            let (a, b) = (Self.documents(30, &generator), Self.documents(18, &generator))
            let discrepancy = DocumentMeanDiscrepancy.estimate(a, b, order: 1, side: .both)
            if try #require(discrepancy.lower) <= 0, try #require(discrepancy.upper) >= 0 { held += 1 }
            if try #require(discrepancy.pValue) <= 0.05 { rejected += 1 }
            if try #require(DocumentProxyADistance.estimate(a, b, order: 1, side: .both).lower) == 0 {
                classifierHeld += 1
            }
        }
        #expect(min(held, classifierHeld) >= draws * 9 / 10 - 1, "\(held), \(classifierHeld)")
        #expect(rejected <= draws / 6, "\(rejected)")
    }

    /// Two corpora without a common n-gram, and one corpus beside itself.
    @Test func extremes() throws {
        var generator = SplitMix64(seed: 2)
        let a = Self.documents(40, &generator)
        let b = a.map { document in
            HashedDocument(
                hash: DocumentHash(high: document.hash.high, low: ~document.hash.low),
                orders: document.orders.map { $0.map { .init(bucket: $0.bucket + 50, count: $0.count) } })
        }
        let apart = DocumentProxyADistance.estimate(a, b, order: 1, side: .both)
        for value in [apart.estimate, apart.plugIn] { #expect(abs(try #require(value) - 2) < 1e-12) }
        let far = DocumentMeanDiscrepancy.estimate(a, b, order: 1, side: .both)
        #expect(try #require(far.pValue) == 0.001 && #require(far.lower) > 0)
        let same = DocumentMeanDiscrepancy.estimate(a, a, order: 1, side: .both)
        #expect(same.plugIn == 0)
        #expect(try #require(same.estimate) < 0 && #require(same.pValue) > 0.9)
        #expect(DocumentProxyADistance.estimate(a, a, order: 1, side: .both).estimate == 0)
        for estimate in [
            DocumentMeanDiscrepancy.estimate(a, [], order: 1, side: .both),
            DocumentProxyADistance.estimate(Array(a[..<1]), a, order: 1, side: .both),
        ] { #expect(estimate.plugIn == nil && estimate.estimator.hasPrefix("undefined")) }
    }

    /// The same numbers for the same seed; the permutations alone hang on it.
    @Test func isDeterministic() {
        var generator = SplitMix64(seed: 6)
        let (a, b) = (Self.documents(20, &generator), Self.documents(20, shift: 1, &generator))
        let kernel = DocumentKernel.laplacian(bandwidth: .fixed(0.7))
        func estimate(_ seed: UInt64) -> SampleDistanceEstimate {
            DocumentMeanDiscrepancy.estimate(a, b, order: 1, side: .both, kernel: kernel, seed: seed)
        }
        #expect(estimate(1) == estimate(1))
        #expect(estimate(1).estimate == estimate(2).estimate && estimate(1).pValue != estimate(2).pValue)
        #expect(estimate(1).estimator.contains("Laplacian kernel (bandwidth 0.7)"))
    }
}
