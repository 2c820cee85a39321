public import AlignmentKit

extension TextReport {
    /// Scores of translations, how sure they are, and what they are against a baseline.
    public static func translation(_ scores: TranslationScores) -> String {
        var text = ""
        for score in scores.scores {
            text += "\(displayName(ofMetric: score.name)) \(Figures.decimal(score.score))"
            if let interval = score.interval {
                text +=
                    " (95 % interval \(Figures.decimal(interval.lower)) to \(Figures.decimal(interval.upper)), "
                    + "standard error \(Figures.decimal(interval.standardError)))"
            }
            text += "\n"
            let precisions = score.precisions.map { Figures.decimal($0, 1) }.joined(separator: " / ")
            text += "  precision by order  \(precisions)\n"
            if let bleu = score.bleu {
                text +=
                    "  brevity penalty     \(Figures.decimal(bleu.brevityPenalty, 3)) "
                    + "(\(Figures.whole(bleu.hypothesisLength)) tokens, references "
                    + "\(Figures.whole(bleu.referenceLength)))\n"
            }
            if let comparison = score.comparison { text += paired(comparison) }
            text += "  \(score.signature)\n\n"
        }
        let isInterval = scores.scores.contains { $0.interval != nil }
        return text
            + Paragraph.wrap(
                "\(Figures.whole(scores.segmentCount)) segments. Scores are comparable with sacreBLEU's of the same signature."
                    + (isInterval
                        ? " Intervals and tests are about test sets like this one, not about other training runs." : "")
            )
    }

    private static func paired(_ comparison: TranslationScores.Comparison) -> String {
        let difference = comparison.bootstrap.difference
        let change = comparison.bootstrap.test.difference
        let p = comparison.randomization.pValue
        let judgement =
            p < 0.05
            ? (change > 0 ? "better than the baseline" : "worse than the baseline") : "not told apart from the baseline"
        return "  against baseline    \(change < 0 ? "" : "+")\(Figures.decimal(change)) "
            + "(95 % interval \(Figures.decimal(difference.lower)) to \(Figures.decimal(difference.upper))) on "
            + "\(Figures.decimal(comparison.baselineScore)): \(judgement)\n"
            + "                      p = \(Figures.significant(p, 2)) by approximate randomisation, "
            + "\(Figures.significant(comparison.bootstrap.test.pValue, 2)) by paired bootstrap\n"
    }
}
