/// A law fitted without the largest checkpoints, and what it predicts for them.
public struct LawHoldout: Sendable {
    /// One held-out checkpoint.
    public struct Prediction: Sendable, Codable, Hashable {
        /// What was measured.
        public var observed: Double
        /// What the law predicted from the smaller checkpoints.
        public var predicted: ValuePrediction
    }

    /// The fit to the smaller checkpoints.
    public let fit: FitResult
    /// Its weight among the laws compared on the smaller checkpoints.
    public let weight: Double
    /// The held-out checkpoints, ascending.
    public let predictions: [Prediction]

    /// The mean distance between prediction and measurement, in the metric's units; 0 with nothing held out.
    public var meanAbsoluteError: Double {
        predictions.isEmpty
            ? 0
            : predictions.map { abs($0.observed - $0.predicted.value) }.compensatedSum / Double(predictions.count)
    }
}

extension LawComparison {
    /// Fits all but the `count` points with the most tokens and predicts those.
    /// - Returns: one entry for each law with a value at every held-out point, the heaviest first, and the comparison
    ///   of the smaller points.
    /// - Throws: `FitError` where the points left are too few, or nothing is left.
    /// - Precondition: `count` is not negative.
    public static func holdout(
        _ count: Int, of points: [CurvePoint], laws: [LawName] = LawComparison.metricLaws,
        scale: MetricScale = .hundred, doubt: BreakDoubt = .none, loss: FittingLoss = .huber(), confidence: Double = 0.9
    ) throws(FitError) -> (comparison: LawComparison, holdouts: [LawHoldout]) {
        precondition(count >= 0, "the number of held-out points is not negative")
        let points = points.sorted { $0.tokens < $1.tokens }
        guard count < points.count else {
            throw FitError(
                code: .tooFewPoints,
                message: "\(count) points are to be held out and there are \(points.count); hold out fewer")
        }
        let comparison = try LawComparison(
            Array(points.dropLast(count)), laws: laws, scale: scale, doubt: doubt, loss: loss)
        let holdouts = comparison.fits.compactMap { weighted -> LawHoldout? in
            var predictions: [LawHoldout.Prediction] = []
            for point in points.suffix(count) {
                guard let value = try? weighted.fit.prediction(at: point.tokens, confidence: confidence) else {
                    return nil
                }
                predictions.append(LawHoldout.Prediction(observed: point.value, predicted: value))
            }
            return LawHoldout(fit: weighted.fit, weight: weighted.weight, predictions: predictions)
        }
        return (comparison, holdouts)
    }
}
