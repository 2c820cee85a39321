public import AlignmentKit
import Foundation

extension TextReport {
    /// How a pretraining corpus stands to downstream text.
    ///
    /// - Parameter isFull: whether to list every measure, beside the divergence and coverage that always are.
    public static func comparison(
        _ comparison: CorpusComparison, of corpora: ComparedCorpora, isFull: Bool = false
    ) -> String {
        var text = Paragraph.wrap(opening(comparison, corpora))
        text += "\n" + totals(corpora)
        text += divergences(comparison, corpora) + coverages(comparison, corpora)
        text += languageModels(comparison, corpora)
        text += distances(comparison, corpora, isFull: isFull)
        if isFull, !comparison.measures.isEmpty { text += measures(comparison, corpora) }
        text += "\n" + score(comparison, corpora)
        if !isFull {
            text += Paragraph.wrap("All measures, of all orders: --all, or --json for programs.")
        }
        return text + signature(comparison.signature)
    }

    private static func opening(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let sides: [MeasureEstimate.Side] = corpora.isTask ? [.target, .source] : [.both]
        let covered = sides.compactMap { side in
            comparison.estimate(.tokenCoverage, side: side)?.plugIn.map {
                "\(Figures.percent($0)) of the running words of the \(corpora.name(side))"
            }
        }
        guard !covered.isEmpty else {
            return corpora.pretraining.tokens == 0 || corpora.sides.contains { $0.1.tokens == 0 }
                ? "There is nothing to compare: one of the corpora holds no tokens."
                : "The measures that were asked for, between corpora of these sizes:"
        }
        var text = "The pretraining corpus knows \(covered.joined(separator: " and "))."
        if let distance = comparison.estimate(.jensenShannon, side: .both)?.estimate {
            let normalised = distance / largestDivergence(comparison)
            text +=
                " On a scale from 0 (text of one source) to 1 (nothing in common) its words lie at "
                + "\(Figures.decimal(max(0, normalised), 2)) from \(corpora.isTask ? "the task" : "it"): "
                + nearness(normalised) + "."
        }
        if let score = comparison.alignmentScore {
            text +=
                " Its translation alignment score is \(Figures.decimal(score, 2))\(scoreInterval(comparison)): "
                + languages(comparison, corpora)
        }
        return text
    }

    /// The Jensen–Shannon divergence of corpora with nothing in common, in the unit of the comparison.
    private static func largestDivergence(_ comparison: CorpusComparison) -> Double {
        log(2) * comparison.unit.factor(of: DivergenceMeasure.jensenShannon.unit)
    }

    private static func scoreInterval(_ comparison: CorpusComparison) -> String {
        guard let interval = comparison.alignmentScoreInterval else { return "" }
        let (lower, upper) = (Figures.decimal(interval.lowerBound, 2), Figures.decimal(interval.upperBound, 2))
        return " (95 % interval \(lower) to \(upper))"
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

    /// Languages that are named where one of the task's is missing.
    private static let mostLanguages = 12

    private static func languages(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let wanted = [corpora.sourceLanguage, corpora.targetLanguage].compactMap { $0 }
        let shares = wanted.map { "\(Figures.percent(comparison.languages[$0] ?? 0)) of it is \($0)" }
        let text = shares.joined(separator: ", ") + " (1 for halves of each, 0 for neither)."
        let missing = wanted.filter { comparison.languages[$0] == nil }
        guard !missing.isEmpty else { return text }
        let most = comparison.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostLanguages)
        let howMany = comparison.languages.count > most.count ? "above all " : ""
        return text + " It has no \(missing.joined(separator: " and no ")); it has \(howMany)"
            + most.map(\.key).joined(separator: ", ") + "."
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
            let documents = summary.isImported ? Figures.absent : Figures.whole(summary.documents)
            table.add([name, documents, Figures.whole(summary.tokens)] + distinct)
        }
        add("pretraining", corpora.pretraining)
        for (side, summary) in corpora.sides { add(corpora.name(side), summary) }
        return table.text
    }

    private static func divergences(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let estimates = comparison.measures.filter { $0.name == .jensenShannon }
        guard estimates.contains(where: { $0.estimate != nil }) else { return "" }
        var table = TextTable([
            ("against", .left), ("n-grams", .right), ("divergence", .right), ("95 % interval", .left),
            ("uncorrected", .right), ("same source", .right),
        ])
        for estimate in estimates {
            table.add([
                corpora.name(estimate.side), "\(estimate.order)", Figures.decimal(estimate.estimate, 3),
                interval(estimate), Figures.decimal(estimate.plugIn, 3), Figures.decimal(estimate.null, 3),
            ])
        }
        var text =
            "\nHow far the texts are apart: Jensen–Shannon divergence in \(comparison.unit.rawValue)\n\n" + table.text
            + "\n"
        text += Paragraph.wrap(
            "0 is text of one source, \(Figures.decimal(largestDivergence(comparison), 3)) nothing in common. Small samples look apart even where they are not: "
                + "'same source' is what two samples of these sizes from one source would show, and 'divergence' estimates "
                + "how far the sources themselves are apart."
                + (corpora.isTask
                    ? " A corpus in two languages is half foreign to either side alone: read both sides first." : ""))
        return text
    }

    private static func coverages(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        let estimates = comparison.measures.filter { $0.name == .tokenCoverage }
        guard estimates.contains(where: { $0.plugIn != nil }) else { return "" }
        var table = TextTable([
            ("of", .left), ("n-grams", .right), ("known", .right), ("same source", .right), ("ratio", .right),
            ("95 % interval", .left),
        ])
        for estimate in estimates {
            table.add([
                corpora.name(estimate.side), "\(estimate.order)", Figures.percent(estimate.plugIn),
                Figures.percent(estimate.null), Figures.decimal(estimate.estimate, 3), interval(estimate),
            ])
        }
        return
            "\nHow much of the \(corpora.isTask ? "task" : "text") the corpus knows: share of its running n-grams\n\n"
            + table.text + "\n"
            + Paragraph.wrap(
                "'same source' is what a corpus of this size from the source of the \(corpora.isTask ? "task" : "text") "
                    + "would know; the ratio is 1 where the corpus does as well.")
    }

    private static func interval(_ estimate: MeasureEstimate) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return Figures.absent }
        return "[\(Figures.decimal(lower, 3)), \(Figures.decimal(upper, 3))]"
    }

    /// Every measure, a table for each side.
    private static func measures(_ comparison: CorpusComparison, _ corpora: ComparedCorpora) -> String {
        var text = "\nAll measures\n"
        for (side, _) in corpora.sides {
            let estimates = comparison.measures.filter { $0.side == side }
            guard !estimates.isEmpty else { continue }
            var table = TextTable([
                ("against \(corpora.name(side))", .left), ("n-grams", .right), ("estimate", .right),
                ("95 % interval", .left), ("unit", .left), ("disjoint", .right), ("uncorrected", .right),
                ("same source", .right),
            ])
            for estimate in estimates {
                let factor = comparison.unit.factor(of: estimate.name.unit)
                let disjoint = estimate.name.disjointValue.map { $0 * factor }
                table.add([
                    words(estimate.name), "\(estimate.order)", Figures.decimal(estimate.estimate, 3),
                    interval(estimate), estimate.unit.isEmpty ? Figures.absent : estimate.unit,
                    Figures.decimal(disjoint, 3), Figures.decimal(estimate.plugIn, 3),
                    Figures.decimal(estimate.null, 3),
                ])
            }
            text += "\n" + table.text
        }
        text +=
            "\n"
            + Paragraph.wrap(
                "'disjoint' is the value for corpora with nothing in common, where it does not depend on them. Larger is nearer where "
                    + "there is an arrow, and the estimate is the ratio to 'same source'; elsewhere smaller is nearer, and 0 is text of one "
                    + "source."
            )
        return text
    }

    /// A measure's name as people write it.
    static func words(_ measure: DivergenceMeasure) -> String {
        switch measure {
        case .kullbackLeibler: "Kullback–Leibler"
        case .reverseKullbackLeibler: "Kullback–Leibler, reversed"
        case .jeffreys: "Jeffreys"
        case .jensenShannon: "Jensen–Shannon"
        case .jensenShannonDistance: "Jensen–Shannon distance"
        case .totalVariation: "total variation"
        case .hellinger: "Hellinger"
        case .bhattacharyya: "Bhattacharyya"
        case .chiSquared: "χ²"
        case .reverseChiSquared: "χ², reversed"
        case .renyi(let order): "Rényi, order \(number(order))"
        case .tsallis(let order): "Tsallis, order \(number(order))"
        case .alpha(let order): "α-divergence, \(number(order))"
        case .cosine: "cosine ↑"
        case .jaccard: "Jaccard ↑"
        case .weightedJaccard: "Jaccard, weighted ↑"
        case .rankCorrelation: "rank correlation ρ ↑"
        case .kendallRankCorrelation: "rank correlation τ ↑"
        case .outOfVocabularyRate: "tokens it lacks"
        case .outOfVocabularyTypeRate: "types it lacks"
        case .typeCoverage: "types it covers ↑"
        case .tokenCoverage: "tokens it covers ↑"
        case .hashed(let measure): words(measure) + ", hashed"
        }
    }

    private static func number(_ order: Double) -> String {
        order == .infinity ? "∞" : order == order.rounded() ? Figures.decimal(order, 0) : "\(order)"
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
