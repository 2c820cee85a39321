import NGramStatistics

/// The delete-a-fold jackknife of plug-in measures between hashed histograms.
///
/// Documents of one fold are left out together, so the variance holds whatever the tokens of a document have in common; it assumes that
/// documents were drawn independently. Folds differ in size, which the delete-m_j form allows for. The measures are those of the hashed
/// n-grams, which are at most those of the n-grams themselves and vary alike.
///
/// Source: F. Busing, E. Meijer, R. van der Leeden, Statistics and Computing 9 (1999) 3–8, doi:10.1023/A:1008800423698.
struct FoldJackknife {
    /// Plug-in sums of a ``TermSet`` between the hashed histograms.
    let sums: [Double]
    /// Variance of each.
    let variance: [Double]
    /// Bias of each, as the jackknife sees it.
    let bias: [Double]
    /// Degrees of freedom: the effective number of folds, less one; at least 1.
    let freedom: Double

    /// - Parameters:
    ///   - own: Histograms of the side whose folds are left out.
    ///   - other: Histograms of the other side.
    ///   - side: Which side `own` is.
    ///   - terms: The sums; evaluated at the sizes of the histograms.
    ///   - wanted: For each sum whether it is; what is not is 0.
    /// - Returns: `nil` when fewer than two folds hold n-grams, the other side is empty or the histograms do not fit together.
    /// - Complexity: O(folds × buckets × sums).
    init?(
        own: FoldHistograms, other: FoldHistograms, side: PairSide, order: Int, terms: TermSet, wanted: [Bool]? = nil
    ) {
        guard order >= 1, order <= own.order, order <= other.order, own.bucketCount == other.bucketCount else {
            return nil
        }
        let all = (own: own.counts(order: order), other: other.counts(order: order))
        let used = all.own.indices.filter { all.own[$0] > 0 || all.other[$0] > 0 }
        let whole = used.map { all.own[$0] }
        let total = whole.reduce(0, +)
        let reference = used.map { all.other[$0] }
        let referenceTotal = reference.reduce(0, +)
        guard referenceTotal > 0 else { return nil }
        var replicates = HashedSums(
            terms: terms, wanted: wanted ?? terms.terms.map { _ in true }, side: side, reference: reference,
            referenceTotal: referenceTotal)
        let value = replicates.sums(whole, total: total)
        var left: [(sums: [Double], ratio: Double)] = []
        for fold in 0..<FoldHistograms.foldCount {
            let counts = own.counts(order: order, fold: fold)
            let size = counts.reduce(0, +)
            if size == total { return nil }
            if size == 0 { continue }
            var rest = whole
            for index in used.indices { rest[index] -= counts[counts.startIndex + used[index]] }
            left.append((replicates.sums(rest, total: total - size), Double(total) / Double(size)))
        }
        guard left.count > 1 else { return nil }
        var variance = [Double](repeating: 0, count: value.count)
        var bias = variance
        let number = Double(left.count)
        for index in value.indices {
            var estimate = CompensatedSum()
            estimate.add(number * value[index])
            for fold in left { estimate.add(-(1 - 1 / fold.ratio) * fold.sums[index]) }
            bias[index] = value[index] - estimate.value
            var sum = CompensatedSum()
            for fold in left {
                let pseudo = fold.ratio * value[index] - (fold.ratio - 1) * fold.sums[index] - estimate.value
                sum.add(pseudo * pseudo / (fold.ratio - 1))
            }
            variance[index] = sum.value / number
        }
        sums = value
        self.variance = variance
        self.bias = bias
        let squares = left.reduce(0) { $0 + 1 / ($1.ratio * $1.ratio) }
        freedom = max(1, 1 / squares - 1)
    }
}
