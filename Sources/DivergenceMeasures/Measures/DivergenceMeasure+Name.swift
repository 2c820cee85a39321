extension DivergenceMeasure: RawRepresentable, Codable, CustomStringConvertible {
    /// Every measure without a parameter.
    static let plain: [DivergenceMeasure] = [
        .kullbackLeibler, .reverseKullbackLeibler, .jensenShannon, .jensenShannonDistance, .totalVariation, .hellinger,
        .outOfVocabularyRate, .typeCoverage, .tokenCoverage,
    ]

    /// The name in JSON and on the command line.
    public var rawValue: String {
        switch self {
        case .kullbackLeibler: "kullbackLeibler"
        case .reverseKullbackLeibler: "reverseKullbackLeibler"
        case .jensenShannon: "jensenShannon"
        case .jensenShannonDistance: "jensenShannonDistance"
        case .totalVariation: "totalVariation"
        case .hellinger: "hellinger"
        case .outOfVocabularyRate: "outOfVocabularyRate"
        case .typeCoverage: "typeCoverage"
        case .tokenCoverage: "tokenCoverage"
        }
    }

    /// The measure of a name; `nil` where there is none.
    public init?(rawValue: String) {
        guard let measure = Self.plain.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = measure
    }

    public var description: String { rawValue }
}
