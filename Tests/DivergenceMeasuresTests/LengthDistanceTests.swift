import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

@Suite struct LengthDistanceTests {
    private static func random(_ generator: inout SplitMix64, documents: Int, scale: Double = 1) -> DocumentLengths {
        DocumentLengths(
            lengths: (0..<documents).map { _ in
                let spread = generator.uniform()
                return UInt64(scale * (1 + 40 * spread * spread))
            })
    }

    /// Zero only for equal distributions, symmetric, and no way round is shorter.
    @Test func isAMetric() throws {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<40 {
            let lengths = [12, 30, 7].map { Self.random(&generator, documents: $0) }
            func distance(_ i: Int, _ j: Int) throws -> Double {
                try #require(lengths[i].wassersteinDistance(to: lengths[j]))
            }
            #expect(try distance(0, 0) == 0)
            #expect(try distance(0, 1) == distance(1, 0))
            #expect(try distance(0, 2) <= distance(0, 1) + distance(1, 2) + 1e-12)
            #expect(try (distance(0, 1) == 0) == (lengths[0] == lengths[1]))
            let mean = abs(try #require(lengths[0].mean) - #require(lengths[1].mean))
            #expect(try distance(0, 1) >= mean - 1e-12)
        }
    }

    @Test func aShiftIsItsSize() {
        let lengths = DocumentLengths(lengths: [1, 5, 9, 200].map { UInt64($0) })
        let longer = DocumentLengths(lengths: [8, 12, 16, 207].map { UInt64($0) })
        #expect(lengths.wassersteinDistance(to: longer) == 7)
        #expect(lengths.wassersteinDistance(to: DocumentLengths()) == nil)
    }

    /// 1 + length three times as long everywhere is ln 3 on the scale of logarithms.
    @Test func aFactorIsItsLogarithm() throws {
        let lengths = DocumentLengths(lengths: [0, 1, 4, 99].map { UInt64($0) })
        let longer = DocumentLengths(lengths: [2, 5, 14, 299].map { UInt64($0) })
        #expect(abs(try #require(lengths.logarithmicWassersteinDistance(to: longer)) - 1.0986122886681098) < 1e-15)
    }

    /// The mean over all ways to deal the pooled lengths out, gone through one by one.
    @Test func nullIsTheMeanOverAllSplits() throws {
        let pooled: [UInt64] = [0, 0, 1, 3, 3, 8, 20, 21, 50]
        for size in [1, 3, 5] {
            var (sum, splits) = (0.0, 0)
            for chosen in 0..<1 << pooled.count where chosen.nonzeroBitCount == size {
                let parts = [1, 0].map { wanted in
                    DocumentLengths(lengths: pooled.indices.filter { chosen >> $0 & 1 == wanted }.map { pooled[$0] })
                }
                sum += try #require(parts[0].wassersteinDistance(to: parts[1]))
                splits += 1
            }
            let estimates = LengthDistanceEstimator.estimates(
                DocumentLengths(lengths: pooled.prefix(size)), DocumentLengths(lengths: pooled.dropFirst(size)),
                side: .source)
            let null = try #require(estimates[0].null)
            #expect(abs(null - sum / Double(splits)) < 1e-12 * null)
        }
    }

    /// Samples of one distribution, of these sizes: the interval holds 0; samples of two do not, where they are large.
    @Test(arguments: [(20, 20), (30, 400), (500, 500)])
    func intervalsHoldNoDifference(first: Int, second: Int) throws {
        var generator = SplitMix64(seed: UInt64(first * second))
        var held = [0, 0]
        var found = 0
        for _ in 0..<100 {
            let (a, b) = (
                Self.random(&generator, documents: first), Self.random(&generator, documents: second)
            )
            for (index, estimate) in LengthDistanceEstimator.estimates(a, b, side: .both).enumerated() {
                if try #require(estimate.lower) <= 0, try #require(estimate.upper) >= 0 { held[index] += 1 }
            }
            let other = Self.random(&generator, documents: second, scale: 2)
            if try #require(LengthDistanceEstimator.estimates(a, other, side: .both)[0].lower) > 0 { found += 1 }
        }
        #expect(held.allSatisfy { $0 >= 90 }, "\(held)")
        if first >= 500 { #expect(found == 100) }
    }

    /// Copies tell nothing new: the interval is wider, the distance the same.
    @Test func copiesWidenTheInterval() throws {
        var generator = SplitMix64(seed: 5)
        let (a, b) = (Self.random(&generator, documents: 90), Self.random(&generator, documents: 60, scale: 2))
        let once = LengthDistanceEstimator.estimates(a, b, side: .both)[0]
        let copied = LengthDistanceEstimator.estimates(a, b, firstCopies: 9, secondCopies: 2, side: .both)[0]
        #expect(once.plugIn == copied.plugIn && once.null == copied.null && once.estimate == copied.estimate)
        #expect(try #require(copied.upper) > #require(once.upper) && #require(copied.lower) < #require(once.lower))
        #expect(copied.estimator.contains("copies") && !once.estimator.contains("copies"))
    }

    /// Extremes of size and length give numbers.
    @Test func extremesAreFinite() throws {
        let far = try #require(
            DocumentLengths(entries: [.init(length: 0, documents: 1 << 61), .init(length: .max, documents: 1)]))
        let one = DocumentLengths(lengths: [UInt64(3)])
        for estimate in LengthDistanceEstimator.estimates(far, one, side: .both)
            + LengthDistanceEstimator.estimates(one, far, side: .both)
            + LengthDistanceEstimator.estimates(one, one, side: .both)
        {
            for value in [estimate.estimate, estimate.plugIn, estimate.lower, estimate.upper, estimate.null] {
                #expect(try #require(value).isFinite, "\(estimate)")
            }
        }
        for estimate in LengthDistanceEstimator.estimates(DocumentLengths(), one, side: .both) {
            #expect(estimate.plugIn == nil && estimate.estimator == "undefined: the pretraining side has no documents")
        }
    }
}
