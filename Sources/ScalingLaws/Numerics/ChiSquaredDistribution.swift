internal import RealModule

/// The chi-squared distribution with a whole number of degrees of freedom.
public struct ChiSquaredDistribution: Sendable, Hashable {
    /// Degrees of freedom, at least 1.
    public let degreesOfFreedom: Int

    /// - Precondition: `degreesOfFreedom >= 1`.
    public init(degreesOfFreedom: Int) {
        precondition(degreesOfFreedom >= 1, "a chi-squared distribution needs at least one degree of freedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of a value greater than `value`; 1 for values ≤ 0, 0 for +∞.
    ///
    /// With whole degrees of freedom the tail is a finite sum of positive Poisson-like terms (plus `erfc` when they
    /// are odd), so nothing cancels: the relative error stays below 10⁻¹² for up to several hundred degrees of freedom.
    /// - Parameter value: not NaN.
    /// - Complexity: O(degrees of freedom).
    public func survival(_ value: Double) -> Double {
        precondition(!value.isNaN, "the tail of a chi-squared distribution is asked for at NaN")
        guard value > 0 else { return 1 }
        guard value < .infinity else { return 0 }
        let half = value / 2
        let isOdd = degreesOfFreedom % 2 == 1
        let offset = isOdd ? 0.5 : 0
        let terms = degreesOfFreedom / 2
        var sum = CompensatedSum()
        if isOdd { sum.add(Double.erfc(half.squareRoot())) }
        guard terms > 0 else { return sum.value }
        // Terms e^-h h^e / Γ(e + 1), e = offset ..< offset + terms, summed outwards from the largest.
        let peak = max(0, min(terms - 1, half - offset < Double(terms) ? Int(half - offset) : terms - 1))
        let peakTerm = term(half: half, exponent: Double(peak) + offset)
        sum.add(peakTerm)
        var term = peakTerm
        for index in stride(from: peak, to: 0, by: -1) {
            term *= (Double(index) + offset) / half
            if term == 0 { break }
            sum.add(term)
        }
        term = peakTerm
        for index in stride(from: peak + 1, to: terms, by: 1) {
            term *= half / (Double(index) + offset)
            if term == 0 { break }
            sum.add(term)
        }
        return min(1, sum.value)
    }

    /// e^-h h^e / Γ(e + 1), through logarithms only where the direct product would leave the range of `Double`.
    private func term(half: Double, exponent: Double) -> Double {
        if half < 700, exponent < 140 {
            var product = Double.exp(-half / 2)
            // Γ(e + 1) as a product: exact to rounding, and h^e never meets e^-h alone.
            var factor = exponent
            while factor > 0.75 {
                product *= half / factor
                factor -= 1
            }
            if factor > 0.25 { product *= half.squareRoot() / (Double.pi.squareRoot() / 2) }
            return product * Double.exp(-half / 2)
        }
        return Double.exp(exponent * Double.log(half) - half - Double.logGamma(exponent + 1))
    }
}
