public import AlignmentKit
import Foundation

extension TextReport {
    /// A forecast: the verdict, why, what is expected, and what to do.
    ///
    /// - Parameter metric: name of the observed metric.
    public static func prediction(_ report: AlignmentReport, metric: String) -> String {
        let prediction = report.prediction
        let name = displayName(ofMetric: metric)
        var text = Paragraph.wrap(
            "Verdict: \(prediction.verdict.rawValue) – \(prediction.verdict.sentence(metric: name)) "
                + probability(prediction, name: name))
        text += "\nWhy\n"
        for reason in prediction.reasons { text += Paragraph.item(reason) }
        if prediction.settlement != nil {
            text += "\nThe curve in numbers\n"
            text += CurveEvidence(prediction).lines(metric: name).map { Paragraph.item($0) }.joined()
        }
        text += "\nEvidence (a factor multiplies the odds of a fall; below 1 speaks for the corpus)\n\n"
        text += evidence(prediction.evidence)
        if !prediction.forecast.isEmpty {
            text += "\nForecast (with 90 % interval for a new measurement)\n\n"
            var table = TextTable([("pretraining tokens", .right), (name, .right), ("between", .left)])
            let decimals = decimals(prediction.forecast.map(\.upper))
            for point in prediction.forecast {
                table.add([
                    Figures.tokens(point.tokens), Figures.decimal(point.bleu, decimals),
                    "\(Figures.decimal(point.lower, decimals)) and \(Figures.decimal(point.upper, decimals))",
                ])
            }
            text += table.text
        }
        text += "\nWhat to do next\n" + Paragraph.wrap(prediction.recommendation, indent: "  ")
        if let hint = sharesHint(report) { text += Paragraph.wrap(hint, indent: "  ") }
        return text + signature("\(report.comparison.signature)|\(prediction.signature)")
    }

    private static func probability(_ prediction: Prediction, name: String) -> String {
        let ends = [prediction.lower, prediction.upper].map(Figures.probability)
        let interval = ends[0] == ends[1] ? "" : " (90 % interval \(ends[0]) to \(ends[1]))"
        return "The probability that \(name) does not keep rising with more of it is "
            + "\(Figures.probability(prediction.probabilityNonMonotone))\(interval)."
    }

    private static func evidence(_ evidence: [Evidence]) -> String {
        var text = ""
        for item in evidence {
            let odds = exp(item.effect)
            let number = odds < 1000 ? Figures.significant(odds, 2) : Figures.tokens(odds)
            let factor = item.effect == 0 ? "shown" : "× " + number
            let padded = String(repeating: " ", count: max(0, 8 - factor.count)) + factor
            let value = item.value.map { value in
                " [\(item.name) \(value >= 1000 ? Figures.tokens(value) : Figures.significant(value, 3))]"
            }
            text += Paragraph.wrap(
                item.sentence + (value ?? ""), indent: "  \(padded)  ", hanging: String(repeating: " ", count: 12))
        }
        return text
    }

    /// Decimals that suit a metric: two on a scale of a hundred, four on a scale of one.
    static func decimals(_ values: [Double]) -> Int { (values.max() ?? 0) > 1 ? 2 : 4 }

    private static func sharesHint(_ report: AlignmentReport) -> String? {
        guard report.comparison.alignmentScore == nil else { return nil }
        return missingScore(
            languages: report.comparison.languages, source: report.sourceLanguage, target: report.targetLanguage)
    }

    /// What to do where the alignment score is not known.
    static func missingScore(languages: [String: Double], source: String?, target: String?) -> String {
        if languages.isEmpty {
            return "The translation alignment score needs the languages of the pretraining corpus: profile it with "
                + "--language-field (where its records name their language) or --language (where all are of one), or "
                + "give --language-shares \(source ?? "en")=0.5,\(target ?? "de")=0.5."
        }
        return "The translation alignment score needs the task's languages: give --source-language and "
            + "--target-language (the corpus names \(languages.keys.sorted().joined(separator: ", ")))."
    }
}
