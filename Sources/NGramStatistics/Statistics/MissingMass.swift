import Foundation

/// How much of what a source says has never been seen: the probability that the next token is of a type not in the
/// corpus.
///
/// Good–Turing's estimate is f₁/N, the share of tokens whose type occurs once. It is nearly unbiased (by at most 1/N)
/// for tokens drawn independently. The next *document* holds more that is new than this, for its words come together.
///
/// Source: I. J. Good, Biometrika 40 (1953) 237–264, doi:10.1093/biomet/40.3-4.237.
public struct MissingMass: Sendable, Hashable {
    /// The estimate f₁/N, between 0 and 1; 1 without tokens, when nothing has been seen.
    public let estimate: Double
    /// Interval by the normal limit, with variance (f₁/N (1 − f₁/N) + 2 f₂/N) / N; `nil` where that is no use: without
    /// tokens, without types that occur once, or where all do.
    ///
    /// Source: W. Esty, Annals of Statistics 11 (1983) 905–912, doi:10.1214/aos/1176346256; C.-H. Zhang, Z. Zhang,
    /// Annals of Statistics 37 (2009) 2582–2595, doi:10.1214/08-AOS658, for when the limit holds.
    public let interval: ConfidenceInterval?
    /// A bound from above that holds with probability of at least ``confidence`` whatever the source and for any N; 1
    /// where it says nothing: f₁/N + (2√2 + √3) √(ln(3/δ)/N).
    ///
    /// Source: D. McAllester, R. Schapire, On the Convergence Rate of Good–Turing Estimators, COLT (2000) 1–6, theorem
    /// 1.
    public let upperBound: Double
    /// Probability with which ``interval`` and ``upperBound`` hold.
    public let confidence: Double

    /// Share of the source's tokens whose type the corpus has: 1 − ``estimate``.
    public var coverage: Double { 1 - estimate }

    /// - Complexity: O(log entries).
    public init(_ spectrum: FrequencySpectrum, confidence: Double = 0.95) {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        self.confidence = confidence
        guard spectrum.tokens > 0 else {
            estimate = 1
            interval = nil
            upperBound = 1
            return
        }
        let size = Double(spectrum.tokens)
        let once = Double(spectrum.singletons) / size
        let twice = 2 * Double(spectrum.doubletons) / size
        estimate = once
        let slack = (2 * 2.0.squareRoot() + 3.0.squareRoot()) * (log(3 / (1 - confidence)) / size).squareRoot()
        upperBound = min(1, once + slack)
        guard spectrum.singletons > 0, spectrum.singletons < spectrum.tokens else {
            interval = nil
            return
        }
        let variance = (once * (1 - once) + twice) / size
        interval = ConfidenceInterval(
            estimate: once, standardError: variance.squareRoot(), confidence: confidence, within: 0...1)
    }
}
