internal import RealModule

/// Effective data transferred: how much more finetuning data a model without pretraining would need for the same score.
///
/// The baselines, models trained without pretraining at several D_f, are fitted by a law in D_f; inverting it at the score
/// of a pretrained run gives its effective data D_E, and D_T = D_E − D_f is what pretraining is worth, in tokens. Over all
/// runs D_T = k D_f^α D_p^β, after Hernandez, Kaplan, Henighan and McCandlish (arXiv 2102.01293), with D_p for the model's
/// size.
public struct DataTransfer: Sendable {
    /// What pretraining was worth to one run.
    public struct Transfer: Sendable, Codable, Hashable {
        public var pretrainingTokens: Double
        public var finetuningTokens: Double
        /// The run's score.
        public var value: Double
        /// D_T in tokens; negative where pretraining harms, nil where no amount of finetuning data reaches the score.
        public var transferred: Double?

        public init(pretrainingTokens: Double, finetuningTokens: Double, value: Double, transferred: Double?) {
            self.pretrainingTokens = pretrainingTokens
            self.finetuningTokens = finetuningTokens
            self.value = value
            self.transferred = transferred
        }
    }

    /// The law of the models without pretraining, in D_f.
    public let baseline: FitResult
    /// Each pretrained run, in the order given.
    public let transfers: [Transfer]
    /// k, α and β of D_T = k D_f^α D_p^β; nil with fewer than three positive transfers, or sizes that do not differ.
    public let law: (scale: Double, finetuningExponent: Double, pretrainingExponent: Double)?

    /// - Parameter observations: baselines at three finetuning sizes or more and pretrained runs, all with their
    ///   finetuning tokens.
    /// - Throws: `FitError` without them, and for numbers that cannot be used.
    public init(_ observations: [Observation]) throws(FitError) {
        var points: [CurvePoint] = []
        for row in observations {
            try FitError.check(value: row.value, standardError: row.standardError, at: row.tokens)
            guard let size = row.finetuningTokens, size > 0, size < .infinity else {
                throw FitError(
                    code: .nonPositiveTokens,
                    message: "effective data needs the finetuning tokens of every run; give finetuning_tokens")
            }
            if row.isBaseline { points.append(CurvePoint(tokens: size, value: row.value)) }
        }
        baseline = try Self.baseline(points)
        let curve = baseline
        transfers = observations.filter { !$0.isBaseline }.map { row in
            let size = row.finetuningTokens ?? 1
            let effective = Self.tokens(at: row.value, on: curve, from: size)
            return Transfer(
                pretrainingTokens: row.tokens, finetuningTokens: size, value: row.value,
                transferred: effective.map { $0 - size })
        }
        law = Self.law(transfers)
    }

    /// Of the laws with three parameters that rise, the one that fits the baselines best.
    private static func baseline(_ points: [CurvePoint]) throws(FitError) -> FitResult {
        let first = try FitResult(.saturatingPowerLaw, to: points)
        let others = [LawName.logLaw, .logistic, .exponentialOfCrossEntropy].compactMap {
            try? FitResult($0, to: points)
        }
        return others.reduce(first) { $1.objective < $0.objective ? $1 : $0 }
    }

    /// The tokens at which a rising law reaches `value`, by bisection between 10⁻⁶ and 10⁶ times `size`.
    private static func tokens(at value: Double, on curve: FitResult, from size: Double) -> Double? {
        let reach = 6 * Double.log(10)
        let start = Double.log(size)
        func isBelow(_ position: Double) -> Bool { ((try? curve.law.value(at: Double.exp(position))) ?? -1) < value }
        guard !isBelow(start + reach) else { return nil }
        guard isBelow(start - reach) else { return 0 }
        return Double.exp(NormalDistribution.bisect(from: start - reach, to: start + reach, isBelow: isBelow))
    }

    private static func law(
        _ transfers: [Transfer]
    ) -> (scale: Double, finetuningExponent: Double, pretrainingExponent: Double)? {
        let positive = transfers.filter { ($0.transferred ?? 0) > 0 && $0.pretrainingTokens > 0 }
        guard positive.count >= 3 else { return nil }
        let columns = [
            positive.map { _ in 1.0 }, positive.map { Double.log($0.finetuningTokens) },
            positive.map { Double.log($0.pretrainingTokens) },
        ]
        // Centred, so that sizes which do not differ are seen as such.
        let means = columns.map { $0.compensatedSum / Double($0.count) }
        for column in 1...2 where columns[column].allSatisfy({ abs($0 - means[column]) < 1e-9 }) { return nil }
        guard
            let solution = LeastSquaresSystem.solve(
                columns, positive.map { Double.log($0.transferred ?? 1) }, damping: [0, 0, 0]),
            solution.allSatisfy(\.isFinite)
        else { return nil }
        return (Double.exp(solution[0]), solution[1], solution[2])
    }
}
