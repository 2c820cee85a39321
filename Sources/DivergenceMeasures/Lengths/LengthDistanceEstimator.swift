public import NGramStatistics
import RealModule

/// Estimates how far apart the document lengths of two corpora are, with intervals and nulls.
///
/// Documents are taken as drawn one by one. Where copies of documents are told of, they multiply the variance as a cluster
/// sample's would. The estimate is √(plugIn² − null²), negative where the plug-in is below its null: noise adds to a distance as a leg of a
/// right triangle does, so a large distance is hardly changed and none is estimated as about 0. The error is the larger of the delta
/// method's (the influence of a document is the slope of the optimal transport's potential) and the plug-in's standard deviation
/// under the null; the ends of the interval go through the same map.
public enum LengthDistanceEstimator {
    /// ``SampleDistance/lengthWasserstein`` and ``SampleDistance/logarithmicLengthWasserstein``.
    ///
    /// - Parameters:
    ///   - first: lengths of the pretraining corpus's documents.
    ///   - second: those of the downstream corpus.
    ///   - firstCopies: Σm²/Σm over the multiplicities m of the first corpus's documents; 1 without copies.
    ///   - secondCopies: that of the second.
    /// - Returns: both distances; without values where a corpus has no documents.
    /// - Complexity: O(entries of both).
    public static func estimates(
        _ first: DocumentLengths, _ second: DocumentLengths, firstCopies: Double = 1, secondCopies: Double = 1,
        side: MeasureEstimate.Side
    ) -> [SampleDistanceEstimate] {
        let scales: [(SampleDistance, LengthContrast.Scale)] = [
            (.lengthWasserstein, .tokens), (.logarithmicLengthWasserstein, .logarithm),
        ]
        return scales.map { name, scale in
            guard let contrast = LengthContrast(first, second, scale: scale) else {
                let which = first.documents == 0 ? "pretraining" : "downstream"
                return SampleDistanceEstimate(
                    name: name, order: 0, side: side, estimator: "undefined: the \(which) side has no documents")
            }
            return estimate(name, contrast, firstCopies: max(1, firstCopies), secondCopies: max(1, secondCopies), side)
        }
    }

    private static func estimate(
        _ name: SampleDistance, _ contrast: LengthContrast, firstCopies: Double, secondCopies: Double,
        _ side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate {
        let plugIn = contrast.distance
        let chance = LengthChance(contrast, firstEffect: firstCopies, secondEffect: secondCopies)
        let variances = contrast.influenceVariances
        let sampling = (
            variances.first * firstCopies / Double(contrast.first),
            variances.second * secondCopies / Double(contrast.second)
        )
        let error = max((sampling.0 + sampling.1).squareRoot(), chance.spread)
        let freedom = min(Double(contrast.first) / firstCopies, Double(contrast.second) / secondCopies) - 1
        let reach = StudentQuantile.twoSided95(freedom: freedom) * error
        func adjusted(_ value: Double) -> Double {
            let square = (value - chance.mean) * (value + chance.mean)
            return square < 0 ? -(-square).squareRoot() : square.squareRoot()
        }
        let hasCopies = max(firstCopies, secondCopies) > 1
        return SampleDistanceEstimate(
            name: name, order: 0, side: side, estimate: adjusted(plugIn), plugIn: plugIn,
            lower: adjusted(max(0, plugIn - reach)), upper: adjusted(plugIn + reach), null: chance.mean,
            estimator: "square root of squared plug-in less squared null; documents taken as independent"
                + (hasCopies ? ", copies as clusters" : ""))
    }
}

extension LengthContrast {
    /// The variance, over the documents of each corpus, of what one document more would change the distance by, times the number of documents.
    var influenceVariances: (first: Double, second: Double) {
        // A document moves the cumulative share of every stretch from its length on.
        var potentials = [Double](repeating: 0, count: steps.count)
        var above = CompensatedSum()
        for index in steps.indices.reversed() {
            let difference = difference(steps[index])
            above.add(difference == 0 ? 0 : difference > 0 ? steps[index].width : -steps[index].width)
            potentials[index] = above.value
        }
        func variance(_ documents: (Step) -> UInt64, of total: UInt64) -> Double {
            var mean = CompensatedSum()
            for (step, potential) in zip(steps, potentials) {
                mean.add(Double(documents(step)) / Double(total) * potential)
            }
            var square = CompensatedSum()
            for (step, potential) in zip(steps, potentials) {
                let centered = potential - mean.value
                square.add(Double(documents(step)) / Double(total) * centered * centered)
            }
            return square.value
        }
        return (variance(\.first, of: first), variance(\.second, of: second))
    }
}
