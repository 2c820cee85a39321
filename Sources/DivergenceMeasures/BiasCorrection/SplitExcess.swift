/// How far the terms of a type with a given count lie above those of its true share, for each share of a grid.
struct SplitExcess {
    /// By sum and point of the grid.
    private(set) var bias: [[Double]]
    /// Variance of the term for the split, and square of the term at the true share over the count.
    private var variances: [[Double]]

    private let terms: TermSet
    private let grid: ShareGrid
    private let likelihood: ShareLikelihood
    private var pairs: [Pair] = []
    private var probabilities: [Double] = []
    private var values: [Double] = []

    init(_ terms: TermSet, grid: ShareGrid, likelihood: ShareLikelihood) {
        self.terms = terms
        self.grid = grid
        self.likelihood = likelihood
        bias = [[Double]](
            repeating: [Double](repeating: 0, count: grid.points.count), count: terms.terms.count)
        variances = bias
    }

    mutating func update(count: Double) {
        let inflation = likelihood.inflation(count: count)
        for (position, point) in grid.points.enumerated() {
            let kink = split(count: count, point: point, inflation: inflation)
            if values.count < pairs.count { values = [Double](repeating: 0, count: 2 * pairs.count) }
            for (index, term) in terms.terms.enumerated() {
                term.values(pairs, into: &values)
                var mean = 0.0
                var square = 0.0
                for outcome in probabilities.indices {
                    let weighted = probabilities[outcome] * values[outcome]
                    mean += weighted
                    square += weighted * values[outcome]
                }
                let truth = values[probabilities.count]
                bias[index][position] = mean - truth
                variances[index][position] = max(0, square - mean * mean) + truth * truth / count
            }
            if position == grid.center, let index = terms.index(of: .totalVariation) {
                bias[index][position] += kink * terms.scale.pooled / (terms.scale.first * terms.scale.second) / 2
            }
        }
    }

    /// Lists the splits of the tokens and their probabilities, and last the true split.
    private mutating func split(count: Double, point: ShareGrid.Point, inflation: Double) -> Double {
        pairs.removeAll(keepingCapacity: true)
        probabilities.removeAll(keepingCapacity: true)
        let scale = terms.scale
        let center = count * point.cross
        var kink = 0.0
        if point.share > 0, point.otherShare > 0 {
            let firstIsSmaller = point.share <= point.otherShare
            let urn = PolyaUrn(
                draws: count, share: min(point.share, point.otherShare), otherShare: max(point.share, point.otherShare),
                inflation: inflation)
            let sign: Double = firstIsSmaller ? 1 : -1
            var bin = OutcomeBin(count: count)
            func close() {
                guard bin.probability > 0 else { return }
                let a = firstIsSmaller ? bin.drawn : count - bin.drawn
                let b = firstIsSmaller ? count - bin.drawn : bin.drawn
                pairs.append(scale.pair(a: a, b: b, cross: center + sign * bin.deviation * scale.pooled))
                probabilities.append(bin.probability)
            }
            kink = urn.forEachOutcome { drawn, deviation, probability in
                if !bin.takes(drawn, deviation) {
                    close()
                    bin.open(drawn, deviation)
                }
                bin.add(drawn, deviation, probability)
            }
            close()
        } else {
            pairs.append(scale.pair(a: count * point.share, b: count * point.otherShare, cross: center))
            probabilities.append(1)
        }
        pairs.append(scale.pair(a: count * point.share, b: count * point.otherShare, cross: center))
        return kink
    }

    /// Mean and standard deviation of the bias of a sum over the points, and the mean variance.
    func spread(of index: Int, under weights: [Double]) -> (mean: Double, deviation: Double, variance: Double) {
        var mean = 0.0
        var square = 0.0
        var variance = 0.0
        for (weight, (bias, own)) in zip(weights, zip(bias[index], variances[index])) where weight > 0 {
            mean += weight * bias
            square += weight * bias * bias
            variance += weight * own
        }
        return (mean, max(0, square - mean * mean).squareRoot(), variance)
    }
}
