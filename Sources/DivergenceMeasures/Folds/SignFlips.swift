/// All sign changes of a few terms, or many random ones of many terms: the randomisations of a test.
///
/// The first term keeps its sign: changing all signs changes no squared or absolute sum.
struct SignFlips {
    /// Random sign changes where not all are gone through.
    static let randomCount = 9_999
    /// Up to so many terms every change is gone through.
    private static let mostForAll = 14

    let terms: Int

    /// Whether ``pValue(of:)`` is exact.
    var isExhaustive: Bool { terms <= Self.mostForAll }

    /// The chance of a statistic at least as large under sign changes.
    ///
    /// - Parameters:
    ///   - observed: the statistic without changes.
    ///   - value: the statistic of signs, each 1 or −1.
    /// - Returns: (1 + k)/(1 + R) with k of R changes, all but none where ``isExhaustive``, else random ones. Never 0
    ///   (B. Phipson, G. Smyth, 2010, doi:10.2202/1544-6115.1585).
    func pValue(of observed: Double, _ value: (UnsafeBufferPointer<Double>) -> Double) -> Double {
        func statistic(_ signs: [Double]) -> Double {
            unsafe signs.withUnsafeBufferPointer { unsafe value($0) }
        }
        var signs = [Double](repeating: 1, count: terms)
        // Sums in another order are not different.
        let least = observed - 1e-12 * abs(observed)
        var asLarge = 1
        guard !isExhaustive else {
            let changes = terms > 1 ? 1 << (terms - 1) : 1
            for change in 1..<max(1, changes) {
                for index in 1..<terms { signs[index] = change >> (index - 1) & 1 == 0 ? 1 : -1 }
                if statistic(signs) >= least { asLarge += 1 }
            }
            return Double(asLarge) / Double(changes)
        }
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<Self.randomCount {
            Self.change(&signs, using: &generator)
            if statistic(signs) >= least { asLarge += 1 }
        }
        return Double(asLarge) / Double(1 + Self.randomCount)
    }

    /// Random signs for all terms but the first.
    static func change(_ signs: inout [Double], using generator: inout SeededGenerator) {
        var bits: UInt64 = 0
        for index in signs.indices.dropFirst() {
            if index & 63 == 1 { bits = generator.next() }
            signs[index] = bits & 1 == 0 ? 1 : -1
            bits >>= 1
        }
    }
}
