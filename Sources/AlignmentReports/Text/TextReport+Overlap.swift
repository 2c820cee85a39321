public import AlignmentKit

extension TextReport {
    /// How much of the downstream text stands in the corpus.
    ///
    /// - Parameters:
    ///   - order: tokens that had to be the same.
    ///   - isListed: whether to name the records that were found.
    public static func overlap(_ report: OverlapReport, order: Int, isListed: Bool) -> String {
        let searched = report.downstreamRecords - report.downstreamRecordsTooShort
        var text: String
        if report.found.isEmpty {
            text = Paragraph.wrap(
                "None of \(Figures.whole(searched)) downstream records was found in \(Figures.whole(report.documents)) documents: "
                    + "they share no \(order) tokens in a row.")
        } else {
            text = Paragraph.wrap(
                "\(Figures.whole(report.found.count)) of \(Figures.whole(searched)) downstream records were found, in part or "
                    + "whole: \(Figures.percent(report.coverage)) of the downstream text's "
                    + "\(Figures.whole(report.downstreamTokens)) tokens stand in the corpus, \(order) or more in a row. "
                    + "\(Figures.whole(report.documentsWithOverlap)) of \(Figures.whole(report.documents)) documents hold some of them. "
                    + (isListed
                        ? ""
                        : "Name them with --list; leave them out of the test, or the documents out of the corpus, before a score is "
                            + "trusted."))
        }
        if report.downstreamRecordsTooShort > 0 {
            text += Paragraph.wrap(
                "\(Figures.whole(report.downstreamRecordsTooShort)) records are too short to be looked for (--minimum-order)."
            )
        }
        if isListed, !report.found.isEmpty {
            var table = TextTable([
                ("downstream record", .left), ("tokens", .right), ("covered", .right), ("first found in", .left),
            ])
            for found in report.found {
                table.add([
                    place(found.place), Figures.whole(found.tokens),
                    Figures.percent(Double(found.coveredTokens) / Double(found.tokens)), place(found.first),
                ])
            }
            text += "\n" + table.text
        }
        return text + signature(report.signature)
    }

    private static func place(_ place: OverlapReport.Place) -> String { "\(place.path), record \(place.record)" }
}
