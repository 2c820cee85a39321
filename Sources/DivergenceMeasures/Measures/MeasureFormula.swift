import RealModule

/// A measure as a function of sums over types.
enum MeasureFormula {
    /// The sum itself.
    case sum(MeasureTerm)
    /// 1 less the sum.
    case complement(MeasureTerm)
    /// The root of the sum.
    case root(MeasureTerm)
    /// One sum over another.
    case ratio(MeasureTerm, MeasureTerm)

    /// The sums, in the order of ``value(_:)``'s arguments.
    var terms: [MeasureTerm] {
        switch self {
        case .sum(let term), .complement(let term), .root(let term): [term]
        case .ratio(let upper, let lower): [upper, lower]
        }
    }

    /// The measure, given its sums.
    func value(_ sums: [Double]) -> Double {
        switch self {
        case .sum: sums[0]
        case .complement: 1 - sums[0]
        case .root: max(sums[0], 0).squareRoot()
        case .ratio: sums[1] == 0 ? 0 : sums[0] / sums[1]
        }
    }

    /// The derivatives of ``value(_:)`` by the sums; 0 where there is none.
    func gradient(_ sums: [Double]) -> [Double] {
        switch self {
        case .sum: [1]
        case .complement: [-1]
        case .root: [sums[0] > 0 ? 1 / (2 * sums[0].squareRoot()) : 0]
        case .ratio: sums[1] == 0 ? [0, 0] : [1 / sums[1], -sums[0] / (sums[1] * sums[1])]
        }
    }

    /// How far the value moves when the sums do, to first order where it has a root.
    func change(from old: [Double], to new: [Double]) -> Double {
        if case .root = self { return gradient(new)[0] * (new[0] - old[0]) }
        return value(new) - value(old)
    }
}
