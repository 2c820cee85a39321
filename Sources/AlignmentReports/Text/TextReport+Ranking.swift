public import AlignmentKit

extension TextReport {
    /// Candidates in the order of what they promise.
    public static func ranking(_ ranking: CandidateRanking) -> String {
        guard let best = ranking.candidates.first else { return "" }
        let first = ranking.candidates.filter { $0.rank == best.rank }
        var text = Paragraph.wrap(
            first.count > 1
                ? "The first \(first.count) cannot be told apart: their differences are within what another sample of the documents would "
                    + "change. Choose among them by price, size and licence."
                : "\(best.path) is nearest to the task.")
        var table = TextTable([
            ("rank", .right), ("candidate", .left), ("score", .right), ("at least", .right), ("at most", .right),
            ("less than the best by", .right), ("may wander", .right), ("tokens", .right),
        ])
        for candidate in ranking.candidates {
            let deficit = candidate.deficit.map {
                "\(Figures.decimal($0.value, 3)) (\(Figures.decimal($0.interval.lower, 3)) to "
                    + "\(Figures.decimal($0.interval.upper, 3)))"
            }
            table.add([
                (candidate.isTied ? "=" : "") + "\(candidate.rank)", candidate.path,
                Figures.decimal(candidate.score, 3),
                Figures.decimal(candidate.interval?.lower, 3), Figures.decimal(candidate.interval?.upper, 3),
                deficit ?? Figures.absent,
                Figures.probability(candidate.report.prediction.probabilityNonMonotone),
                Figures.tokens(Double(candidate.report.pretraining.tokens)),
            ])
        }
        text += "\n" + table.text + "\n"
        text += Paragraph.wrap(
            "Score: 1 is no farther from the task than chance, 0 is nothing in common, the mean of both sides. Ranks with = are ties. May "
                + "wander: the probability that more of it does not keep raising BLEU, before any run.")
        return text + signature(ranking.signature)
    }
}
