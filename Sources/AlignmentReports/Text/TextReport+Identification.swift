public import AlignmentKit

extension TextReport {
    /// What share of a corpus is in which language.
    public static func identification(_ survey: LanguageSurvey, signature: String) -> String {
        var table = TextTable([
            ("language", .left), ("documents", .right), ("bytes", .right), ("share of bytes", .right),
            ("95 % interval", .right),
        ])
        let shares = LanguageShare.shares(of: survey.languages, in: .bytes)
        let listed = listed(shares)
        for share in listed {
            guard let counts = survey.languages[share.language]?.all else { continue }
            let interval = share.interval.map {
                "\(Figures.percent($0.lowerBound)) to \(Figures.percent($0.upperBound))"
            }
            table.add([
                share.language, Figures.whole(counts.documents), Figures.whole(counts.bytes),
                Figures.percent(share.share), interval ?? Figures.absent,
            ])
        }
        return table.text + "\n"
            + Paragraph.wrap(
                rest(shares, beyond: listed)
                    + "Intervals are for the documents as a sample, and hold none of the identifier's mistakes. und: no language, or too "
                    + "little to tell.") + self.signature(signature)
    }
}
