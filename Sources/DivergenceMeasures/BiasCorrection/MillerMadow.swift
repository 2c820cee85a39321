/// A term whose bias can be seen in its curvature: smooth where both counts are positive.
protocol CurvedTerm: PairTerm {
    /// Second derivatives of ``PairTerm/value(_:)`` by p and by q; asked only where both are positive.
    func curvatures(_ pair: Pair) -> (first: Double, second: Double)
}

extension JensenShannonTerm: CurvedTerm {
    @inline(__always)
    func curvatures(_ pair: Pair) -> (first: Double, second: Double) {
        let sum = 2 * (pair.p + pair.q)
        return (pair.q / (pair.p * sum), pair.p / (pair.q * sum))
    }
}

extension HellingerTerm: CurvedTerm {
    @inline(__always)
    func curvatures(_ pair: Pair) -> (first: Double, second: Double) {
        let root = (pair.p * pair.q).squareRoot() / 4
        return (root / (pair.p * pair.p), root / (pair.q * pair.q))
    }
}

extension KullbackLeiblerTerm: CurvedTerm {
    @inline(__always)
    func curvatures(_ pair: Pair) -> (first: Double, second: Double) {
        let share = reference.share(pair)
        let kept = reference.kept / share
        let rest = 1 - reference.borrowed * pair.q / share
        return (kept * kept * pair.q, rest * rest / pair.q)
    }
}

extension Reversed: CurvedTerm where Term: CurvedTerm {
    @inline(__always)
    func curvatures(_ pair: Pair) -> (first: Double, second: Double) {
        let swapped = term.curvatures(pair.swapped)
        return (swapped.second, swapped.first)
    }
}

/// The second-order bias of plug-in sums, ½ Σ f″·p(1 − p)/n on each side, over the types that both sides have.
///
/// For entropy this is the correction of G. Miller and W. Madow. It assumes independent tokens and counts that are not small: where most types
/// are rare, much of the bias remains.
///
/// Source: G. Miller, "Note on the bias of information estimates", Information Theory in Psychology (1955) 95–100.
struct MillerMadow {
    /// Bias of each sum of a ``TermSet``; `nil` for terms that are not smooth.
    let bias: [Double?]

    /// - Complexity: O(distinct pairs × sums).
    init(_ spectrum: JointCountSpectrum, terms: TermSet) {
        bias = terms.terms.map { term in
            guard let curved = term as? any CurvedTerm else { return nil }
            return Self.bias(curved, spectrum: spectrum, terms: terms)
        }
    }

    private static func bias(_ term: some CurvedTerm, spectrum: JointCountSpectrum, terms: TermSet) -> Double {
        var sum = CompensatedSum()
        let scale = terms.scale
        terms.forEachBlock(of: spectrum) { pairs, types in
            for (pair, number) in zip(pairs, types) where pair.a > 0 && pair.b > 0 {
                let curvatures = term.curvatures(pair)
                let first = curvatures.first * pair.p * (1 - pair.p) / scale.first
                let second = curvatures.second * pair.q * (1 - pair.q) / scale.second
                sum.add(number * (first + second) / 2)
            }
        }
        return sum.value
    }
}
