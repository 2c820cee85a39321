public import NGramStatistics
import RealModule

/// Estimates ``SampleDistance/maximumMeanDiscrepancy`` from the folds of two profiles.
///
/// The kernel is the n-gram spectrum kernel (C. Leslie, E. Eskin, W. Noble, PSB 2002) on relative frequencies: two n-gram occurrences
/// have similarity 1 in one hashed bucket and 0 in two. Then the squared discrepancy is Σ (p − q)² over the buckets, 0 only for equal
/// distributions. The estimate is |p̂ − q̂|² less its mean under no difference, Σ|zᵢ|² over the folds' terms, over 1 − Σwᵢ², w the folds' shares
/// (``FoldDifferences``). With folds of one size that is the unbiased U-statistic over pairs of different folds (A. Gretton et al., JMLR 13, 2012, lemma 6): folds
/// are what is independent, so that words that come together in a document bias nothing.
public enum FoldMeanDiscrepancy {
    /// The distance of one order.
    ///
    /// The plug-in is |p̂ − q̂|² (the biased V-statistic), the null its mean over all sign changes of the folds' terms, and the p-value
    /// their test. The interval has Student's t at the effective number of folds and the larger of two errors: of a sum that varies about a real
    /// difference, and under no difference.
    ///
    /// - Returns: without values where the folds do not allow any; the estimator says why.
    /// - Complexity: O(folds² × buckets).
    public static func estimate(
        _ first: FoldHistograms, _ second: FoldHistograms, order: Int, side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate {
        guard let differences = FoldDifferences(first, second, order: order) else {
            return SampleDistanceEstimate(
                name: .maximumMeanDiscrepancy, order: order, side: side,
                estimator: FoldDifferences.absence(order: order))
        }
        return estimate(differences, order: order, side: side)
    }

    static func estimate(
        _ differences: FoldDifferences, order: Int, side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate {
        let count = differences.folds.count
        let products = differences.products
        var (plugIn, null) = (CompensatedSum(), CompensatedSum())
        for value in differences.difference { plugIn.add(value * value) }
        for i in 0..<count { null.add(products[i * count + i]) }
        var result = SampleDistanceEstimate(
            name: .maximumMeanDiscrepancy, order: order, side: side, plugIn: plugIn.value, null: null.value,
            estimator: "")
        let left = 1 - differences.weights.reduce(0) { $0 + $1 * $1 }
        guard count > 1, left > 1e-9 else {
            result.estimator = "plug-in only: nearly all documents are in one fold"
            return result
        }
        let estimate = (plugIn.value - null.value) / left
        let flips = SignFlips(terms: count)
        result.estimate = estimate
        result.pValue = unsafe products.withUnsafeBufferPointer { products in
            unsafe flips.pValue(of: plugIn.value) { signs in
                unsafe null.value + 2 * Self.sum(products, signs, count: count)
            }
        }
        let error = error(differences, products, plugIn: plugIn.value, left: left)
        let reach = StudentQuantile.twoSided95(freedom: freedom(products, count: count)) * error
        result.lower = estimate - reach / left
        result.upper = estimate + reach / left
        let test = flips.isExhaustive ? "all sign changes" : "\(SignFlips.randomCount) sign changes"
        result.estimator =
            "squared, plug-in less null; spectrum kernel of hashed n-grams; \(test) of folds"
            + (count < 10 ? "; few documents, the interval may be too narrow" : "")
        return result
    }

    /// Σ_{j<i} εᵢ εⱼ zᵢ·zⱼ.
    private static func sum(
        _ products: UnsafeBufferPointer<Double>, _ signs: UnsafeBufferPointer<Double>, count: Int
    ) -> Double {
        var (sum, i) = (0.0, 1)
        while i < count {
            var (row, j) = (0.0, 0)
            while j < i {
                unsafe row += signs[j] * products[i &* count &+ j]
                j &+= 1
            }
            unsafe sum += signs[i] * row
            i &+= 1
        }
        return sum
    }

    /// The standard error of |p̂ − q̂|².
    private static func error(
        _ differences: FoldDifferences, _ products: [Double], plugIn: Double, left: Double
    ) -> Double {
        let count = differences.folds.count
        var (linear, degenerate) = (CompensatedSum(), CompensatedSum())
        for (i, along) in differences.productsWithDifference.enumerated() {
            let residual = along - differences.weights[i] * plugIn
            linear.add(4 * residual * residual / left)
            for j in 0..<count where i != j {
                let product = products[i * count + j]
                degenerate.add(2 * product * product)
            }
        }
        return max(linear.value, degenerate.value).squareRoot()
    }

    /// Effective number of folds by their part of the variance, less one.
    private static func freedom(_ products: [Double], count: Int) -> Double {
        let parts = (0..<count).map { products[$0 * count + $0] }
        let sum = parts.reduce(0, +)
        let squares = parts.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? sum * sum / squares - 1 : .infinity
    }
}
