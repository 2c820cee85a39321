import DivergenceMeasures
import NGramStatistics
import TestSupport
import Testing

/// Distances against SciPy, NumPy and scikit-learn: Scripts/golden/sample_distances.py.
@Suite struct SampleDistanceGoldenTests {
    @Test(arguments: GoldenLengthDistance.all.map(\.name))
    func lengths(name: String) throws {
        let golden = try #require(GoldenLengthDistance.all.first { $0.name == name })
        func lengths(_ entries: [(UInt64, UInt64)]) throws -> DocumentLengths {
            try #require(DocumentLengths(entries: entries.map { .init(length: $0.0, documents: $0.1) }))
        }
        let (first, second) = (try lengths(golden.first), try lengths(golden.second))
        let distances = [
            try #require(first.wassersteinDistance(to: second)),
            try #require(first.logarithmicWassersteinDistance(to: second)),
        ]
        let estimates = LengthDistanceEstimator.estimates(first, second, side: .both)
        let nulls = estimates.compactMap(\.null)
        for (found, expected) in zip(distances + nulls, golden.values) {
            #expect(abs(found - expected) <= 1e-12 * expected, "\(found), not \(expected)")
        }
        #expect(estimates.map(\.plugIn) == distances.map { $0 } && nulls.count == 2)
    }

    @Test(arguments: GoldenFoldDistance.all.indices)
    func folds(index: Int) throws {
        let golden = GoldenFoldDistance.all[index]
        let first = Self.folds(seed: golden.seeds.0, buckets: golden.buckets, size: golden.sizes.0)
        let second = Self.folds(seed: golden.seeds.1, buckets: golden.buckets, size: golden.sizes.1)
        let discrepancy = FoldMeanDiscrepancy.estimate(first, second, order: 1, side: .both)
        let distance = FoldProxyADistance.estimate(first, second, order: 1, side: .both)
        let found = [
            "discrepancy": discrepancy.estimate, "discrepancyPlugIn": discrepancy.plugIn,
            "discrepancyNull": discrepancy.null, "training": distance.plugIn,
        ]
        for (key, value) in found {
            let (value, expected) = (try #require(value), try #require(golden.values[key]))
            // The estimate is a difference of two that are as large as the null.
            let scale = max(abs(expected), golden.values["discrepancyNull"] ?? 0)
            #expect(abs(value - expected) <= 1e-12 * scale, "\(key): \(value), not \(expected)")
        }
        let expected = max(0, try #require(golden.values["distance"]))
        #expect(abs(try #require(distance.estimate) - expected) <= 1e-12)
    }

    /// As the script draws them.
    static func folds(seed: UInt64, buckets: Int, size: UInt64) -> FoldHistograms {
        var generator = SplitMix64(seed: seed)
        var folds = FoldHistograms(order: 1, bucketCount: buckets)
        for fold in 0..<FoldHistograms.foldCount {
            for bucket in 0..<buckets {
                let draw = generator.next() % (size * UInt64(1 + bucket % 5))
                if fold % 7 != 3 { folds.add(draw, order: 1, fold: fold, bucket: bucket) }
            }
        }
        return folds
    }
}
