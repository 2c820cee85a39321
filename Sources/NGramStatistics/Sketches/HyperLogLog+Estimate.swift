import Foundation

extension HyperLogLog {
    /// A number of different items, as a sketch tells it.
    public struct Estimate: Sendable, Hashable {
        /// The number; 0 for the empty set, and not whole in general.
        public let value: Double
        /// Standard error of ``value``, in items.
        public let standardError: Double
        /// Holds the true number with the stated probability, for a hash that behaves as random.
        public let interval: ConfidenceInterval
    }

    /// How many different items have been added.
    ///
    /// The interval is that of a normal ln estimate, with the standard error from the Fisher information of the
    /// registers; it begins no lower than the number of registers in use, which the items cannot be fewer than. At
    /// 64-bit hashes collisions are negligible up to some 10¹⁷ items; where all registers are full (hashes of ones
    /// only) the largest number that a hash can tell is given.
    /// - Parameter confidence: between 0 and 1.
    /// - Complexity: O(registers).
    public func estimate(confidence: Double = 0.95) -> Estimate {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        var counts = [Int](repeating: 0, count: 64 - precision + 2)
        for rank in registers { counts[Int(rank)] += 1 }
        let used = Double(registers.count - counts[0])
        guard used > 0 else {
            return Estimate(
                value: 0, standardError: 0, interval: ConfidenceInterval(lower: 0, upper: 0, confidence: confidence))
        }
        let likelihood = HyperLogLogLikelihood(counts: counts)
        let registers = Double(registers.count)
        let maximum = likelihood.maximum
        // Registers that are all at their last rank tell no more than that there were very many.
        let isFull = counts[counts.count - 1] == self.registers.count
        let density = isFull ? maximum : maximum - likelihood.bias(maximum) / registers
        let value = max(used, density * registers)
        // The likelihood takes the number of items as random (Poisson); of that part of the error the true number is
        // free.
        let variance = max(0, registers / likelihood.information(density) - density * registers)
        let error = variance.squareRoot()
        let reach = exp(NormalQuantile.twoSided(confidence) * error / value)
        return Estimate(
            value: value, standardError: error,
            interval: ConfidenceInterval(
                lower: min(value, max(used, value / reach)), upper: value * reach, confidence: confidence))
    }
}

/// The likelihood of the number of items per register, λ, where each register saw a Poisson number of them.
struct HyperLogLogLikelihood {
    /// Standard error of ln λ from one register, for many items: √(ln 2 / (π²/6 − 1)), from the mean of Fisher's
    /// information over a doubling of λ.
    static let limitingError = (M_LN2 / (.pi * .pi / 6 - 1)).squareRoot()

    /// Registers by rank, 0 to q + 1.
    private let counts: [Int]

    init(counts: [Int]) { self.counts = counts }

    /// Ranks that hold exactly: q.
    private var largest: Int { counts.count - 2 }
    private func probability(_ rank: Int) -> Double { exp2(-Double(min(rank, largest))) }

    /// The λ at which λ Σ b_k C_k (over ranks to q) equals Σ C_k b_k λ/(e^(b_k λ) − 1) (over ranks above 0), b_k =
    /// 2^−min(k, q).
    var maximum: Double {
        var linear = 0.0
        for rank in 0...largest { linear += Double(counts[rank]) * probability(rank) }
        func score(_ density: Double) -> Double {
            var sum = linear * density
            for rank in 1..<counts.count where counts[rank] > 0 {
                let y = probability(rank) * density
                sum -= Double(counts[rank]) * (y / expm1(y))
            }
            return sum
        }
        // The score rises with λ.
        var low = -60.0
        var high = 70.0
        for _ in 0..<100 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if score(exp(middle)) < 0 { low = middle } else { high = middle }
        }
        return min(exp(low + (high - low) / 2), exp2(64) / Double(counts.reduce(0, +)))
    }

    /// Fisher information of one register about λ: Σ b² e^−2y/(1 − e^−y), y = bλ.
    func information(_ density: Double) -> Double {
        var sum = 0.0
        for rank in 1..<counts.count {
            let b = probability(rank)
            let y = b * density
            guard y < 700 else { continue }
            // The last rank stands for all above: its term has one factor e^−y less.
            sum += b * b * exp(rank > largest ? -y : -2 * y) / -expm1(-y)
        }
        return sum
    }

    /// The maximum's bias of first order, times the number of registers: (J − dI/dλ) / 2I² with J = E[l′ l″] (D. Cox,
    /// E. Snell, Journal of the Royal Statistical Society B 30 (1968) 248–275, doi:10.1111/j.2517-6161.1968.tb00724.x).
    /// For many items 1.01 λ.
    func bias(_ density: Double) -> Double {
        var joint = 0.0
        var slope = 0.0
        for rank in 1..<counts.count {
            let b = probability(rank)
            let y = b * density
            guard y < 700 else { continue }
            let isLast = rank > largest
            let rest = exp(-y)
            let taken = -expm1(-y)
            let chance = isLast ? taken : rest * taken
            let first = b * (rest / taken) - (isLast ? 0 : b)
            let second = -b * b * rest / (taken * taken)
            joint += chance * first * second
            let power = isLast ? rest : rest * rest
            slope -= b * b * b * (isLast ? power / (taken * taken) : 2 * power / taken + power * rest / (taken * taken))
        }
        let information = information(density)
        guard information > 0 else { return 0 }
        return (joint - slope) / (2 * information * information)
    }
}
