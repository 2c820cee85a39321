/// What a text is turned into before and while it is cut into tokens.
///
/// Two profiles can only be compared where their tokenizations are equal; ``signature`` is what a file stores and a
/// report prints.
public struct Tokenization: Hashable, Sendable, Codable {
    /// How a text is cut.
    public enum Scheme: Hashable, Sendable {
        /// Word segments of UAX #29 (rules WB1–WB999, untailored, without dictionaries) that hold a letter or number.
        ///
        /// A segment is a token if it holds a scalar of general category L or N, or of the Word_Break classes ALetter,
        /// Hebrew_Letter, Katakana or Numeric; segments of nothing but white space, punctuation, symbols or emoji are
        /// dropped. Every Han character and Hiragana letter is a token of its own, as is every Thai, Lao, Khmer and
        /// Burmese letter with its marks: the standard leaves words of these scripts to dictionaries.
        case words
        /// Runs of bytes other than space, tab, line feed, carriage return and NUL: what KenLM's `lmplz` reads as words.
        ///
        /// Form feed, vertical tab, U+00A0, U+3000 and all other white space are part of tokens, as in `lmplz`.
        case whitespace
        /// Unicode scalars other than those with the property White_Space. An ill-formed byte is a token of its own.
        case characters
        /// Extended grapheme clusters of UAX #29 (what a reader takes for one character) other than those of nothing but
        /// White_Space. An ill-formed byte is a symbol: marks after it are of its cluster.
        case graphemes
        /// Every byte of the UTF-8 form, white space included.
        case bytes
        /// Matches of `\w+|[^\w\s]+` as Python's module `regex` reads it: `\w` is the `word` of UTS #18, annex C (letters,
        /// marks, decimal digits, connector punctuation, joiners and what else is Alphabetic), `\s` is White_Space.
        ///
        /// Python's `re`, and with it NLTK's `WordPunctTokenizer`, which DSIR counts with, has another `\w`: no marks and no
        /// joiners (so that a word of Hindi falls to pieces), but any scalar with a numeric value, such as `²`.
        case wordpunct
        /// As a learnt model says: byte-level byte pair encoding, or SentencePiece.
        ///
        /// A model that was named but not loaded stands for tokens cut elsewhere, such as those of a profile.
        case model(TokenizerModel)
    }

    /// The Unicode normalisation form a text is put in.
    public enum NormalizationForm: String, Hashable, Sendable, Codable, CaseIterable {
        /// The text stays as it is.
        case none
        /// Canonical decomposition, then canonical composition (UAX #15).
        case nfc
        /// Compatibility decomposition, then canonical composition (UAX #15).
        case nfkc
    }

    /// What becomes of capitals.
    public enum CaseMapping: String, Hashable, Sendable, Codable, CaseIterable {
        /// They stay.
        case none
        /// The full, language-independent lower-case mapping of the Unicode standard: U+0130 becomes `i` and U+0307, and a
        /// capital sigma that ends a word (condition Final_Sigma) becomes `ς`. Equal to Python's `str.lower()` and ICU's
        /// root locale.
        case lowercase
        /// Full case folding, language-independent: the mappings C and F of CaseFolding.txt, for text whose case is to
        /// make no difference. `ß` becomes `ss`, `ς` becomes `σ`. Equal to Python's `str.casefold()`.
        case folding
    }

    /// How the text is cut.
    public var scheme: Scheme
    /// What becomes of capitals before the text is cut.
    public var caseMapping: CaseMapping
    /// The form the text is normalised to, before its case is mapped and again after it: lower case can open a composition
    /// that has no capital (`H` U+0331 stays, `h` U+0331 becomes U+1E96).
    public var normalization: NormalizationForm

    /// Makes a tokenization; without arguments, words of the text as it is.
    public init(scheme: Scheme = .words, lowercase: Bool = false, normalization: NormalizationForm = .none) {
        self.init(scheme: scheme, caseMapping: lowercase ? .lowercase : .none, normalization: normalization)
    }

    /// Makes a tokenization that maps case in one of several ways.
    public init(scheme: Scheme = .words, caseMapping: CaseMapping, normalization: NormalizationForm = .none) {
        self.scheme = scheme
        self.caseMapping = caseMapping
        self.normalization = normalization
    }

    /// Names every choice behind the tokens, the version of Unicode included: `words(UAX29-15.0)+lowercase(15.0)+nfc(15.0)`.
    ///
    /// Equal signatures promise equal tokens for equal text. ASCII without blanks; stable between releases.
    public var signature: String {
        let version = UnicodeData.version
        var parts: [String]
        switch scheme {
        case .words: parts = ["words(UAX29-\(version))"]
        case .whitespace: parts = ["whitespace(kenlm)"]
        case .characters: parts = ["characters(\(version))"]
        case .graphemes: parts = ["graphemes(UAX29-\(version))"]
        case .bytes: parts = ["bytes"]
        case .wordpunct: parts = ["wordpunct(regex-\(version))"]
        case .model(let model): parts = [model.signature]
        }
        if caseMapping != .none { parts.append("\(caseMapping.rawValue)(\(version))") }
        if normalization != .none { parts.append("\(normalization.rawValue)(\(version))") }
        return parts.joined(separator: "+")
    }

    /// The model that is missing to cut text this way: named but not loaded. `nil` where text can be cut.
    public var missingModel: TokenizerModel? {
        guard case .model(let model) = scheme, !model.isLoaded else { return nil }
        return model
    }
}

/// A scheme's name: what the command line calls it, or the signature of its model. What files store.
extension Tokenization.Scheme: RawRepresentable, Codable {
    /// The schemes that need no model.
    public static let withoutModel: [Tokenization.Scheme] = [
        .words, .whitespace, .characters, .graphemes, .bytes, .wordpunct,
    ]

    public var rawValue: String {
        switch self {
        case .words: "words"
        case .whitespace: "whitespace"
        case .characters: "characters"
        case .graphemes: "graphemes"
        case .bytes: "bytes"
        case .wordpunct: "wordpunct"
        case .model(let model): model.signature
        }
    }

    /// The scheme of a name; that of a model is not loaded.
    public init?(rawValue: String) {
        if let scheme = Self.withoutModel.first(where: { $0.rawValue == rawValue }) {
            self = scheme
        } else if let model = TokenizerModel(signature: rawValue) {
            self = .model(model)
        } else {
            return nil
        }
    }
}
