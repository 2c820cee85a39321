import RealModule

/// How much documents make the tokens of a type stick together.
///
/// Tokens are not dealt out one by one: a word that occurs in a document tends to occur there again. Where a
/// type occurs c times, the variance of its count on one side is φ(c) times what single tokens would give. Measured on
/// manuals in three languages, φ grows with the logarithm of the count, so φ(c) = min(c, 1 + κ ln c) with one
/// parameter per corpus; a type seen once cannot stick together. See Documentation/Measures.md.
public struct BurstModel: Sendable, Hashable, Codable {
    /// κ ≥ 0; zero when tokens are independent.
    public var rate: Double

    /// A model.
    ///
    /// - Precondition: the rate is finite and not negative.
    public init(rate: Double) {
        precondition(rate >= 0 && rate.isFinite)
        self.rate = rate
    }

    /// Tokens that fall independently of each other.
    public static let independent = BurstModel(rate: 0)

    /// φ(c) ≥ 1: the variance of the count of a type that occurs `count` times, as a multiple of that of independent tokens.
    public func inflation(count: Double) -> Double {
        count > 1 ? min(count, 1 + rate * .log(count)) : 1
    }
}
