public import AlignmentKit

extension TextReport {
    /// The statistics of a corpus, after what its profile holds.
    ///
    /// - Parameters:
    ///   - statistics: of the profile.
    ///   - confidence: of the intervals, as a share.
    ///   - unit: of entropies and divergences.
    public static func statistics(
        _ statistics: CorpusStatistics, confidence: Double, unit: InformationUnit = .nats
    ) -> String {
        var text = "\nStatistics\n"
        if statistics.orders.isEmpty {
            text +=
                "\n"
                + Paragraph.wrap(
                    "This profile lists only the n-grams of another, or no rare tokens: the types that it leaves out are unknown, "
                        + "and with them entropy, growth and missing mass. Profile the corpus without --restrict-to and "
                        + "--minimum-count.")
        }
        for order in statistics.orders { text += "\n" + self.order(order, confidence: confidence, unit: unit) }
        if !statistics.orders.isEmpty {
            text +=
                "\n"
                + Paragraph.wrap(
                    "Intervals are those of tokens drawn independently; words of real text cluster in documents, so true errors are "
                        + "several times larger (three to five on manuals). Documentation/Statistics.md says when not to trust what."
                )
        }
        if let lengths = statistics.documentLengths { text += "\n" + documentLengths(lengths) }
        if let duplicates = statistics.duplicates { text += "\n" + self.duplicates(duplicates) }
        return text
    }

    private static func order(
        _ order: CorpusStatistics.Order, confidence: Double, unit: InformationUnit
    ) -> String {
        func information(_ nats: Double) -> String { Figures.decimal(unit.amount(nats: nats), 3) }
        let spectrum = order.spectrum
        let isUnigram = order.order == 1
        let name = isUnigram ? "tokens" : "\(order.order)-grams"
        var table = TextTable([
            (isUnigram ? "order 1 (tokens)" : "order \(order.order)", .left), ("value", .right),
            ("\(Figures.decimal(100 * confidence, 0)) % interval", .left),
        ])
        table.add(["types once, twice", pair(spectrum.singletons, spectrum.doubletons), ""])
        table.add(["types in the source, at least", Figures.decimal(spectrum.chaoLowerBoundOfTypes, 0), ""])
        let missing = order.missingMass
        table.add([
            "chance that the next is new", share(missing.estimate), interval(missing.interval) { share($0) },
        ])
        for entropy in order.entropies {
            table.add([
                "entropy, \(words(entropy.estimator))", information(entropy.nats) + " \(unit.rawValue)",
                interval(entropy.interval, information),
            ])
        }
        if let heaps = order.heaps {
            table.add([
                "Heaps' exponent, from \(Figures.tokens(Double(heaps.smallestSize))) \(name)",
                Figures.decimal(heaps.exponent, 3), interval(heaps.exponentInterval) { Figures.decimal($0, 3) },
            ])
            table.add(["growth exponent at the end", Figures.decimal(heaps.localExponent, 3), ""])
        }
        if let zipf = order.zipf { table.add(["Zipf's exponent", figure(zipf.exponent, zipf.exponentError), ""]) }
        if let law = order.zipfMandelbrot {
            table.add(["Zipf–Mandelbrot exponent", figure(law.exponent, law.exponentError), ""])
            table.add(["Zipf–Mandelbrot shift (ranks)", figure(law.shift, law.shiftError), ""])
            table.add(["  off the law by", information(law.divergence) + " \(unit.rawValue)", ""])
        }
        return table.text + growth(order, name: name)
    }

    private static func growth(_ order: CorpusStatistics.Order, name: String) -> String {
        let points = order.growth.points.suffix(6)
        guard points.count > 1 else { return "" }
        var table = TextTable([("in so many \(name)", .left), ("different", .right), ("standard error", .right)])
        for point in points {
            table.add([
                Figures.whole(point.tokens), Figures.decimal(point.types, 0), Figures.decimal(point.standardError, 0),
            ])
        }
        return "\n" + table.text
    }

    private static func documentLengths(_ lengths: DocumentLengths) -> String {
        var table = TextTable([("tokens of a document", .left), ("documents", .right), ("their tokens", .right)])
        for bin in lengths.logarithmicBins {
            let (low, high) = (bin.lengths.lowerBound, bin.lengths.upperBound)
            table.add([
                low == high ? Figures.whole(low) : "\(Figures.whole(low))–\(Figures.whole(high))",
                Figures.whole(bin.documents), Figures.decimal(bin.tokens, 0),
            ])
        }
        guard let mean = lengths.mean, let deviation = lengths.variance?.squareRoot(),
            let median = lengths.quantile(0.5),
            let long = lengths.quantile(0.95)
        else { return table.text }
        return table.text
            + Paragraph.wrap(
                "Mean \(Figures.decimal(mean, 1)) tokens, standard deviation \(Figures.decimal(deviation, 1)), median "
                    + "\(Figures.whole(median)), 95 % have at most \(Figures.whole(long)).", indent: "  ")
    }

    private static func duplicates(_ duplicates: DuplicateDocuments) -> String {
        var table = TextTable([("copies of documents", .left), ("", .right)])
        table.add(["different documents", Figures.whole(duplicates.distinct)])
        table.add(["of these, more than once", Figures.whole(duplicates.repeated)])
        table.add(["documents that could go", Figures.percent(duplicates.redundantShare)])
        for entry in duplicates.largestMultiplicities(3) {
            table.add(["copies of each of \(Figures.whole(entry.types))", Figures.whole(entry.count)])
        }
        return table.text
    }

    private static func words(_ estimator: EntropyEstimator) -> String {
        switch estimator {
        case .plugIn: "plug-in"
        case .millerMadow: "Miller–Madow"
        case .grassberger: "Grassberger"
        case .chaoShen: "Chao–Shen"
        }
    }

    /// A share as per cent with three significant digits.
    private static func share(_ value: Double) -> String { Figures.significant(100 * value, 3) + " %" }

    private static func pair(_ first: UInt64, _ second: UInt64) -> String {
        "\(Figures.whole(first)), \(Figures.whole(second))"
    }

    private static func figure(_ value: Double, _ error: Double?) -> String {
        guard let error else { return Figures.decimal(value, 3) }
        return "\(Figures.decimal(value, 3)) ± \(Figures.significant(error, 2))"
    }

    private static func interval(_ interval: ConfidenceInterval?, _ figure: (Double) -> String) -> String {
        guard let interval else { return "" }
        return "\(figure(interval.lower)) … \(figure(interval.upper))"
    }
}
