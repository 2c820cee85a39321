/// How much each measure changes per unit of probability that a type gains on one side.
struct MeasureInfluences {
    private let terms: TermSet
    private let side: PairSide
    /// Derivatives of each measure by its sums.
    private let gradients: [[Double]]

    /// - Parameter sums: the sums at which the measures are differentiated.
    init(_ terms: TermSet, sums: [Double], side: PairSide) {
        self.terms = terms
        self.side = side
        gradients = terms.members.map { $0.formula.gradient($0.select(sums)) }
    }

    /// The influences of types on a measure, written to the beginning of `values`.
    func influences(of index: Int, _ pairs: [Pair], into values: inout [Double]) {
        for position in pairs.indices { values[position] = 0 }
        for (term, weight) in zip(terms.members[index].indices, gradients[index]) where weight != 0 {
            terms.terms[term].addInfluences(of: side, pairs, weight: weight, to: &values)
        }
    }

    /// The influence of a random token, on average.
    func means(_ spectrum: JointCountSpectrum) -> [Double] {
        sum(spectrum) { _, influence in influence }
    }

    /// The variance of the influence of a random token.
    func variances(_ spectrum: JointCountSpectrum, about means: [Double]) -> [Double] {
        sum(spectrum) { index, influence in (influence - means[index]) * (influence - means[index]) }
    }

    /// Sums over the tokens of the side, each weighing as its share.
    private func sum(
        _ spectrum: JointCountSpectrum, _ function: (_ index: Int, _ influence: Double) -> Double
    ) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: gradients.count)
        var values = [Double](repeating: 0, count: TermSet.largestBlock)
        terms.forEachBlock(of: spectrum) { pairs, types in
            for index in gradients.indices {
                influences(of: index, pairs, into: &values)
                for position in pairs.indices {
                    let share = side == .first ? pairs[position].p : pairs[position].q
                    if share > 0 { sums[index].add(types[position] * share * function(index, values[position])) }
                }
            }
        }
        return sums.map(\.value)
    }
}
