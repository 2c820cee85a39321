public import NGramStatistics
public import TextSegmentation

/// An n-gram language model with back-off: probabilities of words after the words before them.
///
/// ```swift
/// let profile = try CorpusProfile(path: "corpus.profile")  // counted with sentence boundaries
/// let model = try LanguageModel.estimate(from: profile).model
/// let score = try model.score(["the cat sat on the mat"])
/// print(score.perplexity)
/// ```
///
/// The probability of a word *w* after *h* is that of the longest n-gram of the model that ends *h w*, times the back-off
/// factors of the longer contexts that were tried (Katz 1987, doi:10.1109/TASSP.1987.1165125; ARPA files hold just these two
/// numbers of each n-gram). A value may be shared by threads: nothing changes once it is made.
public final class LanguageModel: Sendable {
    /// What is known of how a model came about, and of what its words are.
    public struct Origin: Sendable, Hashable {
        /// How text becomes the model's words; `nil` where a file does not say, which is taken for words between blanks.
        public var tokenization: Tokenization?
        /// What is a sentence, with `<s>` before and `</s>` behind it.
        public var boundaries: SentenceBoundaries
        /// Names every choice behind the probabilities.
        public var signature: String

        public init(tokenization: Tokenization?, boundaries: SentenceBoundaries, signature: String) {
            self.tokenization = tokenization
            self.boundaries = boundaries
            self.signature = signature
        }
    }

    /// Highest order of n-gram.
    public var order: Int { levels.count }
    /// n-grams of each order, from 1 up.
    public var counts: [Int] { levels.map(\.count) }
    /// Words, `<unk>` and sentence boundaries included.
    public var vocabularyCount: Int { vocabulary.count }
    /// Where the model comes from.
    public let origin: Origin
    /// Whether the model has both `<s>` and `</s>`. Where it has not, text is scored without regard to where sentences begin
    /// and end.
    public var hasSentenceBoundaries: Bool { vocabulary.begin != nil && vocabulary.end != nil }

    let vocabulary: ModelVocabulary
    let levels: [ModelLevel]
    /// For loops that must not count references; stays where it is as long as this value.
    let tables: ModelTables

    /// The file that the model is mapped from, if it is.
    let source: BinarySource?

    init(vocabulary: ModelVocabulary, levels: [ModelLevel], origin: Origin, source: BinarySource? = nil) {
        self.source = source
        self.vocabulary = vocabulary
        self.levels = levels
        self.origin = origin
        tables = ModelTables(levels)
    }

    /// The base-10 logarithm of a word's probability after others.
    ///
    /// - Parameters:
    ///   - word: a word as the model spells it; one that it does not have counts as `<unk>`.
    ///   - context: the words before it, from left to right; `<s>` first for the beginning of a sentence. No more are
    ///     looked at than the model's order less one.
    /// - Complexity: O(order²) look-ups.
    public func logProbability(of word: String, after context: [String] = []) -> Double {
        var state = ModelState()
        for word in context.suffix(order - 1) { _ = tables.advance(&state, number(of: word)) }
        return Double(tables.advance(&state, number(of: word)))
    }

    /// The words of the model, without `<unk>` and sentence boundaries; what is not UTF-8 in them is replaced.
    ///
    /// - Complexity: O(words).
    public var words: [String] {
        (0..<UInt32(vocabulary.count)).filter {
            $0 != ModelVocabulary.unknown && $0 != vocabulary.begin && $0 != vocabulary.end
        }.map { vocabulary.text(of: Int($0)) }
    }

    /// Whether the model has a word.
    public func contains(_ word: String) -> Bool { number(of: word) != ModelVocabulary.unknown }

    private func number(of word: String) -> UInt32 {
        unsafe Array(word.utf8).withUnsafeBufferPointer { unsafe vocabulary.number(of: $0) }
    }
}

/// What is remembered of the words before: the longest n-gram of the model that they end in.
struct ModelState: Sendable, Hashable {
    /// The n-gram's order; 0: none.
    var order = 0
    /// Its node.
    var node: UInt32 = 0
}
