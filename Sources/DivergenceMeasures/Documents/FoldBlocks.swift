import NGramStatistics

/// Sums of a kernel by the folds of its documents: what deleting a fold takes away.
struct FoldBlocks {
    private let within: [[Double]]
    private let other: [[Double]]
    private let between: [[Double]]
    private let firstCounts: [Double]
    private let secondCounts: [Double]

    init(_ matrix: KernelMatrix, folds: [Int], first: Int) {
        let size = matrix.size
        let empty = [[Double]](
            repeating: [Double](repeating: 0, count: FoldHistograms.foldCount), count: FoldHistograms.foldCount)
        var (within, other, between) = (empty, empty, empty)
        var firstCounts = empty[0]
        var secondCounts = empty[0]
        for i in 0..<size {
            if i < first { firstCounts[folds[i]] += 1 } else { secondCounts[folds[i]] += 1 }
            for j in 0..<size where i != j {
                let value = matrix.values[i * size + j]
                switch (i < first, j < first) {
                case (true, true): within[folds[i]][folds[j]] += value
                case (false, false): other[folds[i]][folds[j]] += value
                case (true, false): between[folds[i]][folds[j]] += value
                case (false, true): break
                }
            }
        }
        self.within = within
        self.other = other
        self.between = between
        self.firstCounts = firstCounts
        self.secondCounts = secondCounts
    }

    /// The delete-a-fold jackknife of the U-statistic: its standard error, and its degrees of freedom by the effective number of folds.
    ///
    /// `nil` where fewer than three folds hold documents, or one holds too many to do without.
    var jackknife: (error: Double, freedom: Double)? {
        var values: [Double] = []
        var squaredShares = 0.0
        let (n, m) = (firstCounts.reduce(0, +), secondCounts.reduce(0, +))
        for fold in 0..<FoldHistograms.foldCount where firstCounts[fold] + secondCounts[fold] > 0 {
            guard let value = statistic(without: fold) else { return nil }
            values.append(value)
            let share = (firstCounts[fold] / n + secondCounts[fold] / m) / 2
            squaredShares += share * share
        }
        guard values.count >= 3 else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * (count - 1) / count
        return (variance.squareRoot(), 1 / squaredShares - 1)
    }

    private func statistic(without fold: Int) -> Double? {
        let n = firstCounts.reduce(0, +) - firstCounts[fold]
        let m = secondCounts.reduce(0, +) - secondCounts[fold]
        guard n >= 2, m >= 2 else { return nil }
        func left(_ blocks: [[Double]]) -> Double {
            var sum = CompensatedSum()
            for i in blocks.indices where i != fold {
                for j in blocks.indices where j != fold { sum.add(blocks[i][j]) }
            }
            return sum.value
        }
        return left(within) / (n * (n - 1)) + left(other) / (m * (m - 1)) - 2 * left(between) / (n * m)
    }
}
