/// How the true shares of types are distributed over a ``ShareGrid``, estimated level by level.
///
/// Of types that occur c times in both corpora together, the first side's counts are a mixture over the types' shares of Pólya
/// urns (binomials, where tokens are independent). The mixing distribution is estimated by maximum likelihood with the EM
/// algorithm, from the most frequent types to the rarest. Where counts are small they say little about the mixture: c = 1 tells only its mean.
/// So each level starts from the level above it, whose distribution also counts as a few observed types: what the counts leave open is taken over from
/// more frequent types.
///
/// Sources: J. Kiefer, J. Wolfowitz, Ann. Math. Statist. 27 (1956) 887–906, doi:10.1214/aoms/1177728066; N. Laird, JASA 73 (1978)
/// 805–811, doi:10.1080/01621459.1978.10480103.
struct MixingDistribution {
    /// Weight of each point of the grid; they sum to 1.
    private(set) var weights: [Double]
    private let general: [Double]

    /// Types that the distribution taken over counts as.
    private static let priorTypes = 5.0
    /// Weight of the general distribution in what is taken over, so that no share is ever ruled out.
    private static let generalWeight = 0.03
    private static let iterations = 40

    /// Before anything is seen: mostly p = q, some types that one side lacks, anything else alike.
    init(_ grid: ShareGrid) {
        let (center, end) = (0.7, 0.05)
        var weights = [Double](
            repeating: (1 - center - 2 * end) / Double(grid.points.count - 3), count: grid.points.count)
        weights[grid.center] = center
        weights[0] = end
        weights[weights.count - 1] = end
        self.weights = weights
        general = weights
    }

    /// Goes on to the next level.
    ///
    /// - Complexity: O(observations × points), a fixed number of times.
    mutating func update(_ level: CountLevel, likelihood: ShareLikelihood) {
        let points = weights.indices
        var rows: [Double] = []
        rows.reserveCapacity(level.observations.count * weights.count)
        for observation in level.observations { rows += likelihood.values(of: observation) }
        let taken = points.map {
            (1 - Self.generalWeight) * weights[$0] + Self.generalWeight * general[$0]
        }
        weights = taken
        let total = level.types + Self.priorTypes
        var sums = taken
        for _ in 0..<Self.iterations {
            for point in points { sums[point] = 0 }
            for (index, observation) in level.observations.enumerated() {
                let row = index * weights.count
                var norm = 0.0
                for point in points { norm += rows[row + point] * weights[point] }
                let factor = norm > 0 ? observation.types / norm : 0
                for point in points { sums[point] += factor * rows[row + point] }
            }
            var sum = 0.0
            for point in points {
                weights[point] = (weights[point] * sums[point] + Self.priorTypes * taken[point]) / total
                sum += weights[point]
            }
            for point in points { weights[point] /= sum }
        }
    }
}
