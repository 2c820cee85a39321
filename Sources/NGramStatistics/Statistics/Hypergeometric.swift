import Foundation

/// Chances of drawing without replacement.
enum Hypergeometric {
    /// ln of the probability that a sample of `drawn` out of `population` misses all of `marked` elements:
    /// C(population − marked, drawn) / C(population, drawn).
    ///
    /// Accurate to some 1e-14 relative in the probability for populations up to 2⁶³: short products are taken factor by
    /// factor, long ones by Stirling's series in a form in which nothing cancels. −∞ where a miss is impossible.
    static func logMiss(population: UInt64, marked: UInt64, drawn: UInt64) -> Double {
        guard marked <= population, drawn <= population - marked else { return -.infinity }
        // The probability is symmetric in the two: take the shorter product.
        let (few, many) = (min(marked, drawn), max(marked, drawn))
        if few == 0 { return 0 }
        if few <= 64 { return product(population, few, many) }
        let total = Double(population)
        let alpha = Double(few) / total
        let beta = Double(many) / total
        // The probability is at most exp(−αβN): below any that matters.
        guard alpha * Double(many) < 800 else { return -.infinity }
        // Where Stirling's series would not hold, more than half is drawn, and the product soon vanishes.
        guard population - marked - drawn > 64 else { return product(population, few, many) }
        let rest = Double(population - marked - drawn) / total
        var sum = CompensatedSum()
        sum.add(total * rest * log1p(alpha * beta / rest))
        sum.add(Double(many) * log1p(-alpha))
        sum.add(Double(few) * log1p(-beta))
        sum.add(0.5 * log1p(alpha * beta / rest))
        sum.add(stirlingRest(total - Double(few)))
        sum.add(stirlingRest(total - Double(many)))
        sum.add(-stirlingRest(total))
        sum.add(-stirlingRest(total * rest))
        return min(0, sum.value)
    }

    /// The product's logarithm, stopped where the probability is below 1e-304.
    private static func product(_ population: UInt64, _ few: UInt64, _ many: UInt64) -> Double {
        var sum = CompensatedSum()
        for index in 0..<few {
            sum.add(log1p(-Double(many) / Double(population - index)))
            if sum.value < -700 { return -.infinity }
        }
        return sum.value
    }

    /// ln Γ(x + 1) − (x ln x − x + ½ ln 2πx) for x > 64.
    private static func stirlingRest(_ x: Double) -> Double {
        let square = x * x
        return (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / x
    }
}
