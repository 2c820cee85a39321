import Foundation

/// An estimate of the entropy of a source of tokens, with what is known of its error.
public struct EntropyEstimate: Sendable, Hashable {
    /// How it was made.
    public let estimator: EntropyEstimator
    /// The entropy, in nats per token.
    public let nats: Double
    /// Jackknife standard error, leaving out one token at a time, in nats. It is the error of sampling tokens
    /// independently; it knows nothing of the estimator's bias, which is the larger part where many types are rare.
    public let standardError: Double
    /// Interval of sampling error alone, nats; `nil` where the jackknife shows none (no or one token, all counts
    /// equal).
    public let interval: ConfidenceInterval?

    /// The entropy, in bits per token.
    public var bits: Double { nats / M_LN2 }
    /// e to the entropy: as many equally frequent types would have it.
    public var perplexity: Double { exp(nats) }
}

extension FrequencySpectrum {
    /// The entropy of the corpus's source by one estimator; 0 without tokens.
    ///
    /// - Complexity: O(entries).
    public func entropy(_ estimator: EntropyEstimator, confidence: Double = 0.95) -> EntropyEstimate {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        guard tokens > 0 else {
            return EntropyEstimate(estimator: estimator, nats: 0, standardError: 0, interval: nil)
        }
        let terms = EntropyTerms(self, estimator: estimator)
        let value = terms.value
        let error = terms.jackknifeError
        return EntropyEstimate(
            estimator: estimator, nats: value, standardError: error,
            interval: error > 0
                ? ConfidenceInterval(
                    estimate: value, standardError: error, confidence: confidence,
                    within: 0...Double.greatestFiniteMagnitude)
                : nil)
    }
}

/// The sums behind an entropy estimate.
private struct EntropyTerms {
    let spectrum: FrequencySpectrum
    let estimator: EntropyEstimator
    let size: Double
    /// Good–Turing coverage, for Chao and Shen.
    let coverage: Double

    init(_ spectrum: FrequencySpectrum, estimator: EntropyEstimator) {
        self.spectrum = spectrum
        self.estimator = estimator
        size = Double(spectrum.tokens)
        let once = min(spectrum.singletons, spectrum.tokens - 1)
        coverage = Double(spectrum.tokens - once) / size
    }

    var value: Double {
        switch estimator {
        case .plugIn: plugIn
        case .millerMadow: plugIn + Double(spectrum.types - 1) / (2 * size)
        // The difference of the two is a sum of small terms: nothing cancels.
        case .grassberger: plugIn + spectrum.sum { $0 / size * (log($0) - GrassbergerFunction.value($0)) }
        case .chaoShen: spectrum.sum { horvitzThompson(share: coverage * $0 / size) }
        }
    }

    private var plugIn: Double {
        spectrum.sum { count in
            let share = count / size
            return -share * log(share)
        }
    }

    /// −p ln p / (1 − (1 − p)^N).
    private func horvitzThompson(share: Double) -> Double {
        guard share > 0, share < 1 else { return 0 }
        return -share * log(share) / -expm1(size * log1p(-share))
    }

    /// √((N − 1)/N Σ (H₍₋ᵢ₎ − mean)²) over the N tokens. For the first three estimators exactly, since leaving out a
    /// token of a type changes one term beside what all share; for Chao and Shen with the change of coverage to first
    /// order.
    var jackknifeError: Double {
        guard spectrum.tokens > 1 else { return 0 }
        let coverageSlope = coverageSlope
        var mean = CompensatedSum()
        for entry in spectrum.entries {
            mean.add(Double(entry.types) * Double(entry.count) / size * change(entry.count, coverageSlope))
        }
        var square = CompensatedSum()
        for entry in spectrum.entries {
            let difference = change(entry.count, coverageSlope) - mean.value
            square.add(Double(entry.types) * Double(entry.count) / size * difference * difference)
        }
        // Differences that rounding alone makes are none.
        let scale = max(1, abs(mean.value))
        guard square.value > 1e-24 * scale * scale else { return 0 }
        return (square.value / (size - 1)).squareRoot()
    }

    /// (N − 1) times the change of the estimate when a token of a type with this count is left out, up to what all
    /// counts share.
    private func change(_ count: UInt64, _ coverageSlope: Double) -> Double {
        let k = Double(count)
        switch estimator {
        case .plugIn: return plugInChange(k)
        case .millerMadow: return plugInChange(k) - (count == 1 ? 0.5 : 0)
        case .grassberger:
            // k G(k) − (k − 1) G(k − 1), whose last factors differ by 2/(k − 1) for even k and not at all for odd.
            return GrassbergerFunction.value(k) + (count.isMultiple(of: 2) ? 2 : 0)
        case .chaoShen:
            let less = horvitzThompson(share: coverage * (k - 1) / size)
            let coverageChange: Double = count == 1 ? 1 / size : count == 2 ? -1 / size : 0
            return (size - 1) * (less - horvitzThompson(share: coverage * k / size) + coverageSlope * coverageChange)
        }
    }

    /// k ln k − (k − 1) ln(k − 1).
    private func plugInChange(_ k: Double) -> Double {
        k > 1 ? log(k) - (k - 1) * log1p(-1 / k) : 0
    }

    /// Derivative of Chao and Shen's sum by the coverage.
    private var coverageSlope: Double {
        guard estimator == .chaoShen else { return 0 }
        return spectrum.sum { count in
            let share = coverage * count / size
            guard share > 0, share < 1 else { return 0 }
            let missed = exp(size * log1p(-share))
            let seen = -expm1(size * log1p(-share))
            let numerator = -share * log(share)
            let slope = (-log(share) - 1) / seen - numerator * size * missed / (1 - share) / (seen * seen)
            return slope * count / size
        }
    }
}

/// Grassberger's G at whole numbers: G(2m) = G(2m + 1) = ψ(m + ½) + ln 2, and G(1) = −γ − ln 2.
enum GrassbergerFunction {
    private static let eulerGamma = 0.577_215_664_901_532_9

    /// G(2m) = 2 (1 + 1/3 + … + 1/(2m − 1)) − γ − ln 2 for m below 32.
    private static let small: [Double] = {
        var table = [-eulerGamma - M_LN2]
        for m in 1..<32 { table.append(table[m - 1] + 2 / Double(2 * m - 1)) }
        return table
    }()

    static func value(_ count: Double) -> Double {
        let half = (count / 2).rounded(.down)
        if half < 32 { return small[Int(half)] }
        // ψ(m + ½) = ln m + 1/24m² − 7/960m⁴ + 31/8064m⁶ − …
        let square = 1 / (half * half)
        return log(2 * half) + square * (1.0 / 24 - square * (7.0 / 960 - square * (31.0 / 8064)))
    }
}
