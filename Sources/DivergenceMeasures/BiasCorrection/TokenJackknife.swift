/// The delete-one-token jackknife of plug-in measures: each side's first-order bias, seen in how the measure changes
/// when one of its tokens is left out. It is exact for expectations, which are linear in the frequencies.
///
/// Source: M. Quenouille, Biometrika 43 (1956) 353–360, doi:10.1093/biomet/43.3-4.353.
struct TokenJackknife {
    /// Bias of each sum of a ``TermSet``: (n − 1)(mean over tokens left out − plug-in), both sides added; NaN where it is infinite and
    /// where a side has a single token.
    let bias: [Double]

    /// - Precondition: the spectrum has no unlisted mass and neither side is empty.
    /// - Complexity: O(distinct pairs × sums).
    init(_ spectrum: JointCountSpectrum, terms: TermSet, sums: [Double]) {
        precondition(spectrum.unlistedFirstMass == 0)
        var bias = [Double](repeating: 0, count: sums.count)
        for side in [PairSide.first, .second] {
            let total = side == .first ? spectrum.firstTotal : spectrum.secondTotal
            let left = total > 1 ? Self.leftOut(spectrum, terms: terms, side: side) : nil
            for index in bias.indices {
                let change = left.map { ($0[index] - sums[index]) * Double(total - 1) } ?? .nan
                bias[index] += change.isFinite ? change : .nan
            }
        }
        self.bias = bias
    }

    /// Mean of each sum over the tokens of a side, when that token is left out.
    private static func leftOut(_ spectrum: JointCountSpectrum, terms: TermSet, side: PairSide) -> [Double] {
        let isFirst = side == .first
        let totals = (
            first: spectrum.firstTotal - (isFirst ? 1 : 0), second: spectrum.secondTotal - (isFirst ? 0 : 1)
        )
        let scale = PairScale(firstTotal: totals.first, secondTotal: totals.second)
        let total = Double(isFirst ? spectrum.firstTotal : spectrum.secondTotal)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: terms.terms.count)
        var whole: [Pair] = []
        var less: [Pair] = []
        var entries: ArraySlice<JointCountSpectrum.Entry> = spectrum.entries[...]
        var values = [Double](repeating: 0, count: TermSet.largestBlock)
        var lessValues = values
        while !entries.isEmpty {
            let block = entries.prefix(TermSet.largestBlock)
            entries = entries.dropFirst(block.count)
            whole.removeAll(keepingCapacity: true)
            less.removeAll(keepingCapacity: true)
            for entry in block {
                let own = isFirst ? entry.first : entry.second
                whole.append(scale.pair(first: entry.first, second: entry.second, totals: totals))
                less.append(
                    own == 0
                        ? whole[whole.count - 1]
                        : scale.pair(
                            first: entry.first - (isFirst ? 1 : 0), second: entry.second - (isFirst ? 0 : 1),
                            totals: totals))
            }
            for (index, term) in terms.terms.enumerated() {
                term.values(whole, into: &values)
                term.values(less, into: &lessValues)
                for (position, entry) in block.enumerated() {
                    let share = Double(isFirst ? entry.first : entry.second) / total
                    sums[index].add(
                        Double(entry.types) * (values[position] + share * (lessValues[position] - values[position])))
                }
            }
        }
        return sums.map(\.value)
    }
}
