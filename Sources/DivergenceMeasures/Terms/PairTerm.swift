/// What one n-gram type contributes to a sum over types, from its two counts.
///
/// Sums are evaluated a block of types at a time: the loops below are compiled for each kind of term, so a call costs nothing per type.
protocol PairTerm: Sendable {
    /// The contribution of a type.
    func value(_ pair: Pair) -> Double
    /// Change of the sum per unit of probability that a type gains on the first side; asked only where a > 0.
    func influenceOfFirst(_ pair: Pair) -> Double
    /// Change of the sum per unit of probability that a type gains on the second side; asked only where b > 0.
    func influenceOfSecond(_ pair: Pair) -> Double

    /// The contributions of many types, written to the beginning of `values`.
    func values(_ pairs: [Pair], into values: inout [Double])
    /// Adds `weight` times the influences on one side, 0 for types that the side lacks, to the beginning of `values`.
    func addInfluences(of side: PairSide, _ pairs: [Pair], weight: Double, to values: inout [Double])
}

/// One of the two corpora.
enum PairSide {
    case first
    case second
}

extension PairTerm {
    func values(_ pairs: [Pair], into values: inout [Double]) {
        for index in pairs.indices { values[index] = value(pairs[index]) }
    }

    func addInfluences(of side: PairSide, _ pairs: [Pair], weight: Double, to values: inout [Double]) {
        switch side {
        case .first:
            for index in pairs.indices where pairs[index].a > 0 {
                values[index] += weight * influenceOfFirst(pairs[index])
            }
        case .second:
            for index in pairs.indices where pairs[index].b > 0 {
                values[index] += weight * influenceOfSecond(pairs[index])
            }
        }
    }
}

/// A term with the corpora exchanged.
struct Reversed<Term: PairTerm>: PairTerm {
    var term: Term

    @inline(__always)
    func value(_ pair: Pair) -> Double { term.value(pair.swapped) }
    @inline(__always)
    func influenceOfFirst(_ pair: Pair) -> Double { term.influenceOfSecond(pair.swapped) }
    @inline(__always)
    func influenceOfSecond(_ pair: Pair) -> Double { term.influenceOfFirst(pair.swapped) }
}
