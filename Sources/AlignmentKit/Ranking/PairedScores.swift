import DivergenceMeasures
import NGramStatistics
import RealModule

/// How far the scores of two candidates can differ by the choice of documents alone.
///
/// Scores are taken from hashed histograms of single tokens, where folds can be left out. A fold of the task is left out for all candidates at
/// once, so that what they share cancels in their difference; a candidate's own folds are left out one by one (delete-a-fold jackknife; F. Busing
/// and others 1999, doi:10.1023/A:1008800423698).
struct PairedScores {
    private let task: [FoldHistograms]
    /// For each candidate the score without each fold of the task.
    private var taskReplicates: [[Double]] = []
    /// For each candidate the variance of its score by its own documents.
    private var ownVariances: [Double] = []

    /// - Parameter task: the sides' histograms.
    init(task: [FoldHistograms]) { self.task = task }

    /// Adds a candidate.
    mutating func add(_ candidate: FoldHistograms) {
        let counts = Self.doubles(candidate.counts(order: 1))
        let sides = task.map { Self.doubles($0.counts(order: 1)) }
        let folds = 0..<FoldHistograms.foldCount
        taskReplicates.append(
            folds.map { fold in
                score(counts, zip(sides, task).map { Self.less($0, $1.counts(order: 1, fold: fold)) })
            })
        let own = folds.map { fold in score(Self.less(counts, candidate.counts(order: 1, fold: fold)), sides) }
        ownVariances.append(Self.variance(own))
    }

    /// The standard error of the difference of two candidates' scores.
    func standardError(_ a: Int, _ b: Int) -> Double {
        let differences = zip(taskReplicates[a], taskReplicates[b]).map { $0 - $1 }
        return (Self.variance(differences) + ownVariances[a] + ownVariances[b]).squareRoot()
    }

    /// 1 less the mean Jensen–Shannon divergence over ln 2.
    private func score(_ candidate: [Double], _ sides: [[Double]]) -> Double {
        let divergences = sides.map { Self.jensenShannon(candidate, $0) / Double.log(2) }
        return 1 - divergences.reduce(0, +) / Double(divergences.count)
    }

    private static func jensenShannon(_ a: [Double], _ b: [Double]) -> Double {
        let (n, m) = (a.reduce(0, +), b.reduce(0, +))
        guard n > 0, m > 0 else { return Double.log(2) }
        var sum = 0.0
        for bucket in a.indices {
            let (p, q) = (a[bucket] / n, b[bucket] / m)
            let middle = (p + q) / 2
            if p > 0 { sum += p * Double.log(p / middle) / 2 }
            if q > 0 { sum += q * Double.log(q / middle) / 2 }
        }
        return sum
    }

    private static func doubles(_ counts: [UInt64]) -> [Double] { counts.map { Double($0) } }

    private static func less(_ counts: [Double], _ fold: ArraySlice<UInt64>) -> [Double] {
        zip(counts, fold).map { $0 - Double($1) }
    }

    private static func variance(_ replicates: [Double]) -> Double {
        let count = Double(replicates.count)
        let mean = replicates.reduce(0, +) / count
        return replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * (count - 1) / count
    }

    /// The two-sided 95 % point for as many folds.
    static var reach: Double { StudentQuantile.twoSided95(freedom: Double(FoldHistograms.foldCount - 1)) }
}
