internal import RealModule

extension CurveMixture {
    /// The curve itself, without noise, at several places, in points: its means, its variances, and its covariances with
    /// the last of the places.
    struct Moments: Sendable {
        var means: [Double]
        var variances: [Double]
        var covariances: [Double]
        /// The variance of the noise of one new measurement.
        var noise: Double
    }

    /// Cells lighter than this share of the heaviest are passed over: plans need no tails.
    private static let planningShare = 0.02

    /// - Parameters:
    ///   - positions: ln D, at least one.
    ///   - withSpread: false for the means alone.
    /// - Complexity: O(cells with weight · p n) for p positions and n points.
    func moments(at positions: [Double], withSpread: Bool) -> Moments {
        let places = positions.map { Place($0 - last, self) }
        let count = positions.count
        let end = count - 1
        var sums = [Double](repeating: 0, count: count)
        var squares = sums
        var products = sums
        var total = 0.0
        var noise = 0.0
        var block = -1
        var shapes = [Lanes](repeating: .zero, count: count)
        var centred = shapes
        var slopes = shapes
        var heights = shapes
        let errors = withSpread ? modelErrors(places) : []
        let least = Self.planningShare * (survivors.map { $0.weight.max() }.max() ?? 0)
        for survivor in survivors where survivor.weight.max() >= least {
            if survivor.block != block {
                block = survivor.block
                for index in 0..<count { shapes[index] = CurveCells.values(blocks[block], at: places[index].offset) }
            }
            let weight = survivor.weight
            let cell = variances[survivor.variance]
            let t2 = cell.modelError * cell.modelError
            total += weight.sum()
            for index in 0..<count {
                let shape = survivor.level * shapes[index]
                let height = Self.height(shape)
                var mean = shape
                var slope = shapes[index]
                if t2 > 0 {
                    var toShape = Lanes.zero
                    for row in 0..<offsets.count {
                        toShape +=
                            whitened[block * offsets.count + row] * places[index].weighted[survivor.variance][row]
                    }
                    let factor = t2 * height
                    mean += factor * (places[index].toValues[survivor.variance] - survivor.level * toShape)
                    slope -= factor * toShape
                }
                // Around a fixed level, so that squares lose no digits.
                centred[index] = mean - settings.level
                slopes[index] = slope
                heights[index] = height
                sums[index] += (weight * centred[index]).sum()
            }
            guard withSpread else { continue }
            noise +=
                cell.noise * cell.noise
                * (stated.map { $0 * $0 * weight.sum() } ?? (weight * heights[end] * heights[end]).sum())
            let error = errors[survivor.variance]
            for index in 0..<count {
                let own =
                    survivor.levelVariance * slopes[index] * slopes[index]
                    + error.own[index] * heights[index] * heights[index]
                let shared =
                    survivor.levelVariance * slopes[index] * slopes[end]
                    + error.shared[index] * heights[index] * heights[end]
                squares[index] += (weight * (centred[index] * centred[index] + own)).sum()
                products[index] += (weight * (centred[index] * centred[end] + shared)).sum()
            }
        }
        let means = sums.map { $0 / total }
        return Moments(
            means: means.map { $0 + settings.level },
            variances: zip(squares, means).map { $0 / total - $1 * $1 },
            covariances: zip(products, means).map { $0 / total - $1 * means[end] }, noise: noise / total)
    }

    /// The model error's variance at each place, and its covariance with that of the last, given the points, for a height of
    /// 1 and each noise and model error.
    private func modelErrors(_ places: [Place]) -> [(own: [Double], shared: [Double])] {
        guard let end = places.last else { return [] }
        return variances.indices.map { number in
            let t2 = variances[number].modelError * variances[number].modelError
            func error(_ place: Place, _ other: Place) -> Double {
                let explained = zip(place.weighted[number], other.projected).map { $0 * $1 }.compensatedSum
                return t2
                    * (Self.matern(place.offset - other.offset, length: settings.correlationLength) - t2 * explained)
            }
            return (places.map { error($0, $0) }, places.map { error($0, end) })
        }
    }

    /// What the model error's covariance of one place with the points gives under each noise and model error.
    struct Place {
        let offset: Double
        let projected: [Double]
        let weighted: [[Double]]
        let toValues: [Double]
        let explained: [Double]

        init(_ offset: Double, _ mixture: CurveMixture) {
            self.offset = offset
            let correlations = zip(mixture.offsets, mixture.heights).map {
                CurveMixture.matern(offset - $0, length: mixture.settings.correlationLength) * $1
            }
            let projected = mixture.basis.map { row in zip(row, correlations).map { $0 * $1 }.compensatedSum }
            self.projected = projected
            let weighted = mixture.variances.map { cell in zip(projected, cell.precisions).map { $0 * $1 } }
            self.weighted = weighted
            toValues = weighted.map { row in zip(row, mixture.whitenedValues).map { $0 * $1 }.compensatedSum }
            explained = weighted.map { row in zip(row, projected).map { $0 * $1 }.compensatedSum }
        }
    }
}
