public import NGramStatistics
public import TextSegmentation

/// Scores texts under a model, one after the other; each thread makes its own.
///
/// ```swift
/// let scorer = try ModelScorer(model)
/// let score = scorer.score("a sentence".utf8Span.span)
/// print(score.logProbability, score.perplexity)
/// ```
public final class ModelScorer {
    public let model: LanguageModel
    let boundaries: SentenceBoundaries
    let tokenizer: TextTokenizer
    private let tokens = TokenBuffer()

    /// - Parameters:
    ///   - tokenization: how text becomes words; `nil`: as the model's text did, between blanks where that is not known.
    ///   - boundaries: what a sentence is; `nil`: what it was for the model. No matter where the model has no
    ///     boundaries.
    /// - Throws: `TokenizerModelError` where a tokenizer's model is named and not loaded.
    public init(
        _ model: LanguageModel, tokenization: Tokenization? = nil, boundaries: SentenceBoundaries? = nil
    ) throws(TokenizerModelError) {
        let tokenization = tokenization ?? model.origin.tokenization ?? Tokenization(scheme: .whitespace)
        if let missing = tokenization.missingModel {
            throw TokenizerModelError(
                .notLoaded,
                message:
                    "text is to be cut with the tokenizer \(missing.signature), which is only named and not loaded; "
                    + "load its file (--tokenizer)")
        }
        self.model = model
        self.boundaries = model.hasSentenceBoundaries ? boundaries ?? model.origin.boundaries : .none
        tokenizer = TextTokenizer(tokenization)
    }

    /// Scores a text.
    ///
    /// - Parameter text: valid UTF-8: a sentence, or where lines are sentences, several.
    /// - Complexity: O(tokens) look-ups.
    public func score(_ text: Span<UInt8>) -> TextScore {
        var score = TextScore()
        forEachPrediction(of: text) { word, logProbability in
            score.add(logProbability, isUnknown: word == ModelVocabulary.unknown)
        } endOfSentence: {
            score.sentences += 1
        }
        return score
    }

    /// The base-10 logarithm of the probability of each token of a text, `</s>` at the end of each sentence included.
    ///
    /// - Parameter text: as for ``score(_:)``.
    public func logProbabilities(of text: Span<UInt8>) -> [Double] {
        var all: [Double] = []
        forEachPrediction(of: text) { _, logProbability in
            all.append(logProbability)
        } endOfSentence: {
        }
        return all
    }

    @inline(__always)
    private func forEachPrediction(
        of text: Span<UInt8>, _ body: (UInt32, Double) -> Void, endOfSentence: () -> Void
    ) {
        guard boundaries == .lines else {
            return predict(text, body, endOfSentence)
        }
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: "\n") {
            predict(text.extracting(start..<index), body, endOfSentence)
            start = index + 1
        }
    }

    /// Predicts the tokens of a sentence, or of a text without boundaries.
    @inline(__always)
    private func predict(_ text: Span<UInt8>, _ body: (UInt32, Double) -> Void, _ endOfSentence: () -> Void) {
        tokenizer.tokenize(text, into: tokens)
        let tables = model.tables
        let vocabulary = model.vocabulary
        unsafe tokens.withUnsafeTokens { bytes, tokens in
            if tokens.isEmpty, boundaries == .lines { return }
            var state = ModelState()
            if boundaries != .none, let begin = vocabulary.begin { _ = tables.advance(&state, begin) }
            if let base = bytes.baseAddress {
                for index in 0..<tokens.count {
                    let token = unsafe tokens[index]
                    let word = unsafe vocabulary.number(
                        of: UnsafeBufferPointer(start: base + Int(token.offset), count: Int(token.length)))
                    body(word, Double(tables.advance(&state, word)))
                }
            }
            if boundaries != .none, let end = vocabulary.end {
                body(end, Double(tables.advance(&state, end)))
                endOfSentence()
            }
        }
    }
}

extension LanguageModel {
    /// Scores texts together.
    ///
    /// - Parameter texts: each a sentence, or where the model's sentences are lines, several.
    /// - Throws: `TokenizerModelError` where the model's tokenizer is named and not loaded.
    public func score(_ texts: some Sequence<String>) throws(TokenizerModelError) -> TextScore {
        let scorer = try ModelScorer(self)
        var total = TextScore()
        for text in texts {
            let bytes = Array(text.utf8)
            total += scorer.score(bytes.span)
        }
        return total
    }
}
