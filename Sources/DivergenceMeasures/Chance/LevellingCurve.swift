import RealModule

/// The inflation φ(c) = 1 + A (c − 1) / (1 + (c − 2)/h), for what only hashed histograms tell of.
struct LevellingCurve {
    /// A, in 0...1: the correlation of the two tokens of a type that occurs twice.
    var correlation: Double
    /// h, at least 1: the count at which the growth levels off, towards 1 + A h.
    var levellingCount: Double

    func inflation(count: Double) -> Double {
        count > 1 ? 1 + correlation * (count - 1) / (1 + (count - 2) / levellingCount) : 1
    }

    /// For sides of unequal size: a levelling count of 10 fits manuals in two languages where one side is much smaller.
    ///
    /// - Parameter balance: 4 × the product of the sides' shares.
    func adjusted(forBalance balance: Double) -> LevellingCurve {
        var result = self
        if levellingCount > 10 { result.levellingCount = 10 * .pow(levellingCount / 10, balance) }
        return result
    }
}
