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
