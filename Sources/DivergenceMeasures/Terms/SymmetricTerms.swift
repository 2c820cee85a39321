import RealModule

/// ½ p ln(p / r) + ½ q ln(q / r) with r = (p + q)/2.
struct JensenShannonTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double {
        let sum = pair.p + pair.q
        guard sum > 0 else { return 0 }
        return sum / 4
            * StableLogarithms.symmetricEntropyGap(
                pair.difference / sum, plus: 2 * pair.p / sum, minus: 2 * pair.q / sum)
    }

    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { 0.5 * .log(2 * (pair.p / (pair.p + pair.q))) }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { influenceOfFirst(pair.swapped) }
}

/// ½ |p − q|.
struct TotalVariationTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double { abs(pair.difference) / 2 }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.p > pair.q ? 0.5 : pair.p < pair.q ? -0.5 : 0 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { influenceOfFirst(pair.swapped) }
}

/// The smaller of p and q, which sums to 1 less the total variation.
struct OverlapTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double { min(pair.p, pair.q) }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.p < pair.q ? 1 : pair.p > pair.q ? 0 : 0.5 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { influenceOfFirst(pair.swapped) }
}

/// ½ (√p − √q)², which sums to 1 − Σ √(p q).
struct HellingerTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double {
        let roots = pair.p.squareRoot() + pair.q.squareRoot()
        guard roots > 0 else { return 0 }
        let difference = pair.difference / roots
        return difference * difference / 2
    }

    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { -0.5 * (pair.q / pair.p).squareRoot() }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { influenceOfFirst(pair.swapped) }
}
