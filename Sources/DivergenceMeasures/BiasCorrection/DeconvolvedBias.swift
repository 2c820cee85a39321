import RealModule

/// The bias of plug-in divergences between samples, where the corpora may differ.
///
/// A random token of the two corpora together is a draw from their pooled distribution, so the divergence of the populations is the
/// mean, over tokens, of the divergence's term at the true share η of the token's type, per token. The plug-in has the observed share instead,
/// and is too large by E f(A) − f(η) for each type, A being the split that chance makes of its c tokens. That excess is averaged over the
/// ``MixingDistribution`` of η among types with that count. Where all types have p = q this is the null of ``ChanceExpectation``; where a
/// part of the types is of one side only and the rest has p = q, subtracting it is the adjustment for chance.
struct DeconvolvedBias {
    /// Bias of each sum of a ``TermSet``; meaningless for those that are not f-divergences.
    let bias: [Double]
    /// Standard error of the bias for what small counts cannot tell, see ``rareShare``.
    let error: [Double]
    /// Variance of each sum for independent tokens of the estimated shares.
    let variance: [Double]

    /// Share of the tokens, of both sides, whose types occur at most twice in both corpora together.
    let rareShare: Double

    /// The standard error of a sum is this times √(rare share) · Σ (σ + 0.15 β) over types, with σ the standard deviation of a type's bias over the mixture
    /// and β its bias under the null: one or two tokens of a type tell no more than two moments of the mixture. Measured: see
    /// Documentation/Estimators.md.
    private static func leftOpen(_ term: MeasureTerm) -> Double { term == .hellingerSquared ? 0.4 : 0.3 }
    private static let nullShare = 0.15
    /// Standard error of every bias, as a share of it, for the grid and for what frequent types do not tell of others. Measured likewise.
    private static let methodError = 0.04

    /// - Precondition: the spectrum has no unlisted mass and neither side is empty.
    /// - Complexity: O(distinct pairs + levels × points × outcomes × sums); the second part is at most some tens of millions.
    init(spectrum: JointCountSpectrum, terms: TermSet, burst: BurstModel) {
        precondition(spectrum.unlistedFirstMass == 0)
        let grid = ShareGrid(terms.scale)
        let likelihood = ShareLikelihood(grid: grid, burst: burst, pooled: terms.scale.pooled)
        var mixing = MixingDistribution(grid)
        var excess = SplitExcess(terms, grid: grid, likelihood: likelihood)
        var bias = [CompensatedSum](repeating: CompensatedSum(), count: terms.terms.count)
        var error = bias
        var variance = bias
        var rare = 0.0
        for level in CountLevel.levels(spectrum, burst: burst) {
            mixing.update(level, likelihood: likelihood)
            let count = level.count
            excess.update(count: count)
            let types = level.tokens / count
            if count <= 2 { rare += level.tokens }
            for index in bias.indices {
                let spread = excess.spread(of: index, under: mixing.weights)
                bias[index].add(types * spread.mean)
                let null = excess.bias[index][grid.center]
                error[index].add(types * (spread.deviation + Self.nullShare * abs(null)))
                variance[index].add(types * spread.variance)
            }
        }
        self.bias = bias.map(\.value)
        rareShare = rare / terms.scale.pooled
        let root = rareShare.squareRoot()
        self.error = terms.names.indices.map { index in
            let open = Self.leftOpen(terms.names[index]) * root * error[index].value
            let method = Self.methodError * bias[index].value
            return (open * open + method * method).squareRoot()
        }
        self.variance = variance.map(\.value)
    }
}

/// How far the terms of a type with a given count lie above those of its true share, for each share of a grid.
private struct SplitExcess {
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

/// Outcomes that lie near each other, on one side of the mean, as one: terms are smooth in the count, so that bins of a 24th of the count err by less
/// than 1e-4 of what they hold.
private struct OutcomeBin {
    let count: Double
    private(set) var probability = 0.0
    private var drawnSum = 0.0
    private var deviationSum = 0.0
    private var range = 1.0...1.0
    private var isAbove = false
    private var first = (drawn: 0.0, deviation: 0.0)
    private var isSingle = true

    init(count: Double) { self.count = count }

    /// Means over the outcomes; of a single one exactly it, since terms may be steep where a side has nothing.
    var drawn: Double { isSingle ? first.drawn : drawnSum / probability }
    var deviation: Double { isSingle ? first.deviation : deviationSum / probability }

    func takes(_ drawn: Double, _ deviation: Double) -> Bool {
        probability > 0 && range.contains(drawn) && (deviation > 0) == isAbove
    }

    mutating func open(_ drawn: Double, _ deviation: Double) {
        let width = (max(0, min(drawn, count - drawn)) / 24).rounded(.down)
        range = drawn...(drawn + max(0, width - 1))
        isAbove = deviation > 0
        (probability, drawnSum, deviationSum) = (0, 0, 0)
        first = (drawn, deviation)
        isSingle = true
    }

    mutating func add(_ drawn: Double, _ deviation: Double, _ probability: Double) {
        if drawn != first.drawn { isSingle = false }
        self.probability += probability
        drawnSum += probability * drawn
        deviationSum += probability * deviation
    }
}
