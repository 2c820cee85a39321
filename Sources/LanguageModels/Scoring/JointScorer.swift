import NGramStatistics
public import TextSegmentation

/// Scores texts under several models at once, token by token; each thread makes its own.
///
/// All models cut text in one way, that of the first; words that a model does not have count as its `<unk>`.
@safe public final class JointScorer {
    private let models: [LanguageModel]
    private let boundaries: SentenceBoundaries
    private let tokenizer: TextTokenizer
    private let tokens = TokenBuffer()
    private var states: [ModelState]
    private let logProbabilities: UnsafeMutableBufferPointer<Float>

    /// - Parameter models: one or more, all with sentence boundaries or all without.
    /// - Throws: `TokenizerModelError` where a tokenizer's model is named and not loaded.
    public init(_ models: [LanguageModel], tokenization: Tokenization? = nil) throws(TokenizerModelError) {
        precondition(!models.isEmpty, "a text is scored under a model")
        precondition(
            models.allSatisfy { $0.hasSentenceBoundaries == models[0].hasSentenceBoundaries },
            "models of sentences and of running text make different predictions")
        let first = try ModelScorer(models[0], tokenization: tokenization)
        self.models = models
        boundaries = first.boundaries
        tokenizer = first.tokenizer
        states = [ModelState](repeating: ModelState(), count: models.count)
        unsafe logProbabilities = .allocate(capacity: models.count)
        unsafe logProbabilities.initialize(repeating: 0)
    }

    deinit { unsafe logProbabilities.deallocate() }

    /// Lends, for each token of a text and for the `</s>` of each sentence, the base-10 logarithms of its probability, one for each model.
    ///
    /// - Parameter text: valid UTF-8: a sentence, or where the models' sentences are lines, several.
    /// - Complexity: O(tokens × models) look-ups.
    public func forEachPrediction(of text: Span<UInt8>, _ body: (Span<Float>) -> Void) {
        guard boundaries == .lines else { return predict(text, body) }
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: "\n") {
            predict(text.extracting(start..<index), body)
            start = index + 1
        }
    }

    private func predict(_ text: Span<UInt8>, _ body: (Span<Float>) -> Void) {
        tokenizer.tokenize(text, into: tokens)
        unsafe tokens.withUnsafeTokens { bytes, tokens in
            if tokens.isEmpty, boundaries == .lines { return }
            for index in states.indices { states[index] = ModelState() }
            if boundaries != .none { advance { $0.begin } }
            if let base = bytes.baseAddress {
                for index in 0..<tokens.count {
                    let token = unsafe tokens[index]
                    let word = unsafe UnsafeBufferPointer(start: base + Int(token.offset), count: Int(token.length))
                    advance { unsafe $0.number(of: word) }
                    body(unsafe Span(_unsafeElements: UnsafeBufferPointer(logProbabilities)))
                }
            }
            if boundaries != .none {
                advance { $0.end }
                body(unsafe Span(_unsafeElements: UnsafeBufferPointer(logProbabilities)))
            }
        }
    }

    @inline(__always)
    private func advance(_ word: (ModelVocabulary) -> UInt32?) {
        for index in models.indices {
            let number = word(models[index].vocabulary) ?? ModelVocabulary.unknown
            unsafe logProbabilities[index] = models[index].tables.advance(&states[index], number)
        }
    }
}
