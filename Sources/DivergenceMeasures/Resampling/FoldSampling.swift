import NGramStatistics

/// The sampling variance of plug-in measures when the documents of both corpora are drawn anew, from the folds of both.
struct FoldSampling {
    /// Variance of each sum of a ``TermSet``.
    let variance: [Double]
    /// The plug-in sums between the hashed histograms, and their bias.
    let sums: [Double]
    let bias: [Double]
    /// Degrees of freedom of each, after Welch and Satterthwaite.
    let freedom: [Double]

    /// - Returns: `nil` when neither corpus has n-grams in two folds. Where one has not, it is taken to vary as the other does for its size.
    init?(
        first: FoldHistograms, second: FoldHistograms, order: Int, terms: TermSet, wanted: [Bool]? = nil
    ) {
        let one = FoldJackknife(own: first, other: second, side: .first, order: order, terms: terms, wanted: wanted)
        let other = FoldJackknife(own: second, other: first, side: .second, order: order, terms: terms, wanted: wanted)
        guard let known = one ?? other else { return nil }
        sums = known.sums
        bias = known.bias.indices.map { (one?.bias[$0] ?? 0) + (other?.bias[$0] ?? 0) }
        let ratio = terms.scale.second / terms.scale.first
        let ofFirst = one?.variance ?? known.variance.map { $0 * ratio }
        let ofSecond = other?.variance ?? known.variance.map { $0 / ratio }
        let freedoms = (one?.freedom ?? 1, other?.freedom ?? 1)
        variance = zip(ofFirst, ofSecond).map { $0 + $1 }
        freedom = zip(ofFirst, ofSecond).map { first, second in
            let denominator = first * first / freedoms.0 + second * second / freedoms.1
            return denominator > 0 ? (first + second) * (first + second) / denominator : .infinity
        }
    }
}
