import RealModule

/// A distance between two corpora that is not a sum over n-gram types: it looks at documents, or at how folds differ. Named as the
/// command line names it.
public enum SampleDistance: String, Sendable, Hashable, Codable, CaseIterable {
    /// The 1-D Wasserstein distance W₁ of the document lengths, in tokens; 0 or more.
    case lengthWasserstein
    /// W₁ of ln(1 + length): by what factor lengths differ, whatever their scale; 0 or more.
    case logarithmicLengthWasserstein
    /// The squared maximum mean discrepancy of hashed n-grams; 0 or more.
    case maximumMeanDiscrepancy
    /// 2(1 − 2ε), ε the error with which a linear classifier of hashed n-grams tells the corpora apart; 0...2.
    case proxyADistance
    /// The Jensen–Shannon divergence between the language shares, in nats; 0...ln 2.
    case languageJensenShannon
    /// The total variation between the language shares: the part of one mixture that would have to change its language; 0...1.
    case languageTotalVariation

    /// Unit of the distance, "" for a pure number.
    public var unit: String {
        switch self {
        case .lengthWasserstein: "tokens"
        case .logarithmicLengthWasserstein: "ln(1 + tokens)"
        case .maximumMeanDiscrepancy, .proxyADistance, .languageTotalVariation: ""
        case .languageJensenShannon: "nats"
        }
    }

    /// The value for two corpora with nothing in common, where it does not depend on the corpora.
    public var disjointValue: Double? {
        switch self {
        case .lengthWasserstein, .logarithmicLengthWasserstein, .maximumMeanDiscrepancy: nil
        case .proxyADistance: 2
        case .languageJensenShannon: .log(2)
        case .languageTotalVariation: 1
        }
    }

    /// Whether it is of n-grams, and so has an order.
    public var hasOrder: Bool { self == .maximumMeanDiscrepancy || self == .proxyADistance }
}
