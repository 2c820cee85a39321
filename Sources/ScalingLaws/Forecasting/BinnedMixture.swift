internal import RealModule

/// A mixture of many normal distributions, condensed into a few hundred: components with nearly the same mean and
/// deviation are merged, keeping their weight, mean and variance.
struct BinnedMixture: Sendable {
    private(set) var weights: [Double] = []
    private(set) var means: [Double] = []
    private(set) var deviations: [Double] = []

    /// Gathers components, eight at a time.
    struct Builder {
        typealias Lanes = SIMD8<Double>
        private var means: [Lanes] = []
        private var variances: [Lanes] = []
        private var weights: [Lanes] = []

        mutating func reserve(_ count: Int) {
            means.reserveCapacity(count)
            variances.reserveCapacity(count)
            weights.reserveCapacity(count)
        }

        /// Components of weight 0 are left out.
        mutating func add(mean: Lanes, variance: Lanes, weight: Lanes) {
            means.append(mean)
            variances.append(variance)
            weights.append(weight)
        }

        /// A whole mixture, each component with a normal number of this mean and variance added.
        mutating func add(_ mixture: BinnedMixture, weight: Double, mean: Double = 0, variance: Double = 0) {
            for start in stride(from: 0, to: mixture.weights.count, by: 8) {
                var means = Lanes.zero
                var variances = Lanes(repeating: 1)
                var weights = Lanes.zero
                for index in start..<min(start + 8, mixture.weights.count) {
                    let deviation = mixture.deviations[index]
                    means[index - start] = mixture.means[index] + mean
                    variances[index - start] = deviation * deviation + variance
                    weights[index - start] = weight * mixture.weights[index]
                }
                add(mean: means, variance: variances, weight: weights)
            }
        }

        /// Components further out than the width of `range` to either side are moved there: only that they lie outside
        /// matters.
        /// - Parameter bins: how many steps of the mean are kept apart.
        func mixture(within range: ClosedRange<Double>, bins: Int = 80) -> BinnedMixture {
            var result = BinnedMixture()
            let reach = range.upperBound - range.lowerBound
            let (floor, top) = (range.lowerBound - reach, range.upperBound + reach)
            var lows = Lanes(repeating: top)
            var highs = Lanes(repeating: floor)
            var leasts = Lanes(repeating: .infinity)
            var mosts = Lanes(repeating: 1e-12)
            for index in means.indices {
                let isSome = weights[index] .> 0
                let (mean, variance) = (means[index], variances[index])
                lows.replace(with: mean, where: isSome .& (mean .< lows))
                highs.replace(with: mean, where: isSome .& (mean .> highs))
                leasts.replace(with: variance, where: isSome .& (variance .< leasts))
                mosts.replace(with: variance, where: isSome .& (variance .> mosts))
            }
            let (low, high) = (max(floor, lows.min()), min(top, highs.max()))
            let (least, most) = (max(1e-12, leasts.min()), mosts.max())
            guard least < .infinity else { return result }
            let meanStep = max(1e-9, (high - low) / Double(bins))
            // Between deviations that far apart components are not merged.
            let ratio = Double.pow(max(1, most / least), 1 / Double(Self.rows))
            let bounds = (1..<Self.rows).map { least * Double.pow(ratio, Double($0)) }
            let width = bins + 1
            var sums = [SIMD4<Double>](repeating: .zero, count: width * Self.rows)
            let last = Lanes(repeating: high - low)
            for index in means.indices {
                var place = means[index] - low
                place.replace(with: 0, where: place .< 0)
                place.replace(with: last, where: place .> last)
                let variance = variances[index].replacing(with: 1e-12, where: variances[index] .< 1e-12)
                var rows = Lanes.zero
                for bound in bounds { rows += Lanes.zero.replacing(with: Double(width), where: variance .>= bound) }
                let bins = rows + (place / meanStep).rounded(.towardZero)
                let second = variance + place * place
                for lane in 0..<8 {
                    let weight = weights[index][lane]
                    guard weight > 0 else { continue }
                    sums[Int(bins[lane])] += weight * SIMD4(1, place[lane], second[lane], 0)
                }
            }
            let total = sums.lazy.map { $0[0] }.compensatedSum
            for sum in sums where sum[0] > 1e-7 * total {
                let mean = sum[1] / sum[0]
                result.weights.append(sum[0] / total)
                result.means.append(low + mean)
                result.deviations.append(max(1e-12, sum[2] / sum[0] - mean * mean).squareRoot())
            }
            result.normalize()
            return result
        }

        private static let rows = 6
    }

    init() {}

    private mutating func normalize() {
        let total = weights.compensatedSum
        for index in weights.indices { weights[index] /= total }
    }

    /// The probability of a value up to `value`.
    func cumulative(_ value: Double) -> Double {
        var sum = 0.0
        for index in weights.indices {
            let z = (value - means[index]) / deviations[index]
            if z > 8 {
                sum += weights[index]
            } else if z > -8 {
                sum += weights[index] * NormalDistribution.cumulative(z)
            }
        }
        return min(1, max(0, sum))
    }

    /// The value below which `probability` lies, cut to `range`: Newton's steps, halved where they leave the bounds found so
    /// far.
    func quantile(_ probability: Double, in range: ClosedRange<Double>) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        let tolerance = 1e-9 * (high - low)
        var place = min(high, max(low, mean))
        for _ in 0..<100 where high - low > tolerance {
            let (cumulative, density) = cumulativeAndDensity(place)
            let error = cumulative - probability
            if error < 0 { low = place } else { high = place }
            let next = place - error / density
            if abs(next - place) < tolerance { return min(range.upperBound, max(range.lowerBound, next)) }
            place = next > low && next < high ? next : low + (high - low) / 2
        }
        return place
    }

    private var mean: Double { zip(weights, means).map { $0 * $1 }.reduce(0, +) }

    private func cumulativeAndDensity(_ value: Double) -> (Double, Double) {
        var sum = 0.0
        var density = 0.0
        for index in weights.indices {
            let z = (value - means[index]) / deviations[index]
            if z > 8 {
                sum += weights[index]
            } else if z > -8 {
                sum += weights[index] * NormalDistribution.cumulative(z)
                density += weights[index] / deviations[index] * Double.exp(-0.5 * z * z)
            }
        }
        return (sum, density / (2 * Double.pi).squareRoot())
    }
}
