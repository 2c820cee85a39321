import RealModule

/// A measure as a function of sums over types.
enum MeasureFormula {
    /// A weighted total of sums.
    case total([(weight: Double, term: MeasureTerm)])
    /// The root of the sum.
    case root(MeasureTerm)
    /// One sum over another; 1 less that where it is a share of what is missing.
    case ratio(MeasureTerm, MeasureTerm, isComplement: Bool)
    /// ln(S)/scale for S = `power` = 1 + slope·gap, of which the gap is precise near 1 and the power near 0.
    case logarithm(gap: MeasureTerm, power: MeasureTerm, slope: Double, scale: Double)
    /// −ln(1 − sum).
    case logarithmOfComplement(MeasureTerm)
    /// The inner product over the lengths.
    case cosine
    /// Types of both corpora over types of either.
    case jaccard
    /// Σ min(p, q) / Σ max(p, q), of which the latter is 2 less the former.
    case weightedJaccard
    /// Not a function of sums over types, but of their order.
    case order(OrderStatistic)

    static func sum(_ term: MeasureTerm, weight: Double = 1) -> MeasureFormula { .total([(weight, term)]) }

    /// The sums, in the order of ``value(_:)``'s arguments.
    var terms: [MeasureTerm] {
        switch self {
        case .total(let parts): parts.map(\.term)
        case .root(let term), .logarithmOfComplement(let term): [term]
        case .ratio(let upper, let lower, _): [upper, lower]
        case .logarithm(let gap, let power, _, _): [gap, power]
        case .cosine: [.product, .firstSquare, .secondSquare]
        case .jaccard: [.sharedTypes, .firstTypes, .secondTypes]
        case .weightedJaccard: [.overlap]
        case .order: []
        }
    }

    /// The measure, given its sums.
    func value(_ sums: [Double]) -> Double {
        switch self {
        case .total(let parts):
            var total = 0.0
            for index in parts.indices { total += parts[index].weight * sums[index] }
            return total
        case .root: return max(sums[0], 0).squareRoot()
        case .ratio(_, _, let isComplement):
            return sums[1] == 0 ? 0 : (isComplement ? sums[1] - sums[0] : sums[0]) / sums[1]
        case .logarithm(_, _, let slope, let scale):
            return (sums[1] < 0.5 ? .log(sums[1]) : .log(onePlus: slope * sums[0])) / scale
        case .logarithmOfComplement: return 0 - .log(onePlus: -min(sums[0], 1))
        case .cosine:
            let lengths = sums[1].squareRoot() * sums[2].squareRoot()
            return lengths > 0 ? min(1, sums[0] / lengths) : 0
        case .jaccard:
            let all = sums[1] + sums[2] - sums[0]
            return all > 0 ? sums[0] / all : 0
        case .weightedJaccard: return min(1, sums[0] / (2 - sums[0]))
        case .order: return 0
        }
    }

    /// The derivatives of ``value(_:)`` by the sums; 0 where there is none.
    func gradient(_ sums: [Double]) -> [Double] {
        switch self {
        case .total(let parts): return parts.map(\.weight)
        case .root: return [sums[0] > 0 ? 1 / (2 * sums[0].squareRoot()) : 0]
        case .ratio(_, _, let isComplement):
            guard sums[1] != 0 else { return [0, 0] }
            let sign: Double = isComplement ? -1 : 1
            return [sign / sums[1], -sign * sums[0] / (sums[1] * sums[1])]
        case .logarithm(_, _, let slope, let scale):
            return [sums[1] > 0 && sums[1].isFinite ? slope / (scale * sums[1]) : 0, 0]
        case .logarithmOfComplement: return [sums[0] < 1 ? 1 / (1 - sums[0]) : 0]
        case .cosine:
            guard sums[1] > 0, sums[2] > 0 else { return [0, 0, 0] }
            let lengths = sums[1].squareRoot() * sums[2].squareRoot()
            let cosine = sums[0] / lengths
            return [1 / lengths, -cosine / (2 * sums[1]), -cosine / (2 * sums[2])]
        case .jaccard:
            let all = sums[1] + sums[2] - sums[0]
            guard all > 0 else { return [0, 0, 0] }
            let slope = -sums[0] / (all * all)
            return [1 / all - slope, slope, slope]
        case .weightedJaccard: return [2 / ((2 - sums[0]) * (2 - sums[0]))]
        case .order: return []
        }
    }

    /// How far the value moves when the sums do, to first order where it has a root.
    func change(from old: [Double], to new: [Double]) -> Double {
        if case .root = self { return gradient(new)[0] * (new[0] - old[0]) }
        return value(new) - value(old)
    }
}
