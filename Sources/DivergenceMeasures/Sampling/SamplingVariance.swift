/// The variance of the plug-in measures when each corpus is sampled anew, by the delta method.
///
/// A measure's influence is how much one token more of a type changes it. The variance of a measure is, for each side, the
/// variance of the influence of a random token over the number of tokens, times the design
/// effect of the influence between folds (``InfluenceEffect``). Measures that count presence (out-of-vocabulary rate, coverage) have no derivative: their
/// influence is the change when a token is left out.
struct SamplingVariance {
    /// Variance of each lane's sum; the lane of covered types holds that of type coverage, a ratio.
    let value: SIMD8<Double>
    /// The part of it that comes from the first side.
    let first: SIMD8<Double>

    init(
        spectrum: JointCountSpectrum, terms: PairTerms, typeCoverage: Double, secondTypes: Double,
        evidence: FoldEvidence
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
                let weight = types * (a / terms.first)
                firstSum.add(SIMD8(repeating: weight) * centered * centered)
            }
            if b > 0 {
                let centered = influence.ofSecond(a: a, b: b) - secondMean.value
                let weight = types * (b / terms.second)
                secondSum.add(SIMD8(repeating: weight) * centered * centered)
            }
        }
        if unlisted > 0 {
            let centered = influence.ofFirst(a: unlisted, b: 0) - firstMean.value
            firstSum.add(SIMD8(repeating: unlisted / terms.first) * centered * centered)
        }
        value =
            firstSum.value * evidence.firstEffect / terms.first + secondSum.value * evidence.secondEffect / terms.second
        first = firstSum.value * evidence.firstEffect / terms.first
    }

    /// Degrees of freedom of a lane's variance, after Welch and Satterthwaite.
    func freedom(_ lane: Int, evidence: FoldEvidence) -> Double {
        let (first, second) = (first[lane], value[lane] - first[lane])
        let denominator = first * first / evidence.firstFreedom + second * second / evidence.secondFreedom
        return denominator > 0 ? value[lane] * value[lane] / denominator : .infinity
    }
}
