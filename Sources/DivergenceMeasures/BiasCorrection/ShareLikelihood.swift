import RealModule

/// How likely a split of a type's tokens between the sides is, for each share of a grid.
struct ShareLikelihood {
    let grid: ShareGrid
    let burst: BurstModel
    /// Tokens of both sides.
    let pooled: Double

    /// Counts above this one are taken as normal.
    private static let normalFrom = 1e6

    /// The likelihood of each share, the largest being 1.
    ///
    /// - Complexity: O(points of the grid).
    func values(of observation: CountLevel.Observation) -> [Double] {
        let count = observation.pooled
        let (a, b) = (observation.first, max(0, count - observation.first))
        let urn = PolyaUrn(
            draws: count, share: 0.5, otherShare: 0.5, inflation: inflation(count: count))
        var logarithms = grid.points.map { point -> Double in
            if point.share == 0 { return a == 0 ? 0 : -.infinity }
            if point.otherShare == 0 { return b == 0 ? 0 : -.infinity }
            if count > Self.normalFrom { return normal(a, count, point) }
            guard urn.size > 0, urn.size.isFinite else { return a * .log(point.share) + b * .log(point.otherShare) }
            return Self.rising(a, from: urn.size * point.share) + Self.rising(b, from: urn.size * point.otherShare)
        }
        if urn.size > 0, urn.size.isFinite, count <= Self.normalFrom {
            // At the ends of the grid the urn has one colour only.
            let whole = Self.rising(count, from: urn.size)
            if a == 0 { logarithms[0] = whole }
            if b == 0 { logarithms[logarithms.count - 1] = whole }
        }
        let largest = logarithms.reduce(-.infinity, max)
        return logarithms.map { .exp($0 - largest) }
    }

    /// Variance of the split as a multiple of that of independent tokens, as in ``TypeMoments``.
    func inflation(count: Double) -> Double {
        burst.inflation(count: count) * (pooled > 1 ? (pooled - count) / (pooled - 1) : 0)
    }

    /// ln of x (x + 1) … (x + n − 1).
    private static func rising(_ n: Double, from x: Double) -> Double {
        if n == 0 { return 0 }
        if n <= 8, n == n.rounded() {
            var product = x
            for step in 1..<max(1, Int(n)) { product *= x + Double(step) }
            return .log(product)
        }
        return .logGamma(x + n) - .logGamma(x)
    }

    private func normal(_ a: Double, _ count: Double, _ point: ShareGrid.Point) -> Double {
        let variance = max(1, count * point.share * point.otherShare * max(inflation(count: count), 1e-12))
        let deviation = a - count * point.share
        return -0.5 * (deviation * deviation / variance + .log(variance))
    }
}
