import RealModule

/// How much documents make the tokens of a type stick together.
///
/// Tokens are not dealt out one by one: a word that occurs in a document tends to occur there again. Where a
/// type occurs c times, the variance of its count on one side is φ(c) times what single tokens would give:
/// φ(c) = 1 + A (c − 1) / (1 + (c − 2)/h), with A the correlation of the two tokens of a type that occurs twice, and h
/// the count at which the growth levels off, towards 1 + A h. A type seen once cannot stick together. See
/// Documentation/Measures.md for how well the shape fits.
struct BurstModel {
    /// A, in 0...1; zero when tokens are independent.
    var correlation: Double
    /// h, at least 1.
    var levellingCount: Double

    /// Tokens that fall independently of each other.
    static let independent = BurstModel(correlation: 0, levellingCount: 1)

    /// φ(c), in 1...c: the variance of the count of a type that occurs `count` times, as a multiple of that of independent tokens.
    func inflation(count: Double) -> Double {
        count > 1 ? 1 + correlation * (count - 1) / (1 + (count - 2) / levellingCount) : 1
    }

    /// The model for two sides of unequal size.
    ///
    /// How far a measure strays by chance depends on the variance of a type's count when the sides are of one size, but on how many
    /// documents the type is found in when one side is much smaller. The few long documents that make most of the variance of
    /// frequent types then count for less, and a levelling count of 10 fits manuals in two languages. Between the two cases it is interpolated.
    func adjusted(forShare share: Double) -> BurstModel {
        let balance = 4 * share * (1 - share)
        var result = self
        if levellingCount > 10 { result.levellingCount = 10 * .pow(levellingCount / 10, balance) }
        return result
    }
}
