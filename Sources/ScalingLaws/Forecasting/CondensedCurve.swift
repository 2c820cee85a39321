internal import RealModule

/// The points of a curve as ``CurveMixture`` reads them: in points of a scale of a hundred, and never too many.
struct CondensedCurve: Sendable {
    /// ln D, ascending.
    private(set) var positions: [Double] = []
    /// Scores in points.
    private(set) var values: [Double] = []
    /// The noise of each value: its stated standard error, or the factor on the deviation of the prior.
    private(set) var units: [Double] = []
    /// The typical stated standard error of one measurement; nil where not every point states one.
    let statedError: Double?

    /// More neighbours than this are averaged, within equal steps of ln D: a decomposition takes the cube of their number.
    private static let most = 24

    init(_ points: [CurvePoint], scale: MetricScale) {
        let errors = points.compactMap(\.standardError)
        let isStated = errors.count == points.count && !points.isEmpty
        statedError =
            isStated
            ? max(1e-3, (errors.map { $0 * $0 }.compensatedSum / Double(errors.count)).squareRoot() / scale.point) : nil
        let logarithms = points.map { Double.log($0.tokens) }
        guard let first = logarithms.first, let last = logarithms.last else { return }
        var groups: [[Int]] = []
        if points.count <= Self.most {
            groups = points.indices.map { [$0] }
        } else {
            var step = -1
            for index in points.indices {
                let place = Double(Self.most) * (logarithms[index] - first) / max(1e-9, last - first)
                if min(Self.most - 1, Int(place)) != step {
                    step = min(Self.most - 1, Int(place))
                    groups.append([])
                }
                groups[groups.count - 1].append(index)
            }
        }
        for group in groups {
            let weights = group.map { index -> Double in
                let unit =
                    isStated
                    ? max(1e-3, (points[index].standardError ?? 1) / scale.point)
                    : min(1, 0.25 + max(0, points[index].value) / scale.point / 20)
                return 1 / (unit * unit)
            }
            let total = weights.compensatedSum
            func average(_ value: (Int) -> Double) -> Double {
                zip(group, weights).map { value($0) * $1 }.compensatedSum / total
            }
            positions.append(average { logarithms[$0] })
            values.append(average { points[$0].value / scale.point })
            units.append(1 / total.squareRoot())
        }
    }
}
