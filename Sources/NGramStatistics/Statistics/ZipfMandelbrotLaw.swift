import Foundation

/// The Zipf–Mandelbrot law of rank and frequency, fitted by maximum likelihood: the r-th most frequent of V types has
/// probability (r + q)^−s / Σ (i + q)^−s over i = 1…V.
///
/// With q = 0 it is Zipf's law, cut at V. Tokens count as independent draws from the law, ranks as given.
///
/// **When not to trust it.** The ranks are sorted by the very counts that the law is fitted to, so the curve falls by
/// construction: random counts of one size would show a slope as well (S. Piantadosi, Psychonomic Bulletin & Review 21
/// (2014) 1112–1130, doi:10.3758/s13423-014-0585-6). The standard errors are those of the likelihood; the misfit of the
/// law, which ``divergence`` measures, is nearly always the larger error. V is taken as it was observed, so s depends
/// on the size of the corpus.
///
/// Source: B. Mandelbrot, An informational theory of the statistical structure of language (1953).
public struct ZipfMandelbrotLaw: Sendable, Hashable {
    /// s: the slope of ln frequency against ln (rank + q), positive for a falling curve.
    public let exponent: Double
    /// q, in ranks, above −1: how much the head is flattened (q > 0) or raised (q < 0).
    public let shift: Double
    /// V: types.
    public let types: UInt64
    /// Standard error of s from the observed information; `nil` where that is not positive definite or q is at an end
    /// of its range.
    public let exponentError: Double?
    /// Standard error of q, in ranks; `nil` as for ``exponentError``, or where q was given.
    public let shiftError: Double?
    /// Whether the likelihood still rises where q or s ends: the law is then no description of the counts.
    public let isAtLimit: Bool
    /// Mean log-likelihood of a token, in nats; at most minus the plug-in entropy.
    public let logLikelihood: Double
    /// Kullback–Leibler divergence of the relative frequencies from the law, in nats per token: 0 for a perfect fit,
    /// and about V/2N if the law were true and the ranks known.
    public let divergence: Double

    /// The range in which q is sought, in ranks.
    static let shifts = -0.99...1e5
    /// The range in which s is sought.
    static let exponents = -2.0...200.0

    /// Fits s and q.
    ///
    /// - Parameters:
    ///   - spectrum: counts of the types.
    ///   - shift: q where it is known, such as 0 for Zipf's law; `nil` fits it.
    /// - Returns: `nil` where all types occur equally often, so that there is no curve, or there are fewer than two
    ///   (three to fit q as well).
    /// - Precondition: a shift above −1.
    /// - Complexity: O(entries) for each of some hundred steps; the types are never gone through one by one.
    public init?(_ spectrum: FrequencySpectrum, shift: Double? = nil) {
        precondition((shift ?? 0) > -1 && (shift ?? 0).isFinite, "the first rank and the shift are above 0 together")
        guard spectrum.entries.count >= 2, spectrum.types >= (shift == nil ? 3 : 2) else { return nil }
        let likelihood = RankLikelihood(spectrum)
        let best = shift.map { likelihood.best(shift: $0) } ?? likelihood.best()
        exponent = best.exponent
        self.shift = best.shift
        types = spectrum.types
        isAtLimit = best.isAtLimit
        logLikelihood = best.value
        divergence = max(0, -spectrum.entropy(.plugIn).nats - best.value)
        let errors = best.isAtLimit ? nil : likelihood.standardErrors(at: best, isShiftFixed: shift != nil)
        exponentError = errors?.exponent
        shiftError = shift == nil ? errors?.shift : nil
    }

    /// The law's probability of the type of a rank, 1…V.
    ///
    /// - Complexity: that of a sum over all ranks, some hundred terms.
    public func probability(rank: UInt64) -> Double {
        precondition((1...types).contains(rank), "ranks go from 1 to the number of types")
        let sums = PowerSums(exponent: exponent, shift: shift).moments(1...types)
        return exp(-exponent * log1p(Double(rank - 1) / (1 + shift))) / sums.weight
    }
}
