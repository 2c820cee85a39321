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
        if report.laws.isEmpty {
            return text + signature(report.signature)
        }
        let fitted = analysis.curve.points.count - report.holdout
        text += "\nLaws fitted to \(fitted) checkpoints"
        text += report.holdout > 0 ? ", the \(report.holdout) largest held out\n\n" : "\n\n"
        text += laws(report)
        if !report.forecast.isEmpty {
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
            let parameters = law.fit.parameters.map { "\($0.name) \(Figures.significant($0.value, 4))" }
            table.add([
                law.fit.name.rawValue, displayName(ofMetric: law.quantity), Figures.decimal(law.weight, 2),
                Figures.significant(law.fit.objective, 3), parameters.joined(separator: ", "),
            ])
        }
        return table.text
    }

    /// A row for each number of tokens, with what each law says and what they say together.
    private static func predictions(_ report: CurveReport) -> String {
        let decimals = decimals(report.analysis.curve.points.map(\.value))
        let metricLaws = report.laws.filter { $0.weight != nil }
        let others = report.laws.filter { $0.weight == nil }
        var columns: [(heading: String, alignment: TextTable.Alignment)] = [("pretraining tokens", .right)]
        if report.holdout > 0 { columns.append(("measured", .right)) }
        columns += metricLaws.map { ($0.fit.name.rawValue, .right) }
        columns += [("together", .right), ("90 % interval", .left)]
        columns += others.map { (displayName(ofMetric: $0.quantity), .right) }
        var table = TextTable(columns)
        for (index, forecast) in report.forecast.enumerated() {
            var cells = [Figures.tokens(forecast.tokens)]
            if report.holdout > 0 { cells.append(Figures.decimal(forecast.observed, decimals)) }
            cells += metricLaws.map { Figures.decimal($0.predictions[index].value?.value, decimals) }
            let interval = forecast.value.map {
                "[\(Figures.decimal($0.lower, decimals)), \(Figures.decimal($0.upper, decimals))]"
            }
            cells += [Figures.decimal(forecast.value?.value, decimals), interval ?? Figures.absent]
            cells += others.map { Figures.decimal($0.predictions[index].value?.value, 3) }
            table.add(cells)
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
            return "\(law.fit.name.rawValue) \(Figures.decimal(mean, decimals(distances)))"
        }
        guard !parts.isEmpty else { return "" }
        return Paragraph.wrap("Mean distance from what was measured: " + parts.joined(separator: ", ") + ".")
    }
}
