// Terms that ask whether a type is there at all. They have no derivative: their influence is the change when a token is left out.

/// q where a = 0: the second side's tokens whose type the first lacks.
struct OutOfVocabularyTerm: PairTerm {
    let scale: PairScale

    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.a > 0 ? 0 : pair.q }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.a == 1 && pair.b > 0 ? -scale.first * pair.q : 0 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.a == 0 ? 1 : 0 }
}

/// q where a > 0: the second side's tokens whose type the first has.
struct CoveredTokensTerm: PairTerm {
    let scale: PairScale

    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.a > 0 ? pair.q : 0 }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.a == 1 && pair.b > 0 ? scale.first * pair.q : 0 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.a > 0 ? 1 : 0 }
}

/// 1 where a, b > 0: the types of both sides.
struct SharedTypesTerm: PairTerm {
    let scale: PairScale

    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.a > 0 && pair.b > 0 ? 1 : 0 }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { pair.a == 1 && pair.b > 0 ? scale.first : 0 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.b == 1 && pair.a > 0 ? scale.second : 0 }
}

/// 1 where b > 0: the types of the second side.
struct SecondTypesTerm: PairTerm {
    let scale: PairScale

    @inline(__always)
    func value(_ pair: Pair) -> Double { pair.b > 0 ? 1 : 0 }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { 0 }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { pair.b == 1 ? scale.second : 0 }
}
