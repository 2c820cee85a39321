import NGramStatistics
import TestSupport
import Testing

@testable import DivergenceMeasures

/// Distances of documents against scikit-learn: Scripts/golden/sample_distances.py.
@Suite struct DocumentDistanceGoldenTests {
    @Test(arguments: GoldenDocumentDistance.all.indices)
    func discrepancies(index: Int) throws {
        let golden = GoldenDocumentDistance.all[index]
        let (first, second) = Self.samples(golden)
        let kernels: [(String, DocumentKernel)] = [
            ("linear", .linear), ("cosine", .cosine), ("gaussian", .gaussian(bandwidth: .median)),
            ("laplacian", .laplacian(bandwidth: .median)),
        ]
        for (name, kernel) in kernels {
            let estimate = DocumentMeanDiscrepancy.estimate(first, second, order: 1, side: .both, kernel: kernel)
            for (key, value) in [(name, estimate.estimate), (name + "PlugIn", estimate.plugIn)] {
                let (value, expected) = (try #require(value), try #require(golden.values[key]))
                // Differences of means of values up to 1.
                #expect(abs(value - expected) <= 1e-14, "\(key): \(value), not \(expected)")
            }
            if let null = golden.values[name + "Null"] {
                #expect(abs(try #require(estimate.null) - null) <= 1e-14)
            }
            if let pValue = golden.values[name + "P"] {
                #expect(abs(try #require(estimate.pValue) - pValue) < 1e-12)
                #expect(estimate.estimator.hasSuffix("all permutations"))
            }
        }
    }

    @Test(arguments: GoldenDocumentDistance.all.indices)
    func regressions(index: Int) throws {
        let golden = GoldenDocumentDistance.all[index]
        let (first, second) = Self.samples(golden)
        let examples = [(first, 1.0), (second, -1.0)].flatMap { documents, label in
            documents.map {
                LogisticRegression.Example(
                    vector: DocumentVector($0, order: 1, scaling: .unitLength), label: label)
            }
        }
        let classifier = LogisticRegression(examples, buckets: golden.buckets, cost: golden.cost)
        #expect(classifier.gradientNorm <= LogisticRegression.tolerance)
        for (found, expected) in zip(classifier.parameters, golden.weights) {
            #expect(abs(found - expected) <= 1e-8, "\(found), not \(expected)")
        }
        let estimate = DocumentProxyADistance.estimate(first, second, order: 1, side: .both, cost: golden.cost)
        let expected = max(0, try #require(golden.values["distance"]))
        #expect(abs(try #require(estimate.estimate) - expected) < 1e-12)
        #expect(try #require(estimate.lower) <= expected && expected <= #require(estimate.upper))
    }

    private static func samples(_ golden: GoldenDocumentDistance) -> ([HashedDocument], [HashedDocument]) {
        (
            documents(seed: golden.seeds.0, count: golden.counts.0, buckets: golden.buckets, shift: 0),
            documents(seed: golden.seeds.1, count: golden.counts.1, buckets: golden.buckets, shift: golden.shift)
        )
    }

    /// As the script draws them.
    static func documents(seed: UInt64, count: Int, buckets: Int, shift: Int) -> [HashedDocument] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { number in
            let fold = generator.next() % 32
            var counts = [UInt64](repeating: 0, count: buckets)
            for _ in 0..<3 + generator.next() % 20 {
                let (a, b) = (generator.next() % UInt64(buckets), generator.next() % UInt64(buckets))
                counts[(Int(min(a, b)) + shift) % buckets] += 1
            }
            let entries = counts.indices.filter { counts[$0] > 0 }.map {
                HashedDocument.Entry(bucket: $0, count: counts[$0])
            }
            return HashedDocument(hash: DocumentHash(high: fold << 59, low: UInt64(number)), orders: [entries])
        }
    }
}
