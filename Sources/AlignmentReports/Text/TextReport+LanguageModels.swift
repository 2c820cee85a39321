import AlignmentKit

extension TextReport {
    /// How well the pretraining corpus's language model foretells the downstream text, where that was taken.
    static func languageModels(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let estimates = comparison.languageModels
        guard let first = estimates.first else { return "" }
        guard estimates.contains(where: { $0.estimate != nil }) else {
            return "\n" + Paragraph.wrap("Cross-entropy under the corpus's language model: \(first.estimator).")
        }
        return foretold(comparison, corpora) + difference(comparison, corpora)
    }

    private static func foretold(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let estimates = comparison.languageModels.filter { $0.name == .crossEntropy && $0.estimate != nil }
        guard let first = estimates.first else { return "" }
        var table = TextTable([
            ("text", .left), ("perplexity", .right), (first.unit, .right), ("95 % interval", .left),
            ("own text", .right), ("unknown", .right),
        ])
        for estimate in estimates {
            table.add([
                corpora.name(estimate.side), Figures.significant(estimate.perplexity, 3),
                Figures.decimal(estimate.estimate, 3), interval(estimate), Figures.decimal(estimate.null, 3),
                Figures.percent(estimate.tokens > 0 ? Double(estimate.unknown) / Double(estimate.tokens) : nil),
            ])
        }
        let perplexity = first.null.map { Figures.significant(comparison.unit.power($0), 3) } ?? Figures.absent
        return "\nHow well the corpus foretells the text: cross-entropy under its \(first.order)-gram model\n\n"
            + table.text + "\n"
            + Paragraph.wrap(
                "Perplexity is between how many words, on average, the model is left to guess. 'own text' is what the corpus's own text costs, each token left "
                    + "out as it is predicted (perplexity \(perplexity)): other text of its source costs more, as documents repeat themselves. 'unknown' tokens "
                    + "do not occur in the corpus.")
    }

    private static func difference(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let estimates = comparison.languageModels.filter { $0.name == .crossEntropyDifference && $0.estimate != nil }
        guard let first = estimates.first else { return "" }
        var table = TextTable([
            ("like", .left), ("difference", .right), ("95 % interval", .left),
        ])
        for estimate in estimates {
            table.add([corpora.name(estimate.side), Figures.decimal(estimate.estimate, 3), interval(estimate)])
        }
        return
            "\nHow like the text the corpus is: cross-entropy difference (Moore and Lewis), \(first.unit)\n\n"
            + table.text
            + "\n"
            + Paragraph.wrap(
                "What the corpus's text costs more under a model of the \(corpora.isTask ? "task" : "text") than under its own: of several corpora the one with the "
                    + "least is the most like it. 'alignkit select --method moore-lewis' chooses documents so.")
    }

    private static func interval(_ estimate: LanguageModelEstimate) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return Figures.absent }
        return "[\(Figures.decimal(lower, 3)), \(Figures.decimal(upper, 3))]"
    }
}
