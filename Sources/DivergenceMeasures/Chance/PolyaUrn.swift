import RealModule

/// How many of `draws` tokens of one type fall to the smaller side, when all tokens are dealt out at random.
///
/// The Pólya–Eggenberger distribution with a given mean and variance. One family covers every null used here: it is
/// the hypergeometric distribution when the correlation of two tokens is −1/(N − 1) (tokens dealt one by one without
/// replacement), the binomial at 0, and the beta-binomial when tokens of a type stick together.
/// Sources: F. Eggenberger, G. Pólya, ZAMM 3 (1923) 279–289, doi:10.1002/zamm.19230030407; N. Johnson, S. Kotz,
/// "Urn Models and Their Application" (1977), §4.2.
struct PolyaUrn {
    /// Tokens of the type on both sides.
    let draws: Double
    /// Probability that a token falls to the counted side, at most one half.
    let share: Double
    /// 1 − share, given apart because it may round to 1.
    let otherShare: Double
    /// Urn size s; the correlation of two draws is 1 / (1 + s). Infinite for independent draws.
    let size: Double

    /// - Parameter inflation: The variance as a multiple of the binomial one, in 0...draws.
    init(draws: Double, share: Double, otherShare: Double, inflation: Double) {
        self.draws = draws
        self.share = share
        self.otherShare = otherShare
        let correlation = draws > 1 ? (inflation - 1) / (draws - 1) : 0
        size = correlation == 0 ? .infinity : 1 / min(correlation, 1 - 0x1p-40) - 1
    }

    var mean: Double { draws * share }

    /// Calls `body` with (count, deviation of the count from its mean, probability); the probabilities sum to 1.
    ///
    /// Small cases sum the whole support, moderate ones a window that leaves out less than 1e-17, and large ones integrate a
    /// continuous density with Gauss–Legendre nodes on each side of the mean, where the terms of total variation have
    /// a kink.
    ///
    /// - Returns: For an integrated distribution, the amount by which E|count − mean| over the integers exceeds the integral;
    ///   otherwise 0.
    /// - Complexity: O(standard deviation), at most a few thousand terms.
    @inline(__always)
    func forEachOutcome(_ body: (Double, Double, Double) -> Void) -> Double {
        let inflation = size.isInfinite ? 1 : 1 + (draws - 1) / (1 + size)
        let deviation = (draws * share * otherShare * max(inflation, 0)).squareRoot()
        if deviation >= 16 && mean >= 256 && mean >= 16 * inflation {
            return integrate(deviation: deviation, body)
        }
        sum(body)
        return 0
    }

    /// Sums over the integers, from the mean outwards.
    private func sum(_ body: (Double, Double, Double) -> Void) {
        let start = mean.rounded(.down)
        var weights: [Double] = [1]
        var total = 1.0
        var last = start
        var weight = 1.0
        while last < draws {
            let ratio = self.ratio(after: last)
            weight *= ratio
            guard weight > 0, draws <= 64 || weight > 1e-18 * total || ratio > 0.9 else { break }
            weights.append(weight)
            total += weight
            last += 1
        }
        var below: [Double] = []
        var lowest = start
        weight = 1
        while lowest > 0 {
            let ratio = 1 / self.ratio(after: lowest - 1)
            weight *= ratio
            guard weight > 0, weight.isFinite, draws <= 64 || weight > 1e-18 * total || ratio > 0.9 else { break }
            below.append(weight)
            total += weight
            lowest -= 1
        }
        let center = mean
        for (offset, weight) in below.enumerated().reversed() {
            let count = start - 1 - Double(offset)
            body(count, count - center, weight / total)
        }
        for (offset, weight) in weights.enumerated() {
            let count = start + Double(offset)
            body(count, count - center, weight / total)
        }
    }

    /// P(count + 1) / P(count).
    @inline(__always)
    private func ratio(after count: Double) -> Double {
        let odds = (draws - count) / (count + 1)
        guard size.isFinite else { return odds * (share / otherShare) }
        let up = size * share + count
        let down = size * otherShare + (draws - count - 1)
        // An urn of negative size runs empty of one side: beyond that an outcome is impossible.
        guard size > 0 || (up < 0 && down < 0) else { return up >= 0 && size < 0 ? 0 : .infinity }
        return odds * (up / down)
    }

    /// Integrates over a continuous count.
    private func integrate(deviation: Double, _ body: (Double, Double, Double) -> Void) -> Double {
        let reach = 8.5 * deviation
        let above = min(reach, draws * otherShare)
        let below = min(reach, mean)
        var density = [Double](repeating: 0, count: 2 * GaussLegendre.nodes.count)
        var total = 0.0
        for (index, node) in GaussLegendre.nodes.enumerated() {
            density[2 * index] = .exp(logarithmOfRelativeDensity(-node.position * below)) * node.weight * below
            density[2 * index + 1] = .exp(logarithmOfRelativeDensity(node.position * above)) * node.weight * above
            total += density[2 * index] + density[2 * index + 1]
        }
        let center = mean
        for (index, node) in GaussLegendre.nodes.enumerated() {
            body(center - node.position * below, -node.position * below, density[2 * index] / total)
            body(center + node.position * above, node.position * above, density[2 * index + 1] / total)
        }
        let fraction = center - center.rounded(.down)
        return -(fraction * fraction - fraction + 1.0 / 6) / total
    }

    /// ln of the probability at a deviation t from the mean, relative to that at the mean: Stirling's formula in Loader's
    /// saddle-point form, whose error is O(1/mean).
    ///
    /// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
    private func logarithmOfRelativeDensity(_ t: Double) -> Double {
        let own = Self.deviance(t, share: share, otherShare: otherShare, total: draws)
        guard size.isFinite else { return -own.deviance - own.halfLogarithm }
        let rest = draws + size
        // Below zero the urn is finite, and what is left in it has the opposite deviation.
        let left = Self.deviance(rest > 0 ? t : -t, share: share, otherShare: otherShare, total: abs(rest))
        return rest > 0
            ? left.deviance - left.halfLogarithm - own.deviance - own.halfLogarithm
            : -left.deviance - left.halfLogarithm - own.deviance - own.halfLogarithm
    }

    @inline(__always)
    private static func deviance(
        _ t: Double, share: Double, otherShare: Double, total: Double
    ) -> (deviance: Double, halfLogarithm: Double) {
        let mean = total * share
        let otherMean = total * otherShare
        guard t > -mean, t < otherMean else { return (.infinity, 0) }
        let deviance =
            mean * StableLogarithms.devianceGap(t / mean) + otherMean * StableLogarithms.devianceGap(-t / otherMean)
        return (deviance, 0.5 * (.log(onePlus: t / mean) + .log(onePlus: -t / otherMean)))
    }
}
