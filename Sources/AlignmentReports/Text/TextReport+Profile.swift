public import AlignmentKit

extension TextReport {
    /// A profile: what its corpus holds.
    ///
    /// - Parameters:
    ///   - summary: the profile's summary.
    ///   - path: where the profile lies.
    public static func profile(_ summary: ProfileSummary, path: String) -> String {
        var text = "Profile \(path)\n\n"
        var totals = TextTable([("counted", .left), ("", .right)])
        if !summary.isImported {
            totals.add(["documents", Figures.whole(summary.documents)])
            totals.add(["text", "\(Figures.whole(summary.bytes)) bytes"])
            totals.add(["characters", Figures.whole(summary.characters)])
        }
        totals.add(["tokens", Figures.whole(summary.tokens)])
        if summary.skippedRecords > 0 {
            totals.add(["malformed records left out", Figures.whole(summary.skippedRecords)])
        }
        if summary.replacedSequences > 0 {
            totals.add(["sequences replaced that were not UTF-8", Figures.whole(summary.replacedSequences)])
        }
        text += totals.text + "\n"
        var orders = TextTable([("n-grams of order", .left), ("occurrences", .right), ("different", .right)])
        for order in summary.orders {
            orders.add(["\(order.order)", Figures.whole(order.total), Figures.whole(order.distinct)])
        }
        text += orders.text
        if summary.isPruned { text += "\n" + dropped(summary) }
        if summary.isImported {
            text +=
                "\n"
                + Paragraph.wrap(
                    "Imported from tables of counts, which hold no documents, bytes, languages or folds: comparisons have no "
                        + "intervals.")
        }
        if !summary.languages.isEmpty { text += "\n" + languages(summary) }
        if summary.restriction != nil {
            text +=
                "\n"
                + Paragraph.wrap(
                    "Only the n-grams of another profile are listed (--restrict-to); totals count everything.")
        }
        return text + signature(summary.signature)
    }

    private static func dropped(_ summary: ProfileSummary) -> String {
        var table = TextTable([
            ("rare n-grams dropped, of order", .left), ("below", .right), ("different", .right),
            ("occurrences", .right),
            ("share of all", .right),
        ])
        for order in summary.orders where order.isPruned {
            let share = order.total > 0 ? Double(order.droppedOccurrences) / Double(order.total) : nil
            table.add([
                "\(order.order)", Figures.whole(order.minimumCount), Figures.whole(order.droppedDistinct),
                Figures.whole(order.droppedOccurrences), Figures.percent(share),
            ])
        }
        return table.text + "\n"
            + Paragraph.wrap(
                "Totals still count what was dropped. Measures and statistics are given for whole orders alone.")
    }

    /// Languages of less than this part of the tokens are not listed one by one.
    private static let smallestShare = 0.001

    /// The languages to list: all of a few; of many, those that do not hardly occur.
    static func listed(_ shares: [LanguageShare]) -> [LanguageShare] {
        shares.count <= 12 ? shares : shares.filter { $0.share >= smallestShare }
    }

    /// A sentence about the languages that are not listed, with a space behind; empty where all are.
    static func rest(_ shares: [LanguageShare], beyond listed: [LanguageShare]) -> String {
        guard listed.count < shares.count else { return "" }
        let rest = shares.dropFirst(listed.count).reduce(0) { $0 + $1.share }
        return "\(shares.count - listed.count) more languages have less than \(Figures.percent(smallestShare)) each, "
            + "\(Figures.percent(rest)) together. "
    }

    private static func languages(_ summary: ProfileSummary) -> String {
        var table = TextTable([
            ("language", .left), ("documents", .right), ("tokens", .right), ("share of tokens", .right),
            ("95 % interval", .right),
        ])
        let shares = LanguageShare.shares(of: summary.languages, in: .tokens)
        let listed = listed(shares)
        for share in listed {
            guard let counts = summary.languages[share.language]?.all else { continue }
            let interval = share.interval.map {
                "\(Figures.percent($0.lowerBound)) to \(Figures.percent($0.upperBound))"
            }
            table.add([
                share.language, Figures.whole(counts.documents), Figures.whole(counts.tokens),
                Figures.percent(share.share), interval ?? Figures.absent,
            ])
        }
        var notes: [String] = []
        let rest = rest(shares, beyond: listed)
        if !rest.isEmpty { notes.append(String(rest.dropLast())) }
        if summary.languages[LanguageIdentifier.undetermined] != nil {
            notes.append("und: no language, or too little to tell.")
        }
        let labelled = summary.languages.values.reduce(UInt64(0)) { $0 + $1.all.documents }
        let missing = summary.documents - min(summary.documents, labelled)
        if missing > 0 {
            notes.append("\(Figures.whole(missing)) documents name no language; shares are of those that do.")
        }
        return notes.isEmpty ? table.text : table.text + "\n" + Paragraph.wrap(notes.joined(separator: " "))
    }
}
