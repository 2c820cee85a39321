/// The rising step function nearest to a sequence in weighted least squares (pool adjacent violators).
package struct IsotonicRegression: Sendable, Hashable {
    /// The fitted value at each position, never falling.
    package let fitted: [Double]
    /// Where each level begins; as many entries as there are distinct levels.
    package let levelStarts: [Int]
    /// The weight of each level.
    let levelWeights: [Double]

    /// - Parameter weights: positive, as many as there are values.
    /// - Complexity: O(n).
    package init(_ values: [Double], weights: [Double]) {
        var means: [Double] = []
        var masses: [Double] = []
        var starts: [Int] = []
        for (index, value) in values.enumerated() {
            means.append(value)
            masses.append(weights[index])
            starts.append(index)
            while means.count > 1, means[means.count - 2] >= means[means.count - 1] {
                let last = means.count - 1
                let mass = masses[last - 1] + masses[last]
                means[last - 1] += (means[last] - means[last - 1]) * (masses[last] / mass)
                masses[last - 1] = mass
                means.removeLast()
                masses.removeLast()
                starts.removeLast()
            }
        }
        levelStarts = starts
        levelWeights = masses
        var fitted: [Double] = []
        for (level, start) in starts.enumerated() {
            let end = level + 1 < starts.count ? starts[level + 1] : values.count
            fitted.append(contentsOf: repeatElement(means[level], count: end - start))
        }
        self.fitted = fitted
    }

    /// The number of distinct levels.
    package var levels: Int { levelStarts.count }

    /// Σ weight · (value − fit)².
    package func weightedSquares(_ values: [Double], weights: [Double]) -> Double {
        var sum = CompensatedSum()
        for index in values.indices {
            sum.add(weights[index] * (values[index] - fitted[index]) * (values[index] - fitted[index]))
        }
        return sum.value
    }
}
