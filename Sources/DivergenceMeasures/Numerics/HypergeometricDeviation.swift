import RealModule

/// The mean absolute deviation of the hypergeometric distribution: how far a number of marked elements in a sample lies from its mean on
/// average.
///
/// Closed form, as de Moivre's for the binomial: E|X − μ| = 2 m (N − K − n + m)/N · P(X = m), m the least integer above μ.
/// Source: P. Diaconis, S. Zabell, "Closed form summation for classical distributions", Statistical Science 6 (1991)
/// 284–302, doi:10.1214/ss/1177011699. The probability is C. Loader's: "Fast and accurate computation of binomial
/// probabilities" (2000).
enum HypergeometricDeviation {
    /// - Parameters:
    ///   - population: N, at least 1.
    ///   - marked: K, of them.
    ///   - drawn: n, without replacement.
    /// - Returns: E|X − nK/N|; relative error about 1e-13 for N up to 10¹².
    static func mean(population: UInt64, marked: UInt64, drawn: UInt64) -> Double {
        precondition(marked <= population && drawn <= population && population > 0)
        let product = marked.multipliedFullWidth(by: drawn)
        let above = population.dividingFullWidth(product).quotient + 1
        guard above <= min(marked, drawn) else { return 0 }
        // N − K − n + m, which no intermediate value may leave the range of.
        let rest = Double(population - marked) - Double(drawn - above)
        guard rest > 0 else { return 0 }
        let probability = probability(above, population: population, marked: marked, drawn: drawn)
        return 2 * Double(above) * (rest / Double(population)) * probability
    }

    /// The probability of `count` marked ones in the sample, for possible counts of at least 1.
    static func probability(_ count: UInt64, population: UInt64, marked: UInt64, drawn: UInt64) -> Double {
        let share = Double(drawn) / Double(population)
        let rest = Double(population - drawn) / Double(population)
        return binomial(count, of: marked, share: share, rest: rest)
            * binomial(drawn - count, of: population - marked, share: share, rest: rest)
            / binomial(drawn, of: population, share: share, rest: rest)
    }

    private static func binomial(_ count: UInt64, of trials: UInt64, share: Double, rest: Double) -> Double {
        let (x, n) = (Double(count), Double(trials))
        if rest == 0 { return count == trials ? 1 : 0 }
        if count == 0 { return .exp(n * .log(onePlus: -share)) }
        if count == trials { return .exp(n * .log(onePlus: -rest)) }
        let exponent =
            stirlingRest(trials) - stirlingRest(count) - stirlingRest(trials - count)
            - deviance(x, mean: n * share) - deviance(n - x, mean: n * rest)
        return .exp(exponent) * (n / (2 * .pi * x * (n - x))).squareRoot()
    }

    private static func deviance(_ count: Double, mean: Double) -> Double {
        mean * StableLogarithms.devianceGap((count - mean) / mean)
    }

    /// ln n! − ((n + ½) ln n − n + ½ ln 2π) for n ≥ 1.
    private static func stirlingRest(_ count: UInt64) -> Double {
        let n = Double(count)
        if count <= 16 {
            let factorial = (1...count).reduce(1.0) { $0 * Double($1) }
            return .log(factorial) - ((n + 0.5) * .log(n) - n + 0.918_938_533_204_672_8)
        }
        let square = n * n
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / (1188 * square)) / square) / square) / square)
            / n
    }
}
