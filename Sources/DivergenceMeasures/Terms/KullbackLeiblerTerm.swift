import RealModule

/// q ln(q / s) − q + s for the smoothed first side s: non-negative, and summing to the divergence because q and s both sum to 1.
struct KullbackLeiblerTerm: PairTerm {
    let reference: SmoothedReference

    @inline(__always)
    func value(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        guard pair.q > 0 else { return share }
        return pair.q * StableLogarithms.logarithmGap(-reference.excess(pair) / pair.q, onePlus: share / pair.q)
    }

    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { -reference.kept * (pair.q / reference.share(pair)) }

    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        return share > 0 ? .log(pair.q / share) - reference.borrowed * (pair.q / share) : .infinity
    }
}
