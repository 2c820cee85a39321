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
        if !report.forecast.isEmpty || report.laws.contains(where: { !$0.predictions.isEmpty }) {
            text += "\nPredictions (with 90 % interval for a new measurement)\n\n" + predictions(report)
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

    private static func predictions(_ report: CurveReport) -> String {
        var columns: [(heading: String, alignment: TextTable.Alignment)] = [
            ("pretraining tokens", .right), ("law", .left), ("value", .right), ("between", .left),
        ]
        if report.holdout > 0 { columns.append(("measured", .right)) }
        var table = TextTable(columns)
        let decimals = decimals(report.analysis.curve.points.map(\.value))
        func add(_ prediction: CurveReport.Prediction, law: String) {
            let interval = prediction.value.map {
                "\(Figures.decimal($0.lower, decimals)) and \(Figures.decimal($0.upper, decimals))"
            }
            var cells = [
                Figures.tokens(prediction.tokens), law, Figures.decimal(prediction.value?.value, decimals),
                interval ?? Figures.absent,
            ]
            if report.holdout > 0 { cells.append(Figures.decimal(prediction.observed, decimals)) }
            table.add(cells)
        }
        let count = report.laws.first?.predictions.count ?? 0
        for index in 0..<count {
            for law in report.laws where law.weight != nil {
                add(law.predictions[index], law: law.fit.name.rawValue)
            }
            if index < report.forecast.count { add(report.forecast[index], law: "all, weighed") }
            for law in report.laws where law.weight == nil {
                add(law.predictions[index], law: "\(law.fit.name.rawValue) of \(law.quantity)")
            }
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
