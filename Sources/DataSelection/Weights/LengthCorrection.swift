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
    /// A document's mean ratio x of n tokens varies by τ² between documents and by σ²/n within one; the sums of (x − μ)² and
    /// n (x − μ)² tell both apart, and the corpus's mean counts for σ²/τ² tokens.
    init(_ correction: LengthCorrection, weights: WeightStore) throws {
        self.correction = correction
        var (documents, tokens, sum, inverse) = (0.0, CompensatedSum(), CompensatedSum(), CompensatedSum())
        try weights.visit { weight in
            guard weight.isEligible else { return }
            documents += 1
            tokens.add(Double(weight.tokens))
            sum.add(weight.logWeight)
            inverse.add(1 / Double(weight.tokens))
        }
        guard documents > 0 else {
            (meanRatio, meanLength, priorTokens) = (0, 1, 0)
            return
        }
        let mean = sum.value / tokens.value
        var (between, weighted) = (CompensatedSum(), CompensatedSum())
        try weights.visit { weight in
            guard weight.isEligible else { return }
            let distance = weight.logWeight / Double(weight.tokens) - mean
            between.add(distance * distance)
            weighted.add(distance * distance * Double(weight.tokens))
        }
        meanRatio = mean
        meanLength = tokens.value / documents
        priorTokens = Self.priorTokens(
            squares: between.value / documents, weightedSquares: weighted.value / documents, length: meanLength,
            inverseLength: inverse.value / documents)
    }

    private static func priorTokens(
        squares: Double, weightedSquares: Double, length: Double, inverseLength: Double
    ) -> Double {
        // squares = τ² + σ² E[1/n], weightedSquares = σ² + τ² E[n].
        let spread = inverseLength * length - 1
        guard spread > 1e-9 else { return 0 }
        let within = (length * squares - weightedSquares) / spread
        let between = (inverseLength * weightedSquares - squares) / spread
        if within <= 0 { return 0 }
        let most = 1e6
        return between <= 0 ? most : min(within / between, most)
    }
}
