import NGramStatistics

/// Examples of two classes in their folds: what a classifier's scores of them amount to.
struct LabelledFolds {
    let first: Int
    let second: Int
    private let labels: [Double]
    private let folds: [Int]

    init(_ examples: [LogisticRegression.Example]) {
        labels = examples.map(\.label)
        folds = examples.map(\.vector.fold)
        first = labels.count { $0 > 0 }
        second = labels.count - first
    }

    /// 2(1 − 2ε) for the balanced error ε; a score of 0 is half an error.
    func distance(of scores: [Double]) -> Double {
        zip(labels, scores).reduce(0) { $0 + weight($1.0) * Self.outcome($1.0, $1.1) }
    }

    /// The standard error of ``distance(of:)``: between folds, or for independent documents where that is larger.
    func error(of scores: [Double]) -> Double {
        var means = (0.0, 0.0)
        for (label, score) in zip(labels, scores) {
            let part = weight(label) * Self.outcome(label, score)
            if label > 0 { means.0 += part } else { means.1 += part }
        }
        var sums = [Double](repeating: 0, count: FoldHistograms.foldCount)
        var independent = 0.0
        for ((label, score), fold) in zip(zip(labels, scores), folds) {
            let residual = weight(label) * (Self.outcome(label, score) - (label > 0 ? means.0 : means.1))
            sums[fold] += residual
            independent += residual * residual
        }
        let between = sums.reduce(0) { $0 + $1 * $1 } / max(1e-9, 1 - squaredShares)
        return max(between, independent).squareRoot()
    }

    /// The effective number of folds, less one.
    var freedom: Double { 1 / squaredShares - 1 }

    private var squaredShares: Double {
        var shares = [Double](repeating: 0, count: FoldHistograms.foldCount)
        for (label, fold) in zip(labels, folds) { shares[fold] += weight(label) / 2 }
        return shares.reduce(0) { $0 + $1 * $1 }
    }

    /// Both classes weigh 1 in all.
    private func weight(_ label: Double) -> Double { 1 / Double(label > 0 ? first : second) }

    /// 1 for right, −1 for wrong.
    private static func outcome(_ label: Double, _ score: Double) -> Double {
        score == 0 ? 0 : label * score > 0 ? 1 : -1
    }
}
