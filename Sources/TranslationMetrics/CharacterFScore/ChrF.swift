/// chrF: the F-score of character n-grams, and with `wordOrder: 2` chrF++, of words as well.
///
/// Precision and recall are averaged over orders, and joined with β times the weight on recall (M. Popović, chrF: character n-gram
/// F-score for automatic MT evaluation, WMT 2015, doi:10.18653/v1/W15-3049; chrF++: words helping character n-grams, WMT 2017,
/// doi:10.18653/v1/W17-4770). Scores are those of sacreBLEU: of several references, a segment counts with the one that gives it the
/// best score, the first of equals.
public struct ChrF: TranslationMetric, Codable {
    /// The longest n-grams of characters (scalars).
    public let characterOrder: Int
    /// The longest n-grams of words; 0 is chrF, 2 chrF++.
    public let wordOrder: Int
    /// β, how much more recall weighs than precision.
    public let beta: Int
    /// Whether translation and references are put in lower case.
    public var isLowercased: Bool
    /// Whether white space counts as characters.
    public var countsWhiteSpace: Bool
    /// Whether F-scores are averaged over all orders, an order without n-grams counting 10⁻¹⁶, as `chrF++.py`, NLTK and Moses do;
    /// else precision and recall are averaged over the orders that both sides have.
    public var usesEpsilonSmoothing: Bool

    /// - Precondition: orders from 0 to 32, one of them above 0; β from 1 to 1000.
    public init(
        characterOrder: Int = 6, wordOrder: Int = 0, beta: Int = 2, isLowercased: Bool = false,
        countsWhiteSpace: Bool = false, usesEpsilonSmoothing: Bool = false
    ) {
        precondition((0...32).contains(characterOrder) && (0...32).contains(wordOrder), "orders are from 0 to 32")
        precondition(characterOrder + wordOrder > 0, "one of the orders is above 0")
        precondition((1...1000).contains(beta), "beta is from 1 to 1000")
        self.characterOrder = characterOrder
        self.wordOrder = wordOrder
        self.beta = beta
        self.isLowercased = isLowercased
        self.countsWhiteSpace = countsWhiteSpace
        self.usesEpsilonSmoothing = usesEpsilonSmoothing
    }

    /// `chrf`, with a `+` for each order of words.
    public var name: String { "chrf" + String(repeating: "+", count: wordOrder) }

    /// Of each order, characters first: n-grams of the translation (0 where the reference has none), of the reference, matches.
    public var statisticsWidth: Int { 3 * (characterOrder + wordOrder) }

    public var signatureFields: [MetricSignature.Field] {
        [
            .init("case", isLowercased ? "lc" : "mixed"), .init("eff", usesEpsilonSmoothing ? "no" : "yes"),
            .init("nc", String(characterOrder)), .init("nw", String(wordOrder)),
            .init("space", countsWhiteSpace ? "yes" : "no"),
        ]
    }

    /// The score of a test set.
    ///
    /// - Parameters:
    ///   - hypotheses: the translations, segment by segment.
    ///   - references: each a translation of the whole test set; see ``TranslationMetric/statistics(systems:references:)``.
    /// - Throws: ``MetricError``.
    public func corpusScore(_ hypotheses: [String], references: [[String?]]) throws(MetricError) -> ChrFScore {
        detailedScore(totals: try statistics(hypotheses, references: references).totals)
    }

    /// The score of one segment.
    ///
    /// - Throws: ``MetricError`` where there is no reference.
    public func sentenceScore(_ hypothesis: String, references: [String]) throws(MetricError) -> ChrFScore {
        try corpusScore([hypothesis], references: references.map { [$0] })
    }

    /// The score of sums of statistics, with the precision and recall of each order.
    ///
    /// - Precondition: ``statisticsWidth`` sums.
    public func detailedScore(totals: [Int]) -> ChrFScore {
        let orders = 0..<characterOrder + wordOrder
        func share(_ order: Int, of column: Int) -> Double {
            let whole = totals[3 * order + column]
            return whole > 0 ? 100 * Double(totals[3 * order + 2]) / Double(whole) : 0
        }
        return ChrFScore(
            score: score(totals: totals), precisions: orders.map { share($0, of: 0) },
            recalls: orders.map { share($0, of: 1) })
    }

    public func score(totals: [Int]) -> Double {
        precondition(totals.count == statisticsWidth, "these are statistics of another metric")
        let orders = characterOrder + wordOrder
        let epsilon = 1e-16
        let factor = Double(beta * beta)
        var sumOfScores = 0.0
        var (precisions, recalls) = (0.0, 0.0)
        var effectiveOrders = 0
        for order in 0..<orders {
            let (inHypothesis, inReference) = (totals[3 * order], totals[3 * order + 1])
            let matches = Double(totals[3 * order + 2])
            let precision = inHypothesis > 0 ? matches / Double(inHypothesis) : epsilon
            let recall = inReference > 0 ? matches / Double(inReference) : epsilon
            let denominator = factor * precision + recall
            sumOfScores += denominator > 0 ? (1 + factor) * precision * recall / denominator : epsilon
            if inHypothesis > 0, inReference > 0 {
                precisions += precision
                recalls += recall
                effectiveOrders += 1
            }
        }
        if usesEpsilonSmoothing { return 100 * sumOfScores / Double(orders) }
        guard effectiveOrders > 0 else { return 0 }
        precisions /= Double(effectiveOrders)
        recalls /= Double(effectiveOrders)
        guard precisions + recalls > 0 else { return 0 }
        return 100 * ((1 + factor) * precisions * recalls / (factor * precisions + recalls))
    }
}
