import RealModule

/// Change of each measure per unit of probability that a type gains on one side.
struct Influence {
    let terms: PairTerms
    let typeCoverage: Double
    let secondTypes: Double

    /// - Precondition: a > 0.
    @inline(__always)
    func ofFirst(a: Double, b: Double) -> SIMD8<Double> {
        let p = a / terms.first
        let q = b / terms.second
        let forward = terms.forward.kept * p + terms.forward.borrowed * q
        let reverse = terms.reverse.kept * q + terms.reverse.borrowed * p
        let lastOne = a == 1 && b > 0
        return SIMD8(
            0.5 * .log(2 * (p / (p + q))),
            p > q ? 0.5 : p < q ? -0.5 : 0,
            -0.5 * (q / p).squareRoot(),
            -terms.forward.kept * (q / forward),
            reverse > 0 ? .log(p / reverse) - terms.reverse.borrowed * (p / reverse) : .infinity,
            lastOne ? -terms.first * q : 0,
            lastOne ? terms.first / secondTypes : 0,
            0)
    }

    /// - Precondition: b > 0.
    @inline(__always)
    func ofSecond(a: Double, b: Double) -> SIMD8<Double> {
        let p = a / terms.first
        let q = b / terms.second
        let forward = terms.forward.kept * p + terms.forward.borrowed * q
        let reverse = terms.reverse.kept * q + terms.reverse.borrowed * p
        return SIMD8(
            0.5 * .log(2 * (q / (p + q))),
            q > p ? 0.5 : q < p ? -0.5 : 0,
            -0.5 * (p / q).squareRoot(),
            forward > 0 ? .log(q / forward) - terms.forward.borrowed * (q / forward) : .infinity,
            -terms.reverse.kept * (p / reverse),
            a == 0 ? 1 : 0,
            b == 1 ? terms.second * ((a > 0 ? 1 : 0) - typeCoverage) / secondTypes : 0,
            0)
    }
}
