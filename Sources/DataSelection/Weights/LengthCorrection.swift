import NGramStatistics

/// What becomes of a document's weight, which grows with the document's length.
///
/// DSIR's weight is a sum over n-grams. Where the task differs from the corpus most documents' sums are negative, the more so the longer they
/// are, so that short documents win; among documents like the task the longest win.
public enum LengthCorrection: String, Sendable, Hashable, CaseIterable {
    /// The sum, as DSIR has it.
    case none
    /// The mean over the document's tokens, times the mean length of a document. Short documents' means vary most, so they fill both
    /// ends.
    case mean
    /// The mean, drawn towards the corpus's mean by as much as the document is too short to tell (empirical Bayes), times the mean
    /// length of a document.
    case calibrated
}

/// A length correction with what it needs to know of the corpus.
struct LengthCalibration: Sendable, Hashable {
    let correction: LengthCorrection
    /// Mean weight of a token over the corpus, in nats.
    let meanRatio: Double
    /// Mean tokens of a document.
    let meanLength: Double
    /// Tokens that the corpus's mean counts for beside a document's own.
    let priorTokens: Double

    /// The weight of a document.
    func weight(_ weight: DocumentWeight) -> Double {
        switch correction {
        case .none: weight.logWeight
        case .mean: meanLength * weight.logWeight / Double(weight.tokens)
        case .calibrated:
            meanLength * (weight.logWeight + priorTokens * meanRatio) / (Double(weight.tokens) + priorTokens)
        }
    }

    /// Learns from all documents' weights.
    ///
    /// A document's mean ratio of n tokens varies by σ²/n about its expectation, and expectations vary by τ² between documents. σ² is the
    /// variance of a token's ratio in the corpus as a whole; the variance of documents' means, each weighed by its tokens, is
    /// τ² + σ² documents/tokens. The corpus's mean counts for σ²/τ² tokens.
    ///
    /// - Parameter tokenVariance: σ², in nats²; `nil` where the weights know that of their tokens.
    init(_ correction: LengthCorrection, weights: WeightStore, tokenVariance: Double?) throws {
        self.correction = correction
        var (documents, tokens, sum) = (0.0, CompensatedSum(), CompensatedSum())
        var tokenSquares = CompensatedSum()
        try weights.visit { weight in
            guard weight.isEligible else { return }
            documents += 1
            tokens.add(Double(weight.tokens))
            sum.add(weight.logWeight)
            tokenSquares.add(Double(weight.squares))
        }
        guard documents > 0 else {
            (meanRatio, meanLength, priorTokens) = (0, 1, 0)
            return
        }
        let mean = sum.value / tokens.value
        var squares = CompensatedSum()
        try weights.visit { weight in
            guard weight.isEligible else { return }
            let distance = weight.logWeight / Double(weight.tokens) - mean
            squares.add(distance * distance * Double(weight.tokens))
        }
        meanRatio = mean
        meanLength = tokens.value / documents
        let tokenVariance = tokenVariance ?? max(0, tokenSquares.value / tokens.value - mean * mean)
        let between = squares.value / tokens.value - tokenVariance * documents / tokens.value
        priorTokens = between > 0 ? min(tokenVariance / between, Self.mostPriorTokens) : Self.mostPriorTokens
    }

    /// Where documents hardly differ but by chance.
    private static let mostPriorTokens = 1e6
}
