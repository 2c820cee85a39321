public import ScalingLaws

/// A curve of scores with the laws fitted to it and what they predict: what `fit` shows.
public struct CurveReport: Sendable {
    /// A number of tokens and what is predicted there.
    public struct Prediction: Sendable {
        public let tokens: Double
        /// `nil` where there is no value.
        public let value: ValuePrediction?
        /// What was measured there, for a point that was held out.
        public let observed: Double?
    }

    /// A fitted law.
    public struct Law: Sendable {
        public let fit: FitResult
        /// What it is of: the metric's name, or `cross_entropy`.
        public let quantity: String
        /// Share in the common forecast; `nil` for the law of cross-entropy.
        public let weight: Double?
        /// At the tokens asked for, then at the points held out.
        public let predictions: [Prediction]
    }

    /// The analysis of the whole curve, points held out included.
    public let analysis: CurveAnalysis
    /// The metric's name.
    public let metric: String
    /// The metric's laws, the heaviest first, then that of cross-entropy where there is one.
    public let laws: [Law]
    /// What the metric's laws predict together.
    public let forecast: [Prediction]
    /// How many of the largest checkpoints the laws have not seen.
    public let holdout: Int
    /// What the laws' fits make least.
    public let loss: FittingLoss

    /// Fits the laws and predicts.
    ///
    /// - Parameters:
    ///   - observations: checkpoints of one corpus and one finetuning size, and models without pretraining.
    ///   - metric: the metric's name.
    ///   - tokens: where to predict; empty for twice and four times the largest checkpoint fitted, unless points are
    ///     held out.
    ///   - holdout: how many of the largest checkpoints to leave out of the laws and predict instead.
    ///   - loss: what the laws' fits make least; verdict and forecast do not depend on it.
    /// - Throws: `FitError` where the observations cannot be used, or too few are left.
    public init(
        observations: [Observation], metric: String, at tokens: [Double] = [], holdout: Int = 0,
        loss: FittingLoss = .huber()
    ) throws(FitError) {
        for tokens in tokens where !(tokens > 0 && tokens < .infinity) {
            throw FitError(
                code: .nonPositiveTokens,
                message: "a prediction is asked for at \(tokens) tokens; give finite numbers above 0")
        }
        let analysis = try CurveAnalysis(
            observations: observations, metric: metric, laws: LawComparison.allMetricLaws, loss: loss)
        let points = analysis.curve.points
        var comparison = analysis.laws
        var entropyLaw = analysis.crossEntropyLaw
        if holdout > 0 {
            let scale = analysis.curve.scale
            let seen = Array(points.dropLast(holdout))
            comparison = try LawComparison.holdout(
                holdout, of: points, laws: LawComparison.allMetricLaws, scale: scale,
                doubt: seen.isEmpty ? .none : try BreakDoubt(seen, scale: scale), loss: loss
            ).comparison
            entropyLaw = Self.crossEntropyLaw(Array(points.dropLast(holdout)), loss: loss)
        }
        var wanted = tokens.map { (tokens: $0, index: Int?.none) }
        if wanted.isEmpty, holdout == 0, let last = points.last {
            wanted = [2 * last.tokens, 4 * last.tokens].map { ($0, nil) }
        }
        for index in points.indices.suffix(holdout) { wanted.append((points[index].tokens, index)) }

        func predictions(
            observed: (CurvePoint) -> Double?, _ predict: (Double) throws -> ValuePrediction
        ) -> [Prediction] {
            wanted.map { place in
                Prediction(
                    tokens: place.tokens, value: try? predict(place.tokens),
                    observed: place.index.flatMap { observed(points[$0]) })
            }
        }
        var laws = (comparison?.fits ?? []).map { weighted in
            Law(
                fit: weighted.fit, quantity: metric, weight: weighted.weight,
                predictions: predictions(observed: \.value) { try weighted.fit.prediction(at: $0) })
        }
        if let entropyLaw {
            laws.append(
                Law(
                    fit: entropyLaw, quantity: "cross_entropy", weight: nil,
                    predictions: predictions(observed: \.crossEntropy) { try entropyLaw.prediction(at: $0) }))
        }
        self.laws = laws
        if holdout == 0 {
            forecast = analysis.mixture == nil ? [] : predictions(observed: \.value) { try analysis.forecast(at: $0) }
        } else {
            forecast = comparison.map { laws in predictions(observed: \.value) { try laws.forecast(at: $0) } } ?? []
        }
        self.analysis = analysis
        self.metric = metric
        self.holdout = holdout
        self.loss = loss
    }

    /// Names the choices behind the numbers.
    public var signature: String {
        let names = laws.map { "\($0.fit.name)(\($0.quantity),\($0.fit.loss))" }
        let isWeighted = analysis.curve.points.allSatisfy { $0.standardError != nil }
        return "laws:\(names.isEmpty ? "none" : names.joined(separator: ","))|objective:sum on ln values"
            + "|weights:\(isWeighted ? "inverse squared relative errors, mean 1" : "none")"
            + "|noise:\(analysis.curve.noiseSource)|holdout:\(holdout)|test:conditional isotonic|interval:0.90"
    }

    private static func crossEntropyLaw(_ points: [CurvePoint], loss: FittingLoss) -> FitResult? {
        let entropies = points.compactMap { point in
            point.crossEntropy.map { CurvePoint(tokens: point.tokens, value: $0, replicates: point.replicates) }
        }
        return try? FitResult(.powerLaw, to: entropies, loss: loss)
    }
}
