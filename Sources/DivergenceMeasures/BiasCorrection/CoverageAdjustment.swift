import RealModule

/// The coverage adjustment of A. Chao and T.-J. Shen, carried over from entropy to sums over pairs.
///
/// Relative frequencies are scaled by each side's Good–Turing coverage C = 1 − (types seen once)/n, and each seen type is weighed by
/// the inverse of its chance to be seen on some side, 1 − (1 − C₁p)ⁿ(1 − C₂q)ᵐ (Horvitz and Thompson). It assumes independent tokens. A type
/// that one side has not seen keeps frequency 0 there, so much of the bias of divergences remains.
///
/// Source: A. Chao, T.-J. Shen, Environmental and Ecological Statistics 10 (2003) 429–443, doi:10.1023/A:1026096204727.
struct CoverageAdjustment {
    /// Each sum of a ``TermSet``, adjusted.
    let sums: [Double]
    /// Good–Turing coverage of each side; at least 1/n.
    let firstCoverage: Double
    let secondCoverage: Double

    /// - Precondition: the spectrum has no unlisted mass and neither side is empty.
    /// - Complexity: O(distinct pairs × sums).
    init(_ spectrum: JointCountSpectrum, terms: TermSet) {
        precondition(spectrum.unlistedFirstMass == 0)
        let scale = terms.scale
        let once = Self.seenOnce(spectrum)
        let ofFirst = max(1 / scale.first, 1 - once.first / scale.first)
        let ofSecond = max(1 / scale.second, 1 - once.second / scale.second)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: terms.terms.count)
        var values = [Double](repeating: 0, count: TermSet.largestBlock)
        var pairs: [Pair] = []
        var weights: [Double] = []
        terms.forEachBlock(of: spectrum) { seen, types in
            pairs.removeAll(keepingCapacity: true)
            weights.removeAll(keepingCapacity: true)
            for (pair, number) in zip(seen, types) where pair.a > 0 || pair.b > 0 {
                let p = ofFirst * pair.p
                let q = ofSecond * pair.q
                let missed = scale.first * Self.log(complementOf: p) + scale.second * Self.log(complementOf: q)
                weights.append(number / -Double.expMinusOne(missed))
                // Written so that equal coverages keep the precision of p − q.
                let difference = ofFirst * pair.difference + (ofFirst - ofSecond) * pair.q
                pairs.append(
                    Pair(a: pair.a, b: pair.b, p: p, q: q, difference: difference))
            }
            for (index, term) in terms.terms.enumerated() {
                term.values(pairs, into: &values)
                for position in pairs.indices { sums[index].add(weights[position] * values[position]) }
            }
        }
        self.sums = sums.map(\.value)
        firstCoverage = ofFirst
        secondCoverage = ofSecond
    }

    private static func log(complementOf share: Double) -> Double { share < 1 ? .log(onePlus: -share) : -.infinity }

    private static func seenOnce(_ spectrum: JointCountSpectrum) -> (first: Double, second: Double) {
        var (first, second) = (0.0, 0.0)
        for entry in spectrum.entries {
            if entry.first == 1 { first += Double(entry.types) }
            if entry.second == 1 { second += Double(entry.types) }
        }
        return (first, second)
    }
}
