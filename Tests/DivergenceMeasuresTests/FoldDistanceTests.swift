import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

/// Distances that take folds as what is independent.
@Suite struct FoldDistanceTests {
    /// Documents of a topic each, so that tokens of a document come together.
    private static func corpus(
        documents: Int, buckets: Int = 60, shift: Int = 0, _ generator: inout SplitMix64
    ) -> FoldHistograms {
        var folds = FoldHistograms(order: 1, bucketCount: buckets)
        for _ in 0..<documents {
            let fold = Int(generator.next() % 32)
            let topic = Int(generator.next() % 20)
            for _ in 0..<5 + generator.next() % 40 {
                let spread = Int(generator.next() % 16)
                folds.add(order: 1, fold: fold, bucket: (topic + spread * spread % 23 + shift) % buckets)
            }
            folds.addDocuments(fold: fold)
        }
        return folds
    }

    /// Samples of one source, of any two sizes: 0 lies in the interval, and the test rejects as seldom as it says.
    @Test(arguments: [(60, 60), (400, 60), (25, 300)])
    func noDifferenceIsSeldomFound(first: Int, second: Int) throws {
        // Enough to see a test that rejects often; more where slow tests are asked for.
        let draws = SlowTests.areWanted ? 200 : 20
        var generator = SplitMix64(seed: UInt64(first + second))
        var (held, heldClassifier, rejected) = (0, 0, 0)
        var values: [Double] = []
        for _ in 0..<draws {
            let a = Self.corpus(documents: first, &generator)
            let b = Self.corpus(documents: second, &generator)
            let discrepancy = FoldMeanDiscrepancy.estimate(a, b, order: 1, side: .both)
            if try #require(discrepancy.lower) <= 0, try #require(discrepancy.upper) >= 0 { held += 1 }
            let pValue = try #require(discrepancy.pValue)
            values.append(pValue)
            if pValue <= 0.05 { rejected += 1 }
            if try #require(FoldProxyADistance.estimate(a, b, order: 1, side: .both).lower) == 0 { heldClassifier += 1 }
        }
        #expect(min(held, heldClassifier) >= draws * 9 / 10, "\(held), \(heldClassifier)")
        #expect(rejected <= draws / 10, "\(rejected)")
        // Uniform: the largest gap to the diagonal is below the 0.1 % point of Kolmogorov and Smirnov's test.
        let count = Double(draws)
        let gap = values.sorted().enumerated().map { abs((Double($0.offset) + 0.5) / count - $0.element) }.max() ?? 0
        #expect(gap <= 1.95 / count.squareRoot(), "\(gap)")
    }

    @Test func aDifferenceIsFound() throws {
        var generator = SplitMix64(seed: 9)
        let a = Self.corpus(documents: 300, &generator)
        let b = Self.corpus(documents: 200, shift: 15, &generator)
        let discrepancy = FoldMeanDiscrepancy.estimate(a, b, order: 1, side: .both)
        #expect(try #require(discrepancy.pValue) == 1.0 / 10_000)
        #expect(try #require(discrepancy.lower) > 0)
        let distance = FoldProxyADistance.estimate(a, b, order: 1, side: .both)
        #expect(try #require(distance.lower) > 0.3)
        #expect(try #require(distance.estimate) <= #require(distance.plugIn) + 1e-12)
        // What is symmetric in the two corpora is so to the last digits.
        let swapped = FoldMeanDiscrepancy.estimate(b, a, order: 1, side: .both)
        #expect(abs(try #require(swapped.estimate) / #require(discrepancy.estimate) - 1) < 1e-12)
    }

    /// Corpora without a common bucket are told apart without error; a corpus and itself not at all.
    @Test func extremes() throws {
        var generator = SplitMix64(seed: 3)
        let narrow = Self.corpus(documents: 200, buckets: 30, &generator)
        var (left, right) = (FoldHistograms(order: 1, bucketCount: 60), FoldHistograms(order: 1, bucketCount: 60))
        for fold in 0..<32 {
            for (bucket, count) in narrow.counts(order: 1, fold: fold).enumerated() {
                left.add(count, order: 1, fold: fold, bucket: bucket)
                right.add(count, order: 1, fold: fold, bucket: bucket + 30)
            }
        }
        let apart = FoldProxyADistance.estimate(left, right, order: 1, side: .both)
        for value in [apart.estimate, apart.plugIn, apart.upper] {
            #expect(abs(try #require(value) - 2) < 1e-12)
        }
        let same = FoldMeanDiscrepancy.estimate(left, left, order: 1, side: .both)
        #expect(same.plugIn == 0 && same.null == 0 && same.estimate == 0 && same.pValue == 1)
        let alike = FoldProxyADistance.estimate(left, left, order: 1, side: .both)
        #expect(alike.estimate == 0 && alike.plugIn == 0)
    }

    /// The probability over all sign changes is a multiple of 1/2^(folds − 1), and none is smaller.
    @Test func fewFoldsAreGoneThrough() throws {
        var (a, b) = (FoldHistograms(order: 1, bucketCount: 2), FoldHistograms(order: 1, bucketCount: 2))
        for fold in 0..<5 {
            a.add(90, order: 1, fold: fold, bucket: 0)
            b.add(90, order: 1, fold: fold, bucket: 1)
        }
        let estimate = FoldMeanDiscrepancy.estimate(a, b, order: 1, side: .both)
        #expect(estimate.pValue == 1.0 / 16)
        #expect(estimate.estimate.map { abs($0 - 2) < 1e-12 } == true)
        #expect(estimate.estimator.contains("all sign changes") && estimate.estimator.contains("few documents"))
    }

    @Test func whatFoldsCannotTellIsSaid() {
        var one = FoldHistograms(order: 1, bucketCount: 4)
        one.add(5, order: 1, fold: 7, bucket: 1)
        let empty = FoldHistograms(order: 1, bucketCount: 4)
        for estimate in [
            FoldMeanDiscrepancy.estimate(one, one, order: 1, side: .both),
            FoldProxyADistance.estimate(one, one, order: 1, side: .both),
        ] {
            #expect(estimate.plugIn == nil && estimate.estimate == nil && estimate.estimator.contains("one fold"))
        }
        for (a, b, order) in [(one, empty, 1), (empty, one, 1), (one, one, 2), (one, FoldHistograms(order: 1), 1)] {
            for estimate in [
                FoldMeanDiscrepancy.estimate(a, b, order: order, side: .both),
                FoldProxyADistance.estimate(a, b, order: order, side: .both),
            ] {
                #expect(estimate.plugIn == nil && estimate.estimator.hasPrefix("undefined"))
            }
        }
    }
}
