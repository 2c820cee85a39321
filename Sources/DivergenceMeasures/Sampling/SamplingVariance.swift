import RealModule

/// The variance of the plug-in measures when each corpus is sampled anew, by the delta method.
///
/// A measure's influence is how much one token more of a type changes it. The variance of a measure is, for each side, the
/// variance of the influence of a random token over the number of tokens, every type counted with the variance inflation that
/// the burst model gives it. Measures that count presence (out-of-vocabulary rate, coverage) have no derivative: their
/// influence is the change when a token is left out.
struct SamplingVariance {
    /// Variance of each lane's sum; the lane of covered types holds that of type coverage, a ratio.
    let value: SIMD8<Double>

    init(
        spectrum: JointCountSpectrum, terms: PairTerms, typeCoverage: Double, secondTypes: Double,
        firstEffect: DesignEffect, secondEffect: DesignEffect
    ) {
        let influence = Influence(terms: terms, typeCoverage: typeCoverage, secondTypes: secondTypes)
        var firstMean = CompensatedLanes()
        var secondMean = CompensatedLanes()
        for entry in spectrum.entries {
            let a = Double(entry.first)
            let b = Double(entry.second)
            let types = Double(entry.types)
            if a > 0 { firstMean.add(SIMD8(repeating: types * (a / terms.first)) * influence.ofFirst(a: a, b: b)) }
            if b > 0 { secondMean.add(SIMD8(repeating: types * (b / terms.second)) * influence.ofSecond(a: a, b: b)) }
        }
        let unlisted = Double(spectrum.unlistedFirstMass)
        if unlisted > 0 {
            firstMean.add(SIMD8(repeating: unlisted / terms.first) * influence.ofFirst(a: unlisted, b: 0))
        }
        var firstSum = CompensatedLanes()
        var secondSum = CompensatedLanes()
        for entry in spectrum.entries {
            let a = Double(entry.first)
            let b = Double(entry.second)
            let types = Double(entry.types)
            if a > 0 {
                let centered = influence.ofFirst(a: a, b: b) - firstMean.value
                let weight = types * (a / terms.first) * firstEffect.burst.inflation(count: a)
                firstSum.add(SIMD8(repeating: weight) * centered * centered)
            }
            if b > 0 {
                let centered = influence.ofSecond(a: a, b: b) - secondMean.value
                let weight = types * (b / terms.second) * secondEffect.burst.inflation(count: b)
                secondSum.add(SIMD8(repeating: weight) * centered * centered)
            }
        }
        if unlisted > 0 {
            let centered = influence.ofFirst(a: unlisted, b: 0) - firstMean.value
            firstSum.add(SIMD8(repeating: unlisted / terms.first * firstEffect.perToken) * centered * centered)
        }
        value = firstSum.value / terms.first + secondSum.value / terms.second
    }
}

/// Change of each measure per unit of probability that a type gains on one side.
private struct Influence {
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
