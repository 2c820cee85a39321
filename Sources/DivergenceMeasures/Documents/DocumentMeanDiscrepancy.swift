public import NGramStatistics

/// Estimates ``SampleDistance/maximumMeanDiscrepancy`` from samples of single documents (``DocumentSampler``).
///
/// The documents of both samples are exchangeable where both corpora are of one source, whatever the corpora's sizes: dealing
/// them out at random is an exact test. Unlike ``FoldMeanDiscrepancy`` this sees how documents vary, not just what they are made of on average; it needs the text.
public enum DocumentMeanDiscrepancy {
    /// The distance of one order.
    ///
    /// The estimate is the unbiased U-statistic, the plug-in the biased V-statistic, and the null the latter's exact mean over
    /// permutations. The interval has Student's t and the larger of two errors: the delete-a-fold jackknife's, and that under
    /// permutation.
    ///
    /// - Parameters:
    ///   - first: documents of the pretraining corpus, as buckets of one number.
    ///   - second: those of the downstream corpus.
    ///   - kernel: how alike two documents are.
    ///   - seed: of the random permutations.
    /// - Returns: without values where a sample has fewer than two documents with such n-grams.
    /// - Complexity: O(documents² × (n-grams of a document + permutations)).
    public static func estimate(
        _ first: [HashedDocument], _ second: [HashedDocument], order: Int, side: MeasureEstimate.Side,
        kernel: DocumentKernel = .standard, seed: UInt64 = 0
    ) -> SampleDistanceEstimate {
        var result = SampleDistanceEstimate(
            name: .maximumMeanDiscrepancy, order: order, side: side, estimator: "")
        let vectors = [first, second].map { documents in
            documents.filter { !$0.orders[order - 1].isEmpty }.map {
                DocumentVector($0, order: order, scaling: kernel.scaling)
            }
        }
        guard vectors.allSatisfy({ $0.count >= 2 }) else {
            result.estimator = "undefined: a side has fewer than two documents with n-grams of order \(order)"
            return result
        }
        let all = vectors[0] + vectors[1]
        let buckets = 1 + (all.flatMap(\.buckets).max() ?? 0)
        let matrix = KernelMatrix(all, buckets: buckets, kernel: kernel)
        let sample = KernelTwoSample(matrix, first: vectors[0].count)
        let test = sample.test(seed: seed)
        result.estimate = sample.unbiased
        result.plugIn = sample.biased
        result.null = sample.null
        result.pValue = test.pValue
        let jackknife = FoldBlocks(matrix, folds: all.map(\.fold), first: vectors[0].count).jackknife
        let error = max(jackknife?.error ?? 0, test.spread)
        let reach = StudentQuantile.twoSided95(freedom: jackknife?.freedom ?? 1) * error
        result.lower = sample.unbiased - reach
        result.upper = sample.unbiased + reach
        result.estimator =
            "squared, U-statistic over \(vectors[0].count) and \(vectors[1].count) documents; \(kernel.label) of hashed n-grams; "
            + (test.isExhaustive ? "all permutations" : "\(KernelTwoSample.randomCount) permutations")
        return result
    }
}
