import NGramStatistics
import RealModule

/// Divergences of the populations that two corpora are samples of, with 95 % intervals.
///
/// The estimate is the plug-in less its ``DeconvolvedBias``. Its standard error is made of what documents make of the samples (the delete-a-fold
/// jackknife, or the variance for independent tokens where that is larger or no folds are there), of what the burst model may be wrong about,
/// both as far as the correction magnifies them, and of what small counts leave open.
struct PopulationDivergence {
    /// An estimate of one sum and the half-width of its interval.
    struct Interval {
        var estimate: Double
        var reach: Double
    }

    /// Estimate and interval of each sum of a ``TermSet``; `nil` where the sum is no f-divergence or is infinite.
    let intervals: [Interval?]
    /// The sums for corpora of these sizes that share nothing.
    let disjointSums: [Double]

    /// Standard error of the burst model's effect on the null, as a share of that effect. Measured: see Documentation/Estimators.md.
    static let burstModelError = 0.25

    /// - Parameters:
    ///   - sums: the sums over the spectrum.
    ///   - null: their expectation under the null.
    ///   - independentNull: the same, were tokens independent.
    ///   - sampling: what folds tell of sampling; `nil` for tokens drawn one by one.
    ///   - isOneDocument: whether each side's folds hold a single document, which says nothing of how documents differ: the
    ///     interval is then all that the measure can be.
    init(
        spectrum: JointCountSpectrum, terms: TermSet, smoothing: ReferenceSmoothing, sums: [Double], null: [Double],
        independentNull: [Double],
        burst: BurstModel, sampling: FoldSampling?, isOneDocument: Bool
    ) {
        let deconvolved = DeconvolvedBias(spectrum: spectrum, terms: terms, burst: burst)
        let apart = terms.disjointSums
        disjointSums = apart
        intervals = terms.names.indices.map { index in
            let bias = deconvolved.bias[index]
            guard terms.names[index].isDivergence(smoothing), sums[index].isFinite, bias.isFinite else { return nil }
            let estimate = sums[index] - bias
            guard !isOneDocument else { return Interval(estimate: estimate, reach: 2 * apart[index]) }
            let room = max(apart[index] - null[index], 1e-3 * apart[index])
            let magnified = apart[index] / room
            let model = Self.burstModelError * (null[index] - independentNull[index])
            let sampled = max(sampling?.variance[index] ?? 0, deconvolved.variance[index])
            let variance =
                magnified * magnified * (sampled + model * model) + deconvolved.error[index] * deconvolved.error[index]
            let quantile = StudentQuantile.twoSided95(freedom: sampling?.freedom[index] ?? .infinity)
            return Interval(estimate: estimate, reach: quantile * variance.squareRoot())
        }
    }
}

extension TermSet {
    /// The sums for two corpora of these sizes that share nothing.
    var disjointSums: [Double] {
        let pairs = [
            scale.pair(a: scale.first, b: 0, cross: scale.first * scale.second),
            scale.pair(a: 0, b: scale.second, cross: -scale.first * scale.second),
        ]
        var values = [0.0, 0.0]
        return terms.map { term in
            term.values(pairs, into: &values)
            return values[0] + values[1]
        }
    }
}
