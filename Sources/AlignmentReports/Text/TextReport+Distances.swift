import AlignmentKit
import Foundation

extension TextReport {
    /// The distances that are not sums over n-grams: against the whole task, or against every side and of every order.
    static func distances(_ comparison: CorpusComparison, _ corpora: ComparedCorpora, isFull: Bool) -> String {
        let estimates = comparison.distances.filter { isFull || ($0.side == .both && $0.order <= 1) }
        guard estimates.contains(where: { $0.plugIn != nil }) else { return "" }
        var table = TextTable([
            ("distance", .left), ("against", .left), ("estimate", .right), ("95 % interval", .left),
            ("uncorrected", .right), ("same source", .right), ("p", .right),
        ])
        for estimate in estimates where estimate.plugIn != nil {
            let order = estimate.name.hasOrder ? ", \(estimate.order)-grams" : ""
            table.add(
                [words(estimate.name) + order, corpora.name(estimate.side), figure(estimate.estimate)]
                    + [interval(estimate), figure(estimate.plugIn), figure(estimate.null)]
                    + [estimate.pValue.map { $0 < 0.001 ? "<0.001" : Figures.decimal($0, 3) } ?? Figures.absent])
        }
        let isOfDocuments = estimates.contains { $0.estimator.contains("documents' hashed n-grams") }
        return "\nHow the documents differ\n\n" + table.text + "\n"
            + Paragraph.wrap(
                "Lengths of documents are apart by so many tokens on average, or by so much on the scale of ln(1 + tokens), "
                    + "where 0.69 is a factor of 2. The A-distance tells how well a classifier guesses which corpus "
                    + "\(isOfDocuments ? "a document" : "a single n-gram") is from: 0 no better than chance, 2 always right. p is the chance of a discrepancy as large between "
                    + "samples of one source.")
    }

    /// A distance's name as people write it.
    static func words(_ distance: SampleDistance) -> String {
        switch distance {
        case .lengthWasserstein: "length, tokens"
        case .logarithmicLengthWasserstein: "length, ln(1 + tokens)"
        case .maximumMeanDiscrepancy: "mean discrepancy²"
        case .proxyADistance: "A-distance"
        case .languageJensenShannon: "language Jensen–Shannon"
        case .languageTotalVariation: "language total variation"
        }
    }

    /// Squared discrepancies are small: what matters is their first digits.
    private static func figure(_ value: Double?) -> String {
        guard let value else { return Figures.absent }
        return value != 0 && abs(value) < 0.01 ? String(format: "%.1e", value) : Figures.decimal(value, 3)
    }

    private static func interval(_ estimate: SampleDistanceEstimate) -> String {
        guard estimate.lower != nil, estimate.upper != nil else { return Figures.absent }
        return "[\(figure(estimate.lower)), \(figure(estimate.upper))]"
    }
}
