/// The variance of the plug-in measures when each corpus is sampled anew, by the delta method.
///
/// A measure's influence is how much one token more of a type changes it. The variance of a measure is, for each side, the
/// variance of the influence of a random token over the number of tokens, times the design
/// effect of the influence between folds (``InfluenceEffect``). Measures that count presence (out-of-vocabulary rate, coverage) have no derivative: their
/// influence is the change when a token is left out.
struct SamplingVariance {
    /// Variance of each measure of a ``TermSet``.
    let value: [Double]
    /// The part of it that comes from the first side.
    let first: [Double]

    /// - Parameter sums: the sums over the spectrum.
    init(spectrum: JointCountSpectrum, terms: TermSet, sums: [Double], evidence: FoldEvidence) {
        var parts: [[Double]] = []
        for side in [PairSide.first, .second] {
            let total = side == .first ? terms.scale.first : terms.scale.second
            let influences = MeasureInfluences(terms, sums: sums, side: side)
            let means = influences.means(spectrum)
            parts.append(influences.variances(spectrum, about: means).map { $0 / total })
        }
        first = zip(parts[0], evidence.firstEffect).map { $0 * $1 }
        value = zip(first, zip(parts[1], evidence.secondEffect)).map { $0 + $1.0 * $1.1 }
    }

    /// Degrees of freedom of a measure's variance, after Welch and Satterthwaite.
    func freedom(_ index: Int, evidence: FoldEvidence) -> Double {
        let (first, second) = (first[index], value[index] - first[index])
        let denominator = first * first / evidence.firstFreedom + second * second / evidence.secondFreedom
        return denominator > 0 ? value[index] * value[index] / denominator : .infinity
    }
}
