public import AlignmentKit

extension TextReport {
    /// Laws fitted to a curve of scores, what they predict, and the verdict on the curve.
    public static func curve(_ report: CurveReport) -> String {
        let analysis = report.analysis
        let name = displayName(ofMetric: report.metric)
        var text = Paragraph.wrap(
            "Verdict: \(analysis.verdict.rawValue) – \(analysis.verdict.sentence(metric: name)) The probability that "
                + "\(name) does not keep rising with more pretraining is "
                + "\(Figures.probability(analysis.probabilityNonMonotone)).")
        text += "\nWhy\n"
        for reason in analysis.reasons { text += Paragraph.item(reason) }
        let lines = CurveEvidence(analysis).lines(metric: name)
        if !lines.isEmpty { text += "\nThe curve in numbers\n" + lines.map { Paragraph.item($0) }.joined() }
        if report.laws.isEmpty {
            return text + signature(report.signature)
        }
        let fitted = analysis.curve.points.count - report.holdout
        text += "\nLaws fitted to \(fitted) checkpoints"
        text += report.holdout > 0 ? ", the \(report.holdout) largest held out\n\n" : "\n\n"
        text += laws(report)
        if report.forecast.contains(where: { $0.value != nil }) {
            text += "\nPredictions (the interval is for a new measurement)\n\n" + predictions(report)
        }
        if report.holdout > 0 { text += "\n" + errors(report) }
        return text + signature(report.signature)
    }

    private static func laws(_ report: CurveReport) -> String {
        var table = TextTable([
            ("law", .left), ("of", .left), ("weight", .right), ("objective", .right), ("parameters", .left),
        ])
        for law in report.laws {
            let parameters =
                law.fit.parameters.map { "\($0.name) \(Figures.significant($0.value, 4))" }
                + (law.fit.unidentified.isEmpty
                    ? [] : ["not determined: " + law.fit.unidentified.joined(separator: " ")])
            table.add([
                law.fit.name.rawValue, displayName(ofMetric: law.quantity), Figures.decimal(law.weight, 2),
                Figures.significant(law.fit.objective, 3), parameters.joined(separator: ", "),
            ])
        }
        return table.text
    }

    /// Columns of predictions that fit on a line.
    private static let predictionsPerTable = 6

    /// A column for each number of tokens, with what each law says and what they say together.
    private static func predictions(_ report: CurveReport) -> String {
        let starts = stride(from: 0, to: report.forecast.count, by: predictionsPerTable)
        return starts.map { start in
            predictions(report, indices: start..<min(start + predictionsPerTable, report.forecast.count))
        }.joined(separator: "\n")
    }

    private static func predictions(_ report: CurveReport, indices: Range<Int>) -> String {
        let decimals = decimals(report.analysis.curve.points.map(\.value))
        let name = displayName(ofMetric: report.metric)
        var table = TextTable(
            [("\(name) after tokens", .left)]
                + report.forecast[indices].map { (Figures.tokens($0.tokens), TextTable.Alignment.right) })
        func add(_ heading: String, _ decimals: Int, _ value: (Int) -> Double?) {
            table.add([heading] + indices.map { Figures.decimal(value($0), decimals) })
        }
        if report.holdout > 0 { add("measured", decimals) { report.forecast[$0].observed } }
        for law in report.laws where law.weight != nil {
            add(law.fit.name.rawValue, decimals) { law.predictions[$0].value?.value }
        }
        add("together", decimals) { report.forecast[$0].value?.value }
        add("  at least (90 %)", decimals) { report.forecast[$0].value?.lower }
        add("  at most (90 %)", decimals) { report.forecast[$0].value?.upper }
        for law in report.laws where law.weight == nil {
            add(law.quantity, 3) { law.predictions[$0].value?.value }
        }
        return table.text
    }

    private static func errors(_ report: CurveReport) -> String {
        let parts = report.laws.compactMap { law -> String? in
            let distances = law.predictions.compactMap { prediction in
                prediction.observed.flatMap { observed in prediction.value.map { abs($0.value - observed) } }
            }
            guard law.weight != nil, !distances.isEmpty else { return nil }
            let mean = distances.reduce(0, +) / Double(distances.count)
            let decimals = decimals(report.analysis.curve.points.map(\.value))
            return "\(law.fit.name.rawValue) \(Figures.decimal(mean, decimals))"
        }
        guard !parts.isEmpty else { return "" }
        return Paragraph.wrap("Mean distance from what was measured: " + parts.joined(separator: ", ") + ".")
    }
}
