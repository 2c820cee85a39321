public import AlignmentKit

/// What `fit` answers.
public struct FitDocument: ResultDocument, Hashable {
    /// A law's value at some number of tokens.
    public struct Point: Codable, Sendable, Hashable {
        @FiniteOrNull public var tokens: Double?
        /// `nil` where the law has no value there.
        @FiniteOrNull public var value: Double?
        /// The 90 % interval for a new measurement.
        @FiniteOrNull public var lower: Double?
        @FiniteOrNull public var upper: Double?
        /// What was measured there, for a point that was held out.
        @FiniteOrNull public var observed: Double?
    }

    /// A fitted law.
    public struct Law: Codable, Sendable, Hashable {
        public var name: String
        /// What the law is of: the metric's name, or `cross_entropy`.
        public var quantity: String
        /// The summed, weighted loss on ln values that the signature names, Huber's or least squares; `nil` for the mixture, which minimises nothing.
        @FiniteOrNull public var objective: Double?
        /// Coefficients by name; one without a finite value, and one that the points do not determine, is left out.
        public var parameters: [String: Double]
        /// Names of the coefficients that the points do not determine.
        public var unidentified: [String]
        public var predictions: [Point]
        /// Share of the law's family in the mixture; `nil` for the mixture itself and for the law of cross-entropy.
        @FiniteOrNull public var weight: Double?
    }

    public var schemaVersion = 1
    public var signature: String
    public var laws: [Law]
    /// What the metric's laws predict together: the predictions of the law `mixture`.
    public var forecast: [Point]
    public var verdict: CurveVerdict
    @FiniteOrNull public var probabilityNonMonotone: Double?
    public var reasons: [String]
    /// Falls, gains and noise in numbers.
    public var curve: CurveEvidence

    public init(_ report: CurveReport) {
        signature = report.signature
        verdict = report.analysis.verdict
        _probabilityNonMonotone = FiniteOrNull(wrappedValue: report.analysis.probabilityNonMonotone)
        reasons = report.analysis.reasons
        curve = CurveEvidence(report.analysis)
        laws = report.laws.map { law in
            Law(
                name: law.fit.name.rawValue, quantity: law.quantity, objective: law.fit.objective,
                parameters: Dictionary(law.fit.parameters.map { ($0.name, $0.value) }) { first, _ in first },
                unidentified: law.fit.unidentified, predictions: law.predictions.map(Self.point), weight: law.weight)
        }
        forecast = report.forecast.map(Self.point)
        if !forecast.isEmpty {
            laws.append(
                Law(
                    name: LawName.mixture.rawValue, quantity: report.metric, objective: nil, parameters: [:],
                    unidentified: [], predictions: forecast, weight: nil))
        }
    }

    private static func point(_ prediction: CurveReport.Prediction) -> Point {
        Point(
            tokens: prediction.tokens, value: prediction.value?.value, lower: prediction.value?.lower,
            upper: prediction.value?.upper, observed: prediction.observed)
    }
}
