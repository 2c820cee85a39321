internal import RealModule

/// A deterministic Bayes mixture over the shapes of ``CurveCells``, noise levels and model errors: the forecast of a
/// curve that goes on as it has, without sampling.
///
/// y = B g(x) + δ + ε. B is normal and integrated in closed form; ε has the stated standard errors or the noise
/// prior's; δ, what every law leaves out, is a Gaussian process in ln D (Matérn 3/2) whose deviation is one of a few.
/// Everything is in points, hundredths of the metric's scale.
///
/// All covariances share their eigenvectors: K = U (s² + t² A) U with U the noise of each point for a deviation of 1 and
/// A the model error's correlation in its units. One decomposition makes every (s, t) diagonal.
struct CurveMixture: Sendable {
    typealias Lanes = CurveCells.Lanes

    /// Cells of a block under one noise and model error that still have weight.
    struct Survivor: Sendable {
        let block: Int
        let variance: Int
        /// ln of the weights, but for the spread, until they are weighed.
        var weight: Lanes
        let level: Lanes
        let levelVariance: Lanes
        private let spread: Lanes

        init(block: Int, variance: Int, logWeight: Lanes, spread: Lanes, level: Lanes, levelVariance: Lanes) {
            self.block = block
            self.variance = variance
            weight = logWeight
            self.spread = spread
            self.level = level
            self.levelVariance = levelVariance
        }

        mutating func weigh(against best: Double) {
            weight = LaneFunctions.exp(weight - best) / spread.squareRoot()
        }
    }

    /// One noise deviation s and one model error t.
    struct Variances: Sendable {
        var noise: Double
        var modelError: Double
        /// 1 / (s² + t² λ) in each eigendirection.
        var precisions: [Double]
        var logWeight: Double
        /// Σ precision · ỹ².
        var squares: Double
    }

    let settings: MixtureSettings
    let scale: MetricScale
    /// ln D of the last point, and how far the first lies below it.
    let last: Double
    let range: Double
    let blocks: [CurveCells.Block]
    let variances: [Variances]
    let survivors: [Survivor]
    /// The cells' values in the eigenbasis, `count` for each block.
    let whitened: [Lanes]
    let whitenedValues: [Double]
    /// The offsets from the last point, the model error's size at each, and the eigenbasis over the noise.
    let offsets: [Double]
    let heights: [Double]
    let basis: [[Double]]
    let stated: Double?
    /// The share of each group of shapes; they sum to 1.
    let shares: [CurveCells.Group: Double]

    /// Blocks this many nats below the best are left out.
    private static let cut = 12.0
    /// Blocks with less than one of this many parts of the whole weight are thinned out.
    private static let steps = 400.0

    /// nil without points.
    /// - Parameters:
    ///   - points: ascending in tokens, checked.
    ///   - groups: the shapes considered; nil for all.
    init?(
        _ points: [CurvePoint], scale: MetricScale, settings: MixtureSettings = .init(),
        only groups: Set<CurveCells.Group>? = nil
    ) {
        let curve = CondensedCurve(points, scale: scale)
        guard let last = curve.positions.last, let first = curve.positions.first else { return nil }
        self.settings = settings
        self.scale = scale
        self.last = last
        range = last - first
        stated = curve.statedError
        offsets = curve.positions.map { $0 - last }
        heights = curve.values.map(Self.height)
        let count = curve.values.count
        let units = curve.units
        var correlation = (0..<count).map { _ in [Double](repeating: 0, count: count) }
        for i in 0..<count {
            for j in 0..<count {
                correlation[i][j] =
                    heights[i] * heights[j] / (units[i] * units[j])
                    * Self.matern(offsets[i] - offsets[j], length: settings.correlationLength)
            }
        }
        let eigen = SymmetricEigenvalues(correlation)
        basis = (0..<count).map { j in (0..<count).map { i in eigen.vectors[i][j] / units[i] } }
        whitenedValues = basis.map { row in zip(row, curve.values).map { $0 * $1 }.compensatedSum }
        let noise = stated == nil ? settings.noise : settings.statedFactors
        let noiseLogWeights = stated == nil ? settings.noiseLogWeights : settings.statedLogWeights
        var variances: [Variances] = []
        for (s, noiseWeight) in zip(noise, noiseLogWeights) {
            for (t, errorWeight) in zip(settings.modelErrors, settings.modelErrorLogWeights) {
                // A little is added to the noise, as scores are rounded and no model is exact.
                let floor = stated == nil ? 0.0025 : 0
                let precisions = eigen.values.map { 1 / (s * s + floor + t * t * max(0, $0)) }
                variances.append(
                    Variances(
                        noise: s, modelError: t, precisions: precisions,
                        logWeight: noiseWeight + errorWeight
                            + 0.5 * precisions.map { Double.log($0) }.compensatedSum,
                        squares: zip(precisions, whitenedValues).map { $0 * $1 * $1 }.compensatedSum))
            }
        }
        self.variances = variances
        let cells = CurveCells(settings: settings, range: range, points: count).blocks.filter {
            groups?.contains($0.group) ?? true
        }
        blocks = cells
        whitened = Self.whiten(cells, offsets: offsets, basis: basis)
        survivors = Self.weigh(
            cells, whitened: whitened, values: whitenedValues, variances: variances, settings: settings)
        shares = Self.shares(survivors, blocks: cells)
    }

    static func matern(_ distance: Double, length: Double) -> Double {
        let r = 3.0.squareRoot() * abs(distance) / length
        return (1 + r) * Double.exp(-r)
    }

    /// Noise and model error are smaller at low scores.
    private static func height(_ value: Double) -> Double { min(1, 0.25 + max(0, value) / 20) }

    static func height(_ values: Lanes) -> Lanes {
        let raw = 0.25 + values.replacing(with: 0, where: values .< 0) / 20
        return raw.replacing(with: 1, where: raw .> 1)
    }

    private static func whiten(_ blocks: [CurveCells.Block], offsets: [Double], basis: [[Double]]) -> [Lanes] {
        let count = offsets.count
        let flat = basis.flatMap { $0 }
        var result: [Lanes] = []
        result.reserveCapacity(blocks.count * count)
        var values = [Lanes](repeating: .zero, count: count)
        for block in blocks {
            for index in 0..<count { values[index] = CurveCells.values(block, at: offsets[index]) }
            for row in 0..<count {
                var sum = Lanes.zero
                for index in 0..<count { sum += values[index] * flat[row * count + index] }
                result.append(sum)
            }
        }
        return result
    }

    /// The prior of a block's level B.
    private static func level(_ block: CurveCells.Block, _ settings: MixtureSettings) -> (
        mean: Double, variance: Double
    ) {
        switch block.group {
        case .logLaw, .constant: (settings.level, settings.levelDeviation * settings.levelDeviation)
        case .floor: (settings.floorLevel, settings.floorLevelDeviation * settings.floorLevelDeviation)
        default: (settings.ceiling, settings.ceilingDeviation * settings.ceilingDeviation)
        }
    }

    private static func weigh(
        _ blocks: [CurveCells.Block], whitened: [Lanes], values: [Double], variances: [Variances],
        settings: MixtureSettings
    ) -> [Survivor] {
        let count = values.count
        var best = -Double.infinity
        var survivors: [Survivor] = []
        for (index, block) in blocks.enumerated() {
            let (mean, variance) = level(block, settings)
            // A cell whose value at the last point vanishes says nothing about the level.
            let here = CurveCells.values(block, at: 0)
            let prior = block.logPrior.replacing(with: -.infinity, where: here .< 1e-6)
            for (number, cell) in variances.enumerated() {
                var gg = Lanes.zero
                var gy = Lanes.zero
                for row in 0..<count {
                    let a = whitened[index * count + row]
                    let weighted = a * cell.precisions[row]
                    gg += weighted * a
                    gy += weighted * values[row]
                }
                let residual = gy - mean * gg
                let spread = 1 + variance * gg
                let squares = cell.squares - 2 * mean * gy + mean * mean * gg - variance * residual * residual / spread
                let logWeight = prior + cell.logWeight - 0.5 * squares
                // What a spread takes off lies between these two.
                let most = logWeight.max()
                guard most > best - cut, most - 0.5 * Double.log(spread.min()) > best - cut else { continue }
                best = max(best, most - 0.5 * Double.log(spread.max()))
                let levelVariance = variance / spread
                survivors.append(
                    Survivor(
                        block: index, variance: number, logWeight: logWeight, spread: spread,
                        level: mean + levelVariance * residual, levelVariance: levelVariance))
            }
        }
        var total = 0.0
        for index in survivors.indices {
            survivors[index].weigh(against: best)
            total += survivors[index].weight.sum()
        }
        return thinned(survivors, total: total)
    }

    /// Leaves out most of the light survivors: walking through them in order, where neighbours are alike, one is kept each
    /// time that their weights add up to another step, with the weight of a step (systematic resampling, without chance).
    private static func thinned(_ survivors: [Survivor], total: Double) -> [Survivor] {
        let step = total / steps
        var result: [Survivor] = []
        result.reserveCapacity(min(survivors.count, Int(2 * steps)))
        var gathered = step / 2
        for survivor in survivors {
            let sum = survivor.weight.sum()
            guard sum < step else {
                result.append(survivor)
                continue
            }
            gathered += sum
            guard gathered >= step, sum > 0 else { continue }
            gathered -= step
            var kept = survivor
            kept.weight *= step / sum
            result.append(kept)
        }
        return result
    }

    private static func shares(_ survivors: [Survivor], blocks: [CurveCells.Block]) -> [CurveCells.Group: Double] {
        var sums = [Double](repeating: 0, count: CurveCells.Group.allCases.count)
        for survivor in survivors {
            sums[blocks[survivor.block].group.rawValue] += survivor.weight.sum()
        }
        let total = sums.reduce(0, +)
        return Dictionary(uniqueKeysWithValues: CurveCells.Group.allCases.map { ($0, sums[$0.rawValue] / total) })
    }

    /// The distribution of a new measurement at `position` = ln D, in points.
    /// - Parameter bins: how finely components are kept apart.
    func predictive(at position: Double, bins: Int = 80) -> BinnedMixture {
        let place = Place(position - last, self)
        let count = offsets.count
        var mixture = BinnedMixture.Builder()
        mixture.reserve(survivors.count)
        var block = -1
        var values = Lanes.zero
        for survivor in survivors {
            if survivor.block != block {
                block = survivor.block
                values = CurveCells.values(blocks[block], at: place.offset)
            }
            let cell = variances[survivor.variance]
            let products = place.weighted[survivor.variance]
            let shape = survivor.level * values
            let height = Self.height(shape)
            var mean = shape
            var slope = values
            var variance = Lanes.zero
            let t2 = cell.modelError * cell.modelError
            if t2 > 0 {
                var toShape = Lanes.zero
                for row in 0..<count { toShape += whitened[block * count + row] * products[row] }
                let factor = t2 * height
                mean += factor * (place.toValues[survivor.variance] - survivor.level * toShape)
                slope -= factor * toShape
                variance += height * height * (t2 * max(0, 1 - t2 * place.explained[survivor.variance]))
            }
            variance += survivor.levelVariance * slope * slope
            if let stated {
                variance += cell.noise * cell.noise * stated * stated
            } else {
                variance += (cell.noise * cell.noise + 0.0025) * height * height
            }
            mixture.add(mean: mean, variance: variance, weight: survivor.weight)
        }
        return mixture.mixture(within: 0...100, bins: bins)
    }
}
