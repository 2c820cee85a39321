public import NGramStatistics
import RealModule

/// Estimates every measure between two corpora from their joint count spectrum, with intervals and nulls.
///
/// Plug-in divergences between samples are mostly bias: two samples of 3,000 tokens from one manual differ by half a bit. So each
/// measure comes with its *null*, the mean that two samples of these sizes from one distribution would show. The estimate of an f-divergence
/// (or of the root of one) is that of the populations, *deconvolved* from the counts: 0 for one source, the
/// measure's largest value for sources that share nothing. Other bounded measures are *adjusted for chance*,
/// max·(plugIn − null)/(max − null), coverage is divided by its null, so that 1 means "as much as the same distribution would
/// cover", and what is left has its null subtracted. An estimate may fall slightly below 0 (above 1 for coverage): that is what no
/// difference looks like, and it is not cut off at 0. Where nothing can be told apart the interval says so. See Documentation/Estimators.md.
public struct MeasureEstimator: Sendable, Hashable {
    /// The measures, in the order they are given in; those that are ``DivergenceMeasure/hashed(_:)`` are taken between histograms only.
    public var measures: [DivergenceMeasure]
    /// Smoothing of the reference of the divergences that need one.
    public var smoothing: ReferenceSmoothing
    /// Whether ``MeasureEstimate/alternatives`` are given too, at the cost of some passes over the distinct pairs.
    public var includesAlternatives = false

    /// An estimator.
    public init(measures: [DivergenceMeasure] = DivergenceMeasure.standard, smoothing: ReferenceSmoothing = .standard) {
        precondition(smoothing.isValid, "the numbers of \(smoothing) lie in the ranges stated with it")
        precondition(measures.allSatisfy { $0.isValid }, "parameters of measures lie in the ranges stated with them")
        self.measures = measures
        self.smoothing = smoothing
    }

    /// All ``measures`` of one order and side but the hashed ones.
    ///
    /// - Parameters:
    ///   - spectrum: Counts of the pretraining corpus (first) and the downstream corpus (second).
    ///   - firstFolds: Hashed histograms of the first corpus, from which the design effect of its documents is taken. Without
    ///     them its tokens count as independent, the interval is too narrow and the null too low.
    ///   - secondFolds: Those of the second corpus.
    ///   - order: Order of the n-grams that were counted.
    ///   - side: Which side of the task.
    /// - Returns: One estimate per measure. When a side is empty every value is `nil` and the estimator says so.
    /// - Complexity: O(d·(1 + s)) for d distinct pairs and the standard deviation s of a count under the null, at most some hundreds.
    public func estimates(
        spectrum: JointCountSpectrum, firstFolds: FoldHistograms? = nil, secondFolds: FoldHistograms? = nil,
        order: Int, side: MeasureEstimate.Side
    ) -> [MeasureEstimate] {
        let measures = measures.filter { $0.hashedMeasure == nil }
        return estimates(
            spectrum, measures: measures, firstFolds: firstFolds, secondFolds: secondFolds, order: order, side: side,
            isHashed: false)
    }

    /// The hashed measures among ``measures``, between the hashed histograms of two corpora.
    ///
    /// The n-grams of a bucket count as one type. Measures of presence say little where buckets hold many types.
    ///
    /// - Parameters:
    ///   - first: Histograms of the pretraining corpus.
    ///   - second: Those of the downstream corpus, with as many buckets.
    ///   - order: Order of the n-grams, at most that of both histograms.
    ///   - side: Which side of the task.
    /// - Throws: ``JointCountSpectrumError`` where the numbers of buckets differ or a corpus is beyond 2⁵³ n-grams.
    public func hashedEstimates(
        _ first: FoldHistograms, _ second: FoldHistograms, order: Int, side: MeasureEstimate.Side
    ) throws(JointCountSpectrumError) -> [MeasureEstimate] {
        let plain = measures.compactMap(\.hashedMeasure)
        guard !plain.isEmpty else { return [] }
        let spectrum = try JointCountSpectrum(
            firstCounts: first.counts(order: order), secondCounts: second.counts(order: order))
        var estimates = estimates(
            spectrum, measures: plain, firstFolds: first, secondFolds: second, order: order, side: side, isHashed: true)
        for index in estimates.indices {
            estimates[index].name = .hashed(estimates[index].name)
            estimates[index].estimator += "; \(first.bucketCount) hashed buckets"
        }
        return estimates
    }

    private func estimates(
        _ spectrum: JointCountSpectrum, measures: [DivergenceMeasure], firstFolds: FoldHistograms?,
        secondFolds: FoldHistograms?, order: Int, side: MeasureEstimate.Side, isHashed: Bool
    ) -> [MeasureEstimate] {
        guard spectrum.firstTotal > 0, spectrum.secondTotal > 0 else {
            let which = spectrum.firstTotal == 0 ? "pretraining" : "downstream"
            let reason = "undefined: the \(which) side has no n-grams of order \(order)"
            return measures.map {
                MeasureEstimate(
                    name: $0, order: order, side: side, estimate: nil, plugIn: nil, lower: nil, upper: nil, null: nil,
                    unit: $0.unit, estimator: reason)
            }
        }
        let evaluation = SpectrumEvaluation(
            spectrum: spectrum, measures: measures, smoothing: smoothing, firstFolds: firstFolds,
            secondFolds: secondFolds, order: order, isHashed: isHashed, includesAlternatives: includesAlternatives)
        return measures.indices.map { evaluation.estimate($0, order: order, side: side) }
    }
}
