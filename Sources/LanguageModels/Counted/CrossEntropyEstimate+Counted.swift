import NGramStatistics
import RealModule

extension CrossEntropyEstimate {
    /// The mean of an amount over the predictions along a text, with an interval for another sample of documents.
    ///
    /// A profile keeps the n-grams of its folds only hashed. The amount of every prediction is replaced by the mean over the bucket of its last words; the
    /// delete-a-fold jackknife of that, over what independent tokens would give, is the design effect (J. Rao, A. Scott 1981,
    /// doi:10.1080/01621459.1981.10477633): by so much the variance of independent tokens is multiplied, if it is more than 1.
    ///
    /// - Parameter folds: histograms of the text; without them there is no interval, since tokens are not independent.
    /// - Returns: `nil` without tokens.
    init?(
        _ sums: PredictionSums, _ amount: KeyPath<PredictionSums, PredictionSums.Amount>, folds: FoldHistograms?,
        confidence: Double = 0.95
    ) {
        guard sums.score.tokens > 0 else { return nil }
        let tokens = Double(sums.score.tokens)
        let amount = sums[keyPath: amount]
        let mean = amount.total / tokens
        guard let folds,
            let effect = FoldDesignEffect(amount.buckets, counts: sums.counts, folds, order: sums.bucketOrder)
        else {
            self.init(
                estimate: mean, interval: nil, score: sums.score, estimator: "no interval, since there are no folds")
            return
        }
        let independent = max(0, amount.squares / tokens - mean * mean) / tokens
        let error = (independent * effect.value).squareRoot()
        let reach = error * StudentQuantile.twoSided(confidence, degreesOfFreedom: effect.folds - 1)
        let shown = (effect.value * 10).rounded() / 10
        self.init(
            estimate: mean,
            interval: ConfidenceInterval(lower: mean - reach, upper: mean + reach, confidence: confidence),
            score: sums.score, estimator: "designEffect(\(shown); \(effect.folds) folds)")
    }
}

/// How much more the mean of an amount that hashed n-grams have varies between folds than with independent tokens.
struct FoldDesignEffect {
    /// At least 1.
    let value: Double
    /// Folds that hold n-grams; 2 or more.
    let folds: Int

    /// - Parameters:
    ///   - amounts: by bucket, summed over its n-grams.
    ///   - counts: n-grams of each bucket that have an amount.
    ///   - order: order of the n-grams that were hashed.
    /// - Returns: `nil` where fewer than two folds hold n-grams.
    /// - Complexity: O(folds × buckets).
    init?(_ amounts: [Double], counts: [Double], _ histograms: FoldHistograms, order: Int) {
        precondition(amounts.count == histograms.bucketCount)
        let means = zip(amounts, counts).map { $1 > 0 ? $0 / $1 : 0 }
        let filled = counts.indices.filter { counts[$0] > 0 }
        var (total, sum, squares) = (0.0, 0.0, 0.0)
        let parts = (0..<FoldHistograms.foldCount).map { fold in
            let histogram = histograms.counts(order: order, fold: fold)
            var part = (tokens: 0.0, amount: 0.0)
            for bucket in filled {
                let count = Double(histogram[histogram.startIndex + bucket])
                part.tokens += count
                part.amount += count * means[bucket]
                squares += count * means[bucket] * means[bucket]
            }
            total += part.tokens
            sum += part.amount
            return part
        }.filter { $0.tokens > 0 }
        guard parts.count > 1 else { return nil }
        folds = parts.count
        let without = parts.map { (sum - $0.amount) / (total - $0.tokens) }
        let mean = without.reduce(0, +) / Double(parts.count)
        let between =
            without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * Double(parts.count - 1) / Double(parts.count)
        let independent = max(0, squares / total - (sum / total) * (sum / total)) / total
        value = independent > 0 ? max(1, between / independent) : 1
    }
}
