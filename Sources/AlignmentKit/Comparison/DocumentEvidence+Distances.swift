import DivergenceMeasures
import NGramStatistics

extension DocumentEvidence {
    /// Highest order of hashed n-grams that distances of folds and documents are taken of: what importance resampling uses.
    private static let highestOrder = 2

    /// The distances from a pretraining corpus, which this is, to downstream text that are not sums over n-gram types.
    ///
    /// - Parameters:
    ///   - wanted: which of them.
    ///   - shares: the pretraining corpus's language shares where they were given; what its records say does not count then.
    ///   - samples: documents, where they were drawn; they take the place of folds.
    func distances(
        to downstream: DocumentEvidence, side: MeasureEstimate.Side, wanted: [SampleDistance],
        shares: [String: Double]? = nil, samples: DocumentSamples? = nil
    ) -> [SampleDistanceEstimate] {
        var distances: [SampleDistanceEstimate] = []
        if let lengths, let others = downstream.lengths {
            distances += LengthDistanceEstimator.estimates(
                lengths, others, firstCopies: copies, secondCopies: downstream.copies, side: side)
        } else {
            distances += [.lengthWasserstein, .logarithmicLengthWasserstein].map {
                SampleDistanceEstimate(
                    name: $0, order: 0, side: side, estimator: "undefined: imported counts know no documents")
            }
        }
        let isOfNGrams = wanted.contains(where: \.hasOrder)
        if !isOfNGrams {
            // Folds and documents need not be looked at.
        } else if let samples {
            distances += samples.distances(side, order: samples.order(upTo: min(Self.highestOrder, folds?.order ?? 1)))
        } else if let folds, let others = downstream.folds {
            for order in 1...min(Self.highestOrder, folds.order, others.order) {
                distances.append(FoldMeanDiscrepancy.estimate(folds, others, order: order, side: side))
                distances.append(FoldProxyADistance.estimate(folds, others, order: order, side: side))
            }
        } else {
            distances += [.maximumMeanDiscrepancy, .proxyADistance].map {
                SampleDistanceEstimate(
                    name: $0, order: 1, side: side, estimator: "undefined: imported counts have no folds")
            }
        }
        if shares == nil, let languages, let others = downstream.languages {
            distances += LanguageDistanceEstimator.estimates(languages, others, side: side)
        }
        return distances.filter { wanted.contains($0.name) }
    }
}
