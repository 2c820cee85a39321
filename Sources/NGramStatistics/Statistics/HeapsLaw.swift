import Foundation

/// Heaps' law, V(n) = K·n^β, fitted to the rarefaction curve of a corpus.
///
/// The line of least squares through ln V against ln n, at sizes from N/2^octaves to N with four to each doubling, each
/// of the same weight. The law is an approximation: the curve bends (the exponent falls as a corpus grows), so both the
/// range of the fit and ``localExponent`` belong to the answer.
///
/// Source: G. Herdan, Quantitative Linguistics (1964); H. Heaps, Information Retrieval (1978).
public struct HeapsLaw: Sendable, Hashable {
    /// K: types at one token, if the law held down to there.
    public let coefficient: Double
    /// β: types grow with this power of the tokens, between 0 and 1.
    public let exponent: Double
    /// Interval of β for tokens drawn independently. It does not cover the bend of the curve, and real text, whose
    /// words cluster in documents, varies more.
    public let exponentInterval: ConfidenceInterval
    /// Root mean square of ln V − ln(K n^β) over the fitted sizes: 0.01 is one per cent.
    public let residual: Double
    /// Smallest size fitted, in tokens.
    public let smallestSize: UInt64
    /// Largest size fitted: the corpus, in tokens.
    public let largestSize: UInt64
    /// d ln V / d ln n at the end of the corpus, which is f₁/V exactly: how it grows now, whatever the law.
    public let localExponent: Double

    /// Fits the law.
    ///
    /// - Parameters:
    ///   - spectrum: of the corpus.
    ///   - octaves: doublings of the size that the fit spans, at least 1; it never begins below 16 tokens.
    ///   - confidence: of the interval.
    /// - Returns: `nil` for fewer than 64 tokens, where there is nothing to fit.
    /// - Complexity: O(entries × octaves²).
    public init?(_ spectrum: FrequencySpectrum, octaves: Int = 10, confidence: Double = 0.95) {
        precondition(octaves >= 1, "a fit spans at least a doubling")
        guard spectrum.tokens >= 64 else { return nil }
        let smallest = max(16, (Double(spectrum.tokens) * exp2(-Double(octaves))).rounded())
        let points = VocabularyGrowth(spectrum, from: UInt64(smallest), perDoubling: 4).points
        let sizes = points.map { log(Double($0.tokens)) }
        let types = points.map { log($0.types) }
        let line = Self.leastSquares(sizes, types)
        // β is linear in the ln V: its variance follows from their covariance.
        var variance = CompensatedSum()
        for (i, first) in points.enumerated() {
            for (j, second) in points.enumerated().prefix(i + 1) {
                let covariance = spectrum.covarianceOfTypes(
                    Double(first.tokens) / Double(spectrum.tokens), Double(second.tokens) / Double(spectrum.tokens))
                let product = line.weights[i] / first.types * (line.weights[j] / second.types) * covariance
                variance.add(i == j ? product : 2 * product)
            }
        }
        coefficient = exp(line.intercept)
        exponent = line.slope
        exponentInterval = ConfidenceInterval(
            estimate: line.slope, standardError: max(0, variance.value).squareRoot(), confidence: confidence,
            within: -1...2)
        residual = line.residual
        smallestSize = points[0].tokens
        largestSize = spectrum.tokens
        localExponent = Double(spectrum.singletons) / Double(spectrum.types)
    }

    /// Types in `size` tokens by the law; trust it within the fitted range, and not far beyond.
    public func types(at size: Double) -> Double {
        size > 0 ? coefficient * pow(size, exponent) : 0
    }

    private struct Line {
        var slope: Double
        var intercept: Double
        var residual: Double
        /// What each point's y adds to the slope.
        var weights: [Double]
    }

    private static func leastSquares(_ x: [Double], _ y: [Double]) -> Line {
        func mean(_ values: [Double]) -> Double {
            var sum = CompensatedSum()
            for value in values { sum.add(value) }
            return sum.value / Double(values.count)
        }
        let center = mean(x)
        let spread = mean(x.map { ($0 - center) * ($0 - center) }) * Double(x.count)
        let weights = x.map { ($0 - center) / spread }
        var slope = CompensatedSum()
        for (weight, value) in zip(weights, y) { slope.add(weight * value) }
        let intercept = mean(y) - slope.value * center
        let squares = zip(x, y).map { x, y in
            let rest = y - intercept - slope.value * x
            return rest * rest
        }
        return Line(slope: slope.value, intercept: intercept, residual: mean(squares).squareRoot(), weights: weights)
    }
}
