extension DivergenceMeasure: RawRepresentable, Codable, CustomStringConvertible {
    /// Every measure without a parameter.
    private static let plain: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jeffreys, .jensenShannon, .jensenShannonDistance, .totalVariation,
        .hellinger, .bhattacharyya, .chiSquared, .reverseChiSquared, .cosine, .jaccard, .weightedJaccard,
        .rankCorrelation, .kendallRankCorrelation, .outOfVocabularyRate, .outOfVocabularyTypeRate, .typeCoverage,
        .tokenCoverage,
    ]

    /// The name in JSON and on the command line, such as `jensenShannon`, `renyi(0.5)`, `renyi(inf)` or `hashed(jensenShannon)`.
    public var rawValue: String {
        switch self {
        case .kullbackLeibler: "kullbackLeibler"
        case .reverseKullbackLeibler: "reverseKullbackLeibler"
        case .jeffreys: "jeffreys"
        case .jensenShannon: "jensenShannon"
        case .jensenShannonDistance: "jensenShannonDistance"
        case .totalVariation: "totalVariation"
        case .hellinger: "hellinger"
        case .bhattacharyya: "bhattacharyya"
        case .chiSquared: "chiSquared"
        case .reverseChiSquared: "reverseChiSquared"
        case .renyi(let order): "renyi(\(ParameterText.text(order)))"
        case .tsallis(let order): "tsallis(\(ParameterText.text(order)))"
        case .alpha(let order): "alpha(\(ParameterText.text(order)))"
        case .cosine: "cosine"
        case .jaccard: "jaccard"
        case .weightedJaccard: "weightedJaccard"
        case .rankCorrelation: "rankCorrelation"
        case .kendallRankCorrelation: "kendallRankCorrelation"
        case .outOfVocabularyRate: "outOfVocabularyRate"
        case .outOfVocabularyTypeRate: "outOfVocabularyTypeRate"
        case .typeCoverage: "typeCoverage"
        case .tokenCoverage: "tokenCoverage"
        case .hashed(let measure): "hashed(\(measure.rawValue))"
        }
    }

    /// The measure of a name; `nil` where there is none or its parameter lies outside the range.
    public init?(rawValue: String) {
        if let measure = Self.plain.first(where: { $0.rawValue == rawValue }) {
            self = measure
            return
        }
        let call = ParameterText(rawValue)
        guard call.parameters.count == 1, let parameter = call.parameters.first.map(String.init) else { return nil }
        if call.name == "hashed" {
            guard let measure = DivergenceMeasure(rawValue: parameter), measure.hasHashedForm else { return nil }
            self = .hashed(measure)
            return
        }
        guard let order = parameter == "∞" ? .infinity : Double(parameter) else { return nil }
        switch call.name {
        case "renyi": self = .renyi(order)
        case "tsallis": self = .tsallis(order)
        case "alpha": self = .alpha(order)
        default: return nil
        }
        guard isValid else { return nil }
    }

    /// Whether the parameter lies in the range stated with the measure.
    public var isValid: Bool {
        switch self {
        case .renyi(let order): order >= 0
        case .tsallis(let order): order >= 0 && order.isFinite
        case .alpha(let order): order.isFinite
        case .hashed(let measure): measure.hasHashedForm && measure.isValid
        default: true
        }
    }

    /// What a hashed measure is of; `nil` for others.
    var hashedMeasure: DivergenceMeasure? {
        if case .hashed(let measure) = self { measure } else { nil }
    }

    /// Whether it can be taken between hashed histograms: everything but what is hashed already.
    private var hasHashedForm: Bool { hashedMeasure == nil }

    public var description: String { rawValue }
}
