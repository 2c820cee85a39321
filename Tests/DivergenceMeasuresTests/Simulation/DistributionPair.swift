import Foundation
import TestSupport

/// Two known distributions over numbered types, drawn at random from a family of such pairs.
struct DistributionPair {
    /// How the second distribution comes from the first, a Zipf–Mandelbrot distribution with a random exponent in 0.9...1.3.
    enum Family: String, CaseIterable {
        /// Both are the same.
        case same
        /// A random share of the types, 0...1, exchange their probabilities.
        case permuted
        /// Another exponent, over the same ranks.
        case exponents
        /// A random share of the types, 0...0.6, are replaced by types that the first lacks.
        case disjoint
        /// Probabilities times log-normal factors, σ in 0...2.
        case perturbed
        /// All of it, each to a lesser degree.
        case combined
    }

    private(set) var first: [Double]
    private(set) var second: [Double]

    static let types = 100_000

    init(_ family: Family, types: Int = Self.types, using generator: inout SplitMix64) {
        first = Self.zipf(types, exponent: generator.uniform(in: 0.9...1.3))
        second = first
        switch family {
        case .same: break
        case .permuted: permute(share: generator.uniform(), using: &generator)
        case .exponents: second = Self.zipf(types, exponent: generator.uniform(in: 0.9...1.3))
        case .disjoint: replace(share: generator.uniform(in: 0...0.6), using: &generator)
        case .perturbed: perturb(deviation: generator.uniform(in: 0...2), using: &generator)
        case .combined:
            second = Self.zipf(types, exponent: generator.uniform(in: 0.9...1.3))
            perturb(deviation: generator.uniform(), using: &generator)
            permute(share: generator.uniform(in: 0...0.4), using: &generator)
            replace(share: generator.uniform(in: 0...0.3), using: &generator)
        }
    }

    private static func zipf(_ types: Int, exponent: Double) -> [Double] {
        normalized((1...types).map { pow(Double($0) + 2.7, -exponent) })
    }

    private static func normalized(_ weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    private mutating func permute(share: Double, using generator: inout SplitMix64) {
        let chosen = second.indices.filter { _ in generator.uniform() < share }
        let values = chosen.map { second[$0] }.shuffled(using: &generator)
        for (index, value) in zip(chosen, values) { second[index] = value }
    }

    private mutating func perturb(deviation: Double, using generator: inout SplitMix64) {
        second = Self.normalized(second.map { $0 * exp(deviation * generator.normal()) })
    }

    private mutating func replace(share: Double, using generator: inout SplitMix64) {
        var moved = [Double](repeating: 0, count: second.count)
        for index in second.indices where generator.uniform() < share {
            moved[index] = second[index]
            second[index] = 0
        }
        second += moved
        first += [Double](repeating: 0, count: first.count)
    }
}

extension SplitMix64 {
    mutating func uniform(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A standard normal number, by Box and Muller.
    mutating func normal() -> Double {
        (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }
}

/// Draws from a distribution in constant time: A. Walker, ACM TOMS 3 (1977) 253–256, doi:10.1145/355744.355749.
struct AliasTable {
    private var thresholds: [Double]
    private var aliases: [Int]

    init(_ probabilities: [Double]) {
        let count = probabilities.count
        thresholds = probabilities.map { $0 * Double(count) }
        aliases = Array(0..<count)
        var small = thresholds.indices.filter { thresholds[$0] < 1 }
        var large = thresholds.indices.filter { thresholds[$0] >= 1 }
        while let low = small.popLast(), let high = large.last {
            aliases[low] = high
            thresholds[high] -= 1 - thresholds[low]
            if thresholds[high] < 1 {
                large.removeLast()
                small.append(high)
            }
        }
    }

    func draw(_ generator: inout SplitMix64) -> Int {
        let position = generator.uniform() * Double(thresholds.count)
        let index = min(Int(position), thresholds.count - 1)
        return position - Double(index) < thresholds[index] ? index : aliases[index]
    }

    /// How often each type occurs among so many draws.
    func counts(_ draws: Int, using generator: inout SplitMix64) -> [UInt64] {
        var counts = [UInt64](repeating: 0, count: thresholds.count)
        for _ in 0..<draws { counts[draw(&generator)] += 1 }
        return counts
    }
}
