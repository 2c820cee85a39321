/// The observations of one corpus and one finetuning size as a curve: sorted, repetitions averaged, noise settled.
public struct ObservedCurve: Sendable, Codable, Hashable {
    /// One point for each different number of pretraining tokens, ascending.
    public let points: [CurvePoint]
    /// The model trained without pretraining, averaged over its rows.
    public let baseline: CurvePoint?
    /// The metric's scale.
    public let scale: MetricScale
    /// Where the noise of the points comes from.
    public let noiseSource: NoiseSource

    /// Sorts by tokens and averages the rows with equal tokens.
    ///
    /// The standard error of an average of n rows is √Σse² / n where each row states one. Otherwise, where a setting is
    /// repeated, the spread within settings is pooled over the curve (scaled by the noise prior's dependence on the
    /// score) and shrunk towards the prior's median with the weight of three degrees of freedom, since the spread
    /// of two seeds alone says next to nothing. Where some rows state an error and others do not, the others get the
    /// root mean square of those stated. Where nothing is known, `standardError` stays nil.
    /// - Throws: `FitError` for numbers that are not finite, tokens, errors or cross-entropies that are not more than
    ///   0, and for rows of more than one corpus or finetuning size.
    /// - Complexity: O(n log n).
    public init(_ observations: [Observation], metric: String = "bleu", scale: MetricScale? = nil) throws(FitError) {
        for row in observations { try Self.validate(row) }
        let rows = observations.filter { !$0.isBaseline }
        if Set(rows.map(\.pretraining)).count > 1 || Set(rows.map(\.finetuningTokens)).count > 1 {
            throw FitError(
                code: .severalCurves,
                message: "the observations are of several corpora or finetuning sizes; give one curve at a time")
        }
        let scale = scale ?? .inferred(metric: metric, values: observations.lazy.map(\.value))
        self.scale = scale
        let baselines = observations.filter(\.isBaseline)
        var settings: [[Observation]] = []
        for row in rows.sorted(by: { $0.tokens < $1.tokens }) {
            if settings.last?.first?.tokens == row.tokens {
                settings[settings.count - 1].append(row)
            } else {
                settings.append([row])
            }
        }
        let noise = MeasuredNoise(settings: settings + (baselines.isEmpty ? [] : [baselines]), scale: scale)
        noiseSource = noise.source
        points = settings.map { noise.average($0) }
        baseline = baselines.isEmpty ? nil : noise.average(baselines)
    }

    private static func validate(_ row: Observation) throws(FitError) {
        try FitError.check(value: row.value, standardError: row.standardError, at: row.tokens)
        try FitError.check(value: row.crossEntropy ?? 1, standardError: nil, at: row.finetuningTokens ?? 1)
        guard row.tokens > 0 || (row.isBaseline && row.tokens == 0) else {
            throw FitError(
                code: .nonPositiveTokens,
                message: "pretraining tokens are \(row.tokens); they must be more than 0, except in a baseline row")
        }
        guard row.crossEntropy ?? 1 > 0 else {
            throw FitError(
                code: .nonPositiveField,
                message: "a cross-entropy is not more than 0; leave it out where it is not known")
        }
    }
}

/// How large the noise of single rows is, from the rows themselves.
private struct MeasuredNoise {
    let source: NoiseSource
    /// The deviation of a row without a stated error; in units of the prior when it comes from repetitions.
    private let deviation: Double?
    private let scale: MetricScale

    init(settings: [[Observation]], scale: MetricScale) {
        self.scale = scale
        let stated = settings.joined().compactMap(\.standardError)
        if !stated.isEmpty {
            source = .standardErrors
            deviation = (stated.map { $0 * $0 }.compensatedSum / Double(stated.count)).squareRoot()
            return
        }
        var squares = CompensatedSum()
        var freedom = 0
        for setting in settings where setting.count > 1 {
            let mean = setting.map(\.value).compensatedSum / Double(setting.count)
            let unit = NoisePrior.unit(at: mean, scale: scale)
            for row in setting { squares.add((row.value - mean) * (row.value - mean) / (unit * unit)) }
            freedom += setting.count - 1
        }
        source = freedom > 0 ? .replicates : .prior
        let shrinkage = 3.0
        let pooled = (shrinkage * NoisePrior.median * NoisePrior.median + squares.value) / (shrinkage + Double(freedom))
        deviation = freedom > 0 ? pooled.squareRoot() : nil
    }

    func average(_ rows: [Observation]) -> CurvePoint {
        let count = Double(rows.count)
        let value = rows.map(\.value).compensatedSum / count
        var error: Double?
        if let deviation {
            switch source {
            case .standardErrors:
                error =
                    rows.map { ($0.standardError ?? deviation) * ($0.standardError ?? deviation) }
                    .compensatedSum.squareRoot() / count
            default: error = deviation * NoisePrior.unit(at: value, scale: scale) / count.squareRoot()
            }
        }
        let entropies = rows.compactMap(\.crossEntropy)
        return CurvePoint(
            tokens: rows[0].tokens, value: value, standardError: error,
            crossEntropy: entropies.isEmpty ? nil : entropies.compensatedSum / Double(entropies.count),
            replicates: rows.count)
    }
}
