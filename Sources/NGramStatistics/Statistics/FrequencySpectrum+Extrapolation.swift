import Foundation

extension FrequencySpectrum {
    /// A number of types with its standard error.
    public struct TypeEstimate: Sendable, Hashable {
        /// Types.
        public let types: Double
        /// Standard error, in types, for tokens drawn independently.
        public let standardError: Double
    }

    /// Types expected in `size` tokens of the same source, for sizes beyond the corpus and up to twice it
    /// (Good–Toulmin): V − Σ (−t)^k f_k with t = size/N − 1.
    ///
    /// Unbiased for tokens drawn independently. Past t = 1 the series diverges, and no unbiased estimate exists: that
    /// is why the size ends there. Real text is not drawn independently and a source drifts: the estimate is then too
    /// low.
    ///
    /// Source: I. J. Good, G. Toulmin, Biometrika 43 (1956) 45–63, doi:10.1093/biomet/43.1-2.45.
    /// - Parameter size: N...2N tokens.
    /// - Complexity: O(entries).
    public func extrapolatedTypes(at size: UInt64) -> TypeEstimate {
        precondition(size >= tokens && size - tokens <= tokens, "types are extrapolated up to twice the corpus")
        guard tokens > 0 else { return TypeEstimate(types: 0, standardError: 0) }
        let beyond = Double(size - tokens) / Double(tokens)
        var added = CompensatedSum()
        var variance = CompensatedSum()
        for entry in entries {
            let power = pow(beyond, Double(entry.count))
            if power == 0 { break }
            added.add(Double(entry.types) * (entry.count.isMultiple(of: 2) ? -power : power))
            variance.add(Double(entry.types) * power * power)
        }
        return TypeEstimate(
            types: Double(types) + max(0, added.value), standardError: max(0, variance.value).squareRoot())
    }

    /// Lower bound on the types of the whole source, unseen ones included (Chao1, bias-corrected):
    /// V + (N − 1)/N · f₁(f₁ − 1) / (2 (f₂ + 1)).
    ///
    /// A bound, not an estimate: a language has no end of types, and more tokens raise it. `nil` without tokens.
    ///
    /// Source: A. Chao, Scandinavian Journal of Statistics 11 (1984) 265–270; bias-corrected form in A. Chao,
    /// Biometrics 43 (1987) 783–791, doi:10.2307/2531532.
    public var chaoLowerBoundOfTypes: Double? {
        guard tokens > 0 else { return nil }
        let once = Double(singletons)
        let share = Double(tokens - 1) / Double(tokens)
        return Double(types) + share * once * max(0, once - 1) / (2 * (Double(doubletons) + 1))
    }
}
