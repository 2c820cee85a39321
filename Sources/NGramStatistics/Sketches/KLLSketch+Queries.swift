import Foundation

extension KLLSketch {
    /// By how much a rank is off at most, as a share of all values, with a probability of at least `confidence`: for
    /// one question, not for all at once.
    ///
    /// A draw for level h decides one or two halvings, which together move a rank by −2^h, 0 or 2^h, with a mean of 0
    /// whatever the levels below did; Azuma's inequality then bounds the sum over all draws made by √(2 V ln(2/(1 −
    /// confidence))), V = Σ 4^h. No constants are fitted. 0 while all values are kept.
    public func rankError(confidence: Double = 0.99) -> Double {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        guard count > 0 else { return 0 }
        return min(1, (2 * errorVariance * log(2 / (1 - confidence))).squareRoot() / Double(count))
    }

    /// Bound on the variance of a rank, in values².
    private var errorVariance: Double {
        var sum = CompensatedSum()
        for (level, number) in draws.enumerated() { sum.add(Double(number) * exp2(2 * Double(level))) }
        return sum.value
    }

    /// Estimate of the share of values not above `value`; 0 of no values.
    ///
    /// - Complexity: O(k).
    public func rank(of value: UInt64) -> Double {
        guard count > 0, let maximum, let minimum else { return 0 }
        if value >= maximum { return 1 }
        if value < minimum { return 0 }
        var weight: UInt64 = 0
        for (level, values) in levels.enumerated() {
            for kept in values where kept <= value { weight += 1 << UInt64(level) }
        }
        return Double(weight) / Double(count)
    }

    /// Estimate of the value at a quantile: the least that at least ⌈share · count⌉ values (one at the least) do not
    /// exceed. Exact at 0 and 1, and everywhere while all values are kept. `nil` of no values.
    ///
    /// - Parameter share: 0...1.
    /// - Complexity: O(k log k).
    public func quantile(_ share: Double) -> UInt64? {
        precondition(share >= 0 && share <= 1, "a quantile lies between 0 and 1")
        return value(at: Self.rank(share, of: count))
    }

    /// Values between which the quantile lies, with a probability of at least `confidence`. `nil` of no values.
    ///
    /// - Complexity: O(k log k).
    public func quantileBounds(_ share: Double, confidence: Double = 0.99) -> ClosedRange<UInt64>? {
        precondition(share >= 0 && share <= 1, "a quantile lies between 0 and 1")
        let rank = Self.rank(share, of: count)
        let slack = UInt64((rankError(confidence: confidence) * Double(count)).rounded(.up))
        guard let lower = value(at: rank > slack ? rank - slack : 0),
            let upper = value(at: rank + min(slack, count - min(rank, count)))
        else { return nil }
        return lower...upper
    }

    private static func rank(_ share: Double, of count: UInt64) -> UInt64 {
        let exact = share * Double(count)
        return exact >= Double(count) ? count : max(1, UInt64(exact.rounded(.up)))
    }

    /// The least value kept up to which so many values lie.
    private func value(at rank: UInt64) -> UInt64? {
        guard let minimum, let maximum else { return nil }
        if rank <= 1 { return minimum }
        if rank >= count { return maximum }
        var weighted: [(value: UInt64, weight: UInt64)] = []
        for (level, values) in levels.enumerated() {
            weighted += values.map { (value: $0, weight: 1 << UInt64(level)) }
        }
        weighted.sort { $0.value < $1.value }
        var seen: UInt64 = 0
        for (value, weight) in weighted {
            seen += weight
            if seen >= rank { return value }
        }
        return maximum
    }
}
