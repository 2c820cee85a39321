import RealModule

/// BLEU: how many n-grams of a translation its references have, times a penalty for brevity.
///
/// exp(Σ ln pₙ / N) · min(1, exp(1 − r/c)) over the sums of all segments (K. Papineni et al., BLEU: a Method for Automatic
/// Evaluation of Machine Translation, ACL 2002, doi:10.3115/1073083.1073135), with sacreBLEU's tokenizers, smoothing and corner
/// cases, and so its scores (M. Post 2018, doi:10.18653/v1/W18-6319).
///
/// ```swift
/// let score = try BLEU().corpusScore(translations, references: [references])
/// print(score.score, score.brevityPenalty)
/// ```
public struct BLEU: TranslationMetric, Codable {
    public var tokenization: MetricTokenization
    /// Whether translation and references are put in lower case.
    public var isLowercased: Bool
    public var smoothing: Smoothing
    /// Whether the mean stops at the longest order that the translation has n-grams of. Meant for sentences.
    public var usesEffectiveOrder: Bool
    /// N, the longest n-grams; 4 is what everyone means by BLEU. Not part of the signature.
    public let maximumOrder: Int

    /// - Precondition: `maximumOrder` is from 1 to 16.
    public init(
        tokenization: MetricTokenization = .mteval13a, isLowercased: Bool = false, smoothing: Smoothing = .exponential,
        usesEffectiveOrder: Bool = false, maximumOrder: Int = 4
    ) {
        precondition((1...16).contains(maximumOrder), "orders are from 1 to 16")
        self.tokenization = tokenization
        self.isLowercased = isLowercased
        self.smoothing = smoothing
        self.usesEffectiveOrder = usesEffectiveOrder
        self.maximumOrder = maximumOrder
    }

    public var name: String { "bleu" }

    /// The length of the translation, that of the references, matches by order, n-grams by order.
    public var statisticsWidth: Int { 2 + 2 * maximumOrder }

    public var signatureFields: [MetricSignature.Field] {
        [
            .init("case", isLowercased ? "lc" : "mixed"), .init("eff", usesEffectiveOrder ? "yes" : "no"),
            .init("tok", tokenization.rawValue), .init("smooth", smoothing.signature),
        ]
    }

    /// The score of a test set.
    ///
    /// - Parameters:
    ///   - hypotheses: the translations, segment by segment.
    ///   - references: each a translation of the whole test set; see ``TranslationMetric/statistics(systems:references:)``.
    /// - Throws: ``MetricError``.
    public func corpusScore(_ hypotheses: [String], references: [[String?]]) throws(MetricError) -> BLEUScore {
        detailedScore(totals: try statistics(hypotheses, references: references).totals)
    }

    /// The score of one segment, with effective order whatever ``usesEffectiveOrder`` says, as sacreBLEU's command line has it.
    ///
    /// - Throws: ``MetricError`` where there is no reference.
    public func sentenceScore(_ hypothesis: String, references: [String]) throws(MetricError) -> BLEUScore {
        var sentence = self
        sentence.usesEffectiveOrder = true
        return try sentence.corpusScore([hypothesis], references: references.map { [$0] })
    }

    public func score(totals: [Int]) -> Double { detailedScore(totals: totals).score }

    /// The score of sums of statistics.
    ///
    /// - Precondition: ``statisticsWidth`` sums.
    public func detailedScore(totals: [Int]) -> BLEUScore {
        precondition(totals.count == statisticsWidth, "these are statistics of another metric")
        let (length, referenceLength) = (totals[0], totals[1])
        var result = BLEUScore(
            score: 0, matches: Array(totals[2..<2 + maximumOrder]), candidates: Array(totals[(2 + maximumOrder)...]),
            precisions: [Double](repeating: 0, count: maximumOrder), brevityPenalty: 1, hypothesisLength: length,
            referenceLength: referenceLength)
        if length < referenceLength {
            result.brevityPenalty = length > 0 ? Double.exp(1 - Double(referenceLength) / Double(length)) : 0
        }
        guard result.matches.contains(where: { $0 > 0 }) else { return result }
        var effectiveOrder = maximumOrder
        var halvings = 1.0
        for index in 0..<maximumOrder {
            var matches = Double(result.matches[index])
            var candidates = Double(result.candidates[index])
            if case .addK(let value) = smoothing, index > 0 {
                matches += value
                candidates += value
            }
            guard candidates != 0 else { break }
            if usesEffectiveOrder { effectiveOrder = index + 1 }
            if matches != 0 {
                result.precisions[index] = 100 * matches / candidates
            } else if case .exponential = smoothing {
                halvings *= 2
                result.precisions[index] = 100 / (halvings * candidates)
            } else if case .floor(let value) = smoothing {
                result.precisions[index] = 100 * value / candidates
            }
        }
        let considered = result.precisions[..<effectiveOrder]
        guard considered.allSatisfy({ $0 > 0 }) else { return result }
        let logarithms = considered.reduce(0) { $0 + Double.log($1) }
        result.score = result.brevityPenalty * Double.exp(logarithms / Double(effectiveOrder))
        return result
    }
}
