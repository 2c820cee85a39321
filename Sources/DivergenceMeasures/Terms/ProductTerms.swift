/// p q: the inner product of the distributions.
struct ProductTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.p * pair.q }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.q }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.p }
}

/// p²: the squared length of the first distribution.
struct FirstSquareTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.p * pair.p }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { 2 * pair.p }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { 0 }
}

/// √(p q): the Bhattacharyya coefficient.
struct AffinityTerm: PairTerm {
    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.p.squareRoot() * pair.q.squareRoot() }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { 0.5 * (pair.q / pair.p).squareRoot() }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { influenceOfFirst(pair.swapped) }
}
