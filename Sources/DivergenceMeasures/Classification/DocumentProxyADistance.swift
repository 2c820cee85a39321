public import NGramStatistics

/// Estimates ``SampleDistance/proxyADistance`` from samples of single documents (``DocumentSampler``): how well a linear
/// classifier tells which corpus a document is of.
///
/// The classifier is logistic regression (``LogisticRegression``) on the hashed n-grams of one order, scaled to length 1 for each
/// document. It is tested in cross-validation on groups of folds it was not trained on, so copies never are on both sides. The
/// distance is 2(1 − 2ε) for the balanced error ε, cut at 0 where ε is above ½ (S. Ben-David et al., NIPS 2006, proceedings 2007).
public enum DocumentProxyADistance {
    /// Groups of folds that are left out in turn.
    static let groups = 8
    /// Random labellings whose error in training is the null.
    private static let shuffles = 5

    /// The distance of one order.
    ///
    /// The plug-in is the distance of the error in training, the null its mean over documents labelled at random: with more n-grams than
    /// documents both are near 2, and only the estimate tells anything. Its interval has Student's t at the effective number of folds, and the
    /// larger of two errors: between folds, and that of as many independent guesses.
    ///
    /// - Parameters:
    ///   - first: documents of the pretraining corpus, as buckets of one number.
    ///   - second: those of the downstream corpus.
    ///   - cost: C of the regression, above 0.
    ///   - seed: of the random labellings.
    /// - Returns: without values where a sample has too few documents with such n-grams; the estimator says why.
    /// - Complexity: some hundred passes over the n-grams of all documents.
    public static func estimate(
        _ first: [HashedDocument], _ second: [HashedDocument], order: Int, side: MeasureEstimate.Side,
        cost: Double = 1, seed: UInt64 = 0
    ) -> SampleDistanceEstimate {
        precondition(cost > 0, "the cost of an error is positive")
        var result = SampleDistanceEstimate(name: .proxyADistance, order: order, side: side, estimator: "")
        func examples(_ documents: [HashedDocument], label: Double) -> [LogisticRegression.Example] {
            documents.filter { !$0.orders[order - 1].isEmpty }.map {
                LogisticRegression.Example(
                    vector: DocumentVector($0, order: order, scaling: .unitLength), label: label)
            }
        }
        let all = examples(first, label: 1) + examples(second, label: -1)
        let outcome = LabelledFolds(all)
        guard min(outcome.first, outcome.second) >= 2 else {
            result.estimator = "undefined: a side has fewer than two documents with n-grams of order \(order)"
            return result
        }
        let buckets = 1 + (all.flatMap(\.vector.buckets).max() ?? 0)
        let trained = LogisticRegression(all, buckets: buckets, cost: cost)
        result.plugIn = max(0, outcome.distance(of: all.map { trained.score($0.vector) }))
        result.null = chance(all, outcome, buckets: buckets, cost: cost, seed: seed)
        guard let scores = heldOut(all, trained, buckets: buckets, cost: cost) else {
            result.estimator = "in training only: the documents of a side are in one group of folds"
            return result
        }
        let distance = outcome.distance(of: scores)
        let spread = outcome.error(of: scores)
        let reach = StudentQuantile.twoSided95(freedom: outcome.freedom) * spread
        result.estimate = min(max(distance, 0), 2)
        result.lower = min(max(distance - reach, 0), 2)
        result.upper = min(max(distance + reach, 0), 2)
        result.estimator =
            "logistic regression on \(outcome.first) and \(outcome.second) documents' hashed n-grams, error in \(groups)-fold "
            + "cross-validation, at least 0"
        return result
    }

    /// The score of each document by the classifier that has not seen its group; `nil` where a class would be missing.
    private static func heldOut(
        _ all: [LogisticRegression.Example], _ start: LogisticRegression, buckets: Int, cost: Double
    ) -> [Double]? {
        var scores = [Double](repeating: 0, count: all.count)
        for group in 0..<groups {
            let isTested = all.map { $0.vector.fold % groups == group }
            guard isTested.contains(true) else { continue }
            let training = zip(all, isTested).filter { !$0.1 }.map(\.0)
            guard training.contains(where: { $0.label > 0 }), training.contains(where: { $0.label < 0 }) else {
                return nil
            }
            let classifier = LogisticRegression(training, buckets: buckets, cost: cost, start: start)
            for (index, example) in all.enumerated() where isTested[index] {
                scores[index] = classifier.score(example.vector)
            }
        }
        return scores
    }

    private static func chance(
        _ all: [LogisticRegression.Example], _ outcome: LabelledFolds, buckets: Int, cost: Double, seed: UInt64
    ) -> Double {
        var generator = SeededGenerator(seed: seed)
        var sum = 0.0
        for _ in 0..<shuffles {
            let labels = all.map(\.label).shuffled(using: &generator)
            var shuffled = all
            for index in shuffled.indices { shuffled[index].label = labels[index] }
            let classifier = LogisticRegression(shuffled, buckets: buckets, cost: cost)
            sum += LabelledFolds(shuffled).distance(of: shuffled.map { classifier.score($0.vector) })
        }
        return max(0, sum / Double(shuffles))
    }
}
