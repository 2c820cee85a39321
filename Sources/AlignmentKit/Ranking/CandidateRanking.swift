import DivergenceMeasures
public import NGramStatistics
import PerformancePrediction
import RealModule

/// Candidate corpora in the order of what they promise for a task, the best first; those that cannot be told apart share a rank.
///
/// ```swift
/// let ranking = try CandidateRanking([("web", web), ("news", news)], task: task)
/// for candidate in ranking.candidates { print(candidate.rank, candidate.path, candidate.score) }
/// ```
public struct CandidateRanking: Sendable {
    /// The best first; of equals the one that was named first.
    public let candidates: [RankedCandidate]
    /// Names the choices behind the numbers.
    public let signature: String

    /// Compares every candidate with the task, and puts them in order.
    ///
    /// A candidate shares the rank of the one before it where the interval of its deficit to the best candidate of that rank holds 0: the
    /// difference in score, plus and minus Student's t times its paired jackknife error, widened as the adjustment for chance widens differences.
    ///
    /// - Parameters:
    ///   - corpora: names and profiles; each is compared once.
    ///   - task: the task.
    ///   - finetuningTokens: D_f, in tokens, for the forecast.
    /// - Throws: `ProfileError` where profiles do not fit together.
    /// - Complexity: O(n-grams of all), and O(candidates × folds × buckets).
    public init(
        _ corpora: [(path: String, profile: CorpusProfile)], task: TranslationTask, finetuningTokens: Double? = nil
    ) throws {
        let reports = try corpora.map { corpus in
            try AlignmentReport(
                pretraining: corpus.profile, task: task,
                finetuningTokens: finetuningTokens ?? Double(task.target.summary.tokens))
        }
        let scores = reports.map { Score($0.comparison) }
        let order = scores.indices.sorted { a, b in
            let (first, second) = (scores[a]?.value ?? -.infinity, scores[b]?.value ?? -.infinity)
            return first != second ? first > second : a < b
        }
        var paired: PairedScores?
        if task.source.hasFolds, task.target.hasFolds, corpora.allSatisfy(\.profile.hasFolds) {
            var scores = try PairedScores(task: [task.source.foldHistograms(), task.target.foldHistograms()])
            for corpus in corpora { scores.add(try corpus.profile.foldHistograms()) }
            paired = scores
        }
        func deficit(_ index: Int, to best: Int) -> (value: Double, interval: ConfidenceInterval)? {
            guard let a = scores[best], let b = scores[index], let paired else { return nil }
            let value = a.value - b.value
            let reach = PairedScores.reach * max(a.scale, b.scale) * paired.standardError(best, index)
            return (value, ConfidenceInterval(lower: value - reach, upper: value + reach, confidence: 0.95))
        }
        var ranks = [Int](repeating: 1, count: order.count)
        var leader = 0
        for place in order.indices.dropFirst() {
            let gap = deficit(order[place], to: order[leader])
            let isSame = scores[order[place]] != nil && (gap.map { $0.interval.contains(0) } ?? false)
            if !isSame { leader = place }
            ranks[place] = leader + 1
        }
        candidates = order.indices.map { place in
            let index = order[place]
            return RankedCandidate(
                path: corpora[index].path, report: reports[index], score: scores[index]?.value,
                interval: scores[index]?.interval, rank: ranks[place],
                isTied: ranks.count { $0 == ranks[place] } > 1,
                deficit: place == 0 ? nil : deficit(index, to: order[0]))
        }
        let signatures = Set(reports.map { "\($0.comparison.signature)|\($0.prediction.signature)" })
        signature =
            signatures.sorted().joined(separator: " ")
            + "|score:1-jensenShannon/ln2(order 1, adjusted for chance, mean of sides)|ties:paired jackknife,0.95"
    }

    /// A candidate's score, off its comparison.
    private struct Score {
        let value: Double
        let interval: ConfidenceInterval?
        /// By what the adjustment for chance multiplies differences; the larger one of the sides.
        let scale: Double

        init?(_ comparison: CorpusComparison) {
            let sides = [MeasureEstimate.Side.source, .target].compactMap { side in
                comparison.estimate(.jensenShannon, side: side)
            }
            let largest = Double.log(2)
            let estimates = sides.compactMap { $0.estimate }
            guard estimates.count == 2 else { return nil }
            value = 1 - estimates.reduce(0, +) / 2 / largest
            let (lowers, uppers) = (sides.compactMap(\.lower), sides.compactMap(\.upper))
            // Both sides' ends together: as if their errors were one.
            interval =
                lowers.count == 2 && uppers.count == 2
                ? ConfidenceInterval(
                    lower: 1 - uppers.reduce(0, +) / 2 / largest, upper: 1 - lowers.reduce(0, +) / 2 / largest,
                    confidence: 0.95) : nil
            scale = sides.compactMap(\.null).map { $0 < largest ? largest / (largest - $0) : 1 }.max() ?? 1
        }
    }
}
