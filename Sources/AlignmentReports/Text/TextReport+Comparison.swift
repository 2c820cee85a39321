public import AlignmentKit
import Foundation

extension TextReport {
    /// How a pretraining corpus stands to downstream text.
    public static func comparison(_ comparison: CorpusComparison, of corpora: ComparedCorpora) -> String {
        var text = Paragraph.wrap(opening(comparison, corpora))
        text += "\n" + totals(corpora)
        text += "\n" + measures(comparison, corpora)
        text +=
            "\n"
            + Paragraph.wrap(
                "Estimates are corrected for sample size: divergences are 0 for text of one source and reach the number "
                    + "in 'at most' where nothing is shared; coverage is 1 (100 %) where the corpus covers as much as text "
                    + "of one source would. The interval is 95 %. 'uncorrected' is the plain value, and 'same source' what "
                    + "two samples of these sizes from one source would show for it; where the two are close, the "
                    + "corpora are as good as one.")
        text += "\n" + score(comparison, corpora)
        return text + signature(comparison.signature)
    }

    private static func opening(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let sides: [MeasureEstimate.Side] = corpora.isTask ? [.target, .source] : [.both]
        let covered = sides.compactMap { side in
            comparison.estimate(.tokenCoverage, side: side)?.plugIn.map {
                "\(Figures.percent($0)) of the running words of the \(corpora.name(side))"
                    + (corpora.isTask ? " side" : " text")
            }
        }
        guard !covered.isEmpty else {
            return "There is nothing to compare: one of the corpora holds no tokens."
        }
        var text = "The pretraining corpus knows \(covered.joined(separator: " and "))."
        if let distance = comparison.estimate(.jensenShannon, side: .both)?.estimate {
            let normalised = distance / log(2)
            text +=
                " On a scale from 0 (text of one source) to 1 (nothing in common) its words lie at "
                + "\(Figures.decimal(max(0, normalised), 2)) from \(corpora.isTask ? "the task" : "it"): "
                + nearness(normalised) + "."
        }
        if let score = comparison.alignmentScore {
            text +=
                " Its translation alignment score is \(Figures.decimal(score, 2)): " + languages(comparison, corpora)
        }
        return text
    }

    /// A word for a normalised divergence; a rough guide, which the figures beside it outrank.
    private static func nearness(_ distance: Double) -> String {
        switch distance {
        case ..<0.1: "as near as the same kind of text"
        case ..<0.35: "near, with a different emphasis"
        case ..<0.7: "far, with a good part in common"
        default: "very far, with little in common"
        }
    }

    private static func languages(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let wanted = [corpora.sourceLanguage, corpora.targetLanguage].compactMap { $0 }
        let shares = wanted.map { "\(Figures.percent(comparison.languages[$0] ?? 0)) of it is \($0)" }
        return shares.joined(separator: ", ") + " (1 for halves of each, 0 for neither)."
    }

    private static func totals(_ corpora: ComparedCorpora) -> String {
        var columns: [(heading: String, alignment: TextTable.Alignment)] = [
            ("corpus", .left), ("documents", .right), ("tokens", .right),
        ]
        for order in corpora.pretraining.orders {
            columns.append(("different \(order.order)-grams", .right))
        }
        var table = TextTable(columns)
        func add(_ name: String, _ summary: ProfileSummary) {
            let distinct = columns.dropFirst(3).indices.map { index in
                index - 3 < summary.orders.count ? Figures.whole(summary.orders[index - 3].distinct) : Figures.absent
            }
            table.add([name, Figures.whole(summary.documents), Figures.whole(summary.tokens)] + distinct)
        }
        add("pretraining", corpora.pretraining)
        for (side, summary) in corpora.sides { add(corpora.name(side), summary) }
        return table.text
    }

    private static func measures(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        var text = ""
        for (side, _) in corpora.sides {
            let estimates = comparison.measures.filter { $0.side == side }
            guard !estimates.isEmpty else { continue }
            var table = TextTable([
                ("against \(corpora.name(side))", .left), ("order", .right), ("estimate", .right), ("interval", .left),
                ("unit", .left), ("at most", .right), ("uncorrected", .right), ("same source", .right),
            ])
            for estimate in estimates {
                let interval = estimate.lower.flatMap { lower in
                    estimate.upper.map { "[\(Figures.decimal(lower, 3)), \(Figures.decimal($0, 3))]" }
                }
                table.add([
                    words(estimate.name), "\(estimate.order)", Figures.decimal(estimate.estimate, 3),
                    interval ?? Figures.absent, estimate.unit.isEmpty ? Figures.absent : estimate.unit,
                    largest(estimate.name), Figures.decimal(estimate.plugIn, 3), Figures.decimal(estimate.null, 3),
                ])
            }
            text += (text.isEmpty ? "" : "\n") + table.text
        }
        return text
    }

    private static func largest(_ measure: DivergenceMeasure) -> String {
        switch measure {
        case .kullbackLeibler, .reverseKullbackLeibler: "∞"
        case .tokenCoverage, .typeCoverage: "1.000"
        default: Figures.decimal(measure.disjointValue, 3)
        }
    }

    /// A measure's name as people write it.
    static func words(_ measure: DivergenceMeasure) -> String {
        switch measure {
        case .kullbackLeibler: "Kullback–Leibler"
        case .reverseKullbackLeibler: "Kullback–Leibler, reversed"
        case .jensenShannon: "Jensen–Shannon"
        case .jensenShannonDistance: "Jensen–Shannon distance"
        case .totalVariation: "total variation"
        case .hellinger: "Hellinger"
        case .outOfVocabularyRate: "tokens it lacks"
        case .typeCoverage: "types it covers"
        case .tokenCoverage: "tokens it covers"
        }
    }

    private static func score(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        guard corpora.isTask else {
            return Paragraph.wrap(
                "For a translation task name its sides with --source and --target, in place of the downstream text.")
        }
        guard comparison.alignmentScore != nil else {
            return Paragraph.wrap(
                missingScore(
                    languages: comparison.languages, source: corpora.sourceLanguage, target: corpora.targetLanguage))
        }
        return Paragraph.wrap(
            "Next: near corpora have raised BLEU and broken it. 'alignkit predict' weighs these figures, and scores of "
                + "finetuned checkpoints where there are any.")
    }
}
