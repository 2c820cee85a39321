public import NGramStatistics
import RealModule

/// Estimates ``SampleDistance/proxyADistance`` from the folds of two profiles: how well single n-grams tell the corpora apart.
///
/// What is classified is an n-gram occurrence by its hashed bucket. A linear classifier has one weight for each bucket, so the one of least balanced
/// error on the training folds is known: a bucket goes to the corpus where its share is larger. It is tested on the fold left out, in
/// turn; copies share a fold, so that none is trained and tested on. Balanced error ε counts both corpora alike whatever their
/// sizes, ties as half an error. The distance is 2(1 − 2ε), cut at 0 where ε is above ½.
///
/// Source: S. Ben-David, J. Blitzer, K. Crammer, F. Pereira, "Analysis of representations for domain adaptation", NIPS 2006
/// (proceedings 2007).
public enum FoldProxyADistance {
    /// The distance of one order.
    ///
    /// The plug-in is the distance of the error in training on all folds, which is twice the total variation of the hashed n-grams;
    /// the null is its mean over random sign changes of the folds' terms (``FoldMeanDiscrepancy``). The error in testing needs no correction: for corpora
    /// of one source it is ½ on average. It never is better on average than the best classifier's, so that the distance is a lower bound.
    ///
    /// - Returns: without values where the folds do not allow any; the estimator says why.
    /// - Complexity: O(folds × buckets), with a factor of about 40.
    public static func estimate(
        _ first: FoldHistograms, _ second: FoldHistograms, order: Int, side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate {
        guard let differences = FoldDifferences(first, second, order: order) else {
            return SampleDistanceEstimate(
                name: .proxyADistance, order: order, side: side,
                estimator: FoldDifferences.absence(order: order))
        }
        return estimate(differences, order: order, side: side)
    }

    static func estimate(
        _ differences: FoldDifferences, order: Int, side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate {
        let chance = BucketClassifierChance(differences)
        let training = differences.difference.reduce(0) { $0 + abs($1) }
        var result = SampleDistanceEstimate(
            name: .proxyADistance, order: order, side: side, plugIn: min(2, training), null: chance.training,
            estimator: "")
        let left = 1 - differences.weights.reduce(0) { $0 + $1 * $1 }
        guard differences.folds.count > 1, left > 1e-9 else {
            result.estimator = "plug-in only: nearly all documents are in one fold"
            return result
        }
        let scores = BucketClassifier.heldOut(differences)
        let distance = scores.distance
        let error = max((scores.residuals.reduce(0) { $0 + $1 * $1 } / left).squareRoot(), chance.spread)
        let squares = differences.weights.reduce(0) { $0 + $1 * $1 }
        let reach = StudentQuantile.twoSided95(freedom: 1 / squares - 1) * error
        result.estimate = min(max(distance, 0), 2)
        result.lower = min(max(distance - reach, 0), 2)
        result.upper = min(max(distance + reach, 0), 2)
        result.estimator =
            "single n-grams by their hashed bucket, error in \(differences.folds.count)-fold cross-validation, at least 0"
            + (differences.folds.count < 10 ? "; few documents, the interval may be too narrow" : "")
        return result
    }
}
