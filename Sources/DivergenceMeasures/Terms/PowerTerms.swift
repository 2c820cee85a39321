import RealModule

/// s f(q/s) for the smoothed first side s and the generator f of ``PowerGenerator``: non-negative, and summing to the α-divergence of q from s
/// because q and s both sum to 1.
///
/// It is q ln(q/s) − q + s at α = 1, s ln(s/q) − s + q at α = 0, and half of Pearson's (q − s)²/s at α = 2.
struct PowerDivergenceTerm: PairTerm {
    let reference: SmoothedReference
    private let generator: PowerGenerator
    /// s f(q/s) = q g(s/q) for the generator g of order 1 − α, which keeps ratios within 0...1.
    private let dual: PowerGenerator

    init(reference: SmoothedReference, alpha: Double) {
        self.reference = reference
        generator = PowerGenerator(alpha: alpha)
        dual = PowerGenerator(alpha: 1 - alpha)
    }

    @inline(__always)
    func value(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        let excess = reference.excess(pair)
        guard share > 0 || pair.q > 0 else { return 0 }
        return pair.q > share
            ? pair.q * dual.value(ratio: share / pair.q, excess: -excess / pair.q)
            : share * generator.value(ratio: pair.q / share, excess: excess / share)
    }

    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        return reference.kept * (share > 0 ? generator.valueLessSlope(ratio: pair.q / share) : 0)
    }

    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        guard share > 0 else { return generator.alpha < 1 ? 1 / (1 - generator.alpha) : .infinity }
        let ratio = pair.q / share
        return generator.slope(ratio: ratio) + reference.borrowed * generator.valueLessSlope(ratio: ratio)
    }
}

/// q^α s^(1 − α) for the smoothed first side s; types that q lacks have no part in it for α ≥ 0.
struct PowerTerm: PairTerm {
    let reference: SmoothedReference
    let alpha: Double

    @inline(__always)
    func value(_ pair: Pair) -> Double {
        let share = reference.share(pair)
        guard pair.q > 0 else { return alpha < 0 && share > 0 ? .infinity : 0 }
        guard share > 0 else { return alpha > 1 ? .infinity : alpha == 1 ? pair.q : 0 }
        if alpha == 0.5 { return pair.q.squareRoot() * share.squareRoot() }
        if alpha == 2 { return pair.q / share * pair.q }
        return pair.q > share
            ? pair.q * .pow(share / pair.q, 1 - alpha) : share * .pow(pair.q / share, alpha)
    }

    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double {
        reference.kept * (1 - alpha) * .pow(pair.q / reference.share(pair), alpha)
    }

    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double {
        let ratio = pair.q / reference.share(pair)
        return alpha * .pow(ratio, alpha - 1) + reference.borrowed * (1 - alpha) * .pow(ratio, alpha)
    }
}

/// s where q = 0: how much of the smoothed first side the second lacks.
struct AbsentReferenceTerm: PairTerm {
    let reference: SmoothedReference

    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.q > 0 ? 0 : reference.share(pair) }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.q > 0 ? 0 : reference.kept }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.b == 1 ? -reference.share(pair) / pair.q : 0 }
}
