/// A tokenizer that was learnt from text and lies in a file: its vocabulary, and how it cuts.
///
/// A model is known by its ``signature``, which holds a hash of everything that decides where it cuts. A profile stores
/// the signature alone: read from there, a model has a name but no vocabulary (``isLoaded`` is `false`). It can be compared,
/// printed and stored again, all without the file, but cuts nothing. A model is equal to any other of its signature, loaded
/// or not.
public struct TokenizerModel: Hashable, Sendable {
    /// Names the kind of model, the version of what this library does with it, and a hash of the model:
    /// `bpe(15.0-9c56cc51b374c3ba189210d5b6d4bf57)`.
    ///
    /// Equal signatures promise equal tokens for equal text. ASCII without blanks.
    public let signature: String

    /// Names a model that is not at hand, as a file that was made with it does.
    ///
    /// Fails where the text is not of the form of a ``signature``: `kind(version-hash)`, the hash 32 hexadecimal digits.
    public init?(signature: String) {
        guard Self.isSignature(signature.utf8) else { return nil }
        self.signature = signature
        implementation = nil
    }

    /// Reads the `tokenizer.json` of a byte-level byte pair encoding, as Hugging Face's `tokenizers` writes it.
    ///
    /// Tokens are those of `tokenizers` with `add_special_tokens=False` and `encode_special_tokens=True`: text that spells
    /// a special token is text. Added tokens that are not special are found wherever they stand. See
    /// `Documentation/Tokenizers.md` for what is supported.
    ///
    /// - Parameter text: the whole file.
    /// - Throws: ``TokenizerModelError`` naming the field that is damaged or not supported.
    /// - Complexity: linear in the file.
    public init(tokenizerJSON text: [UInt8]) throws(TokenizerModelError) {
        self.init(try TokenizerFile.load(text))
    }

    /// Reads a rank file of `tiktoken`. Tokens are those of `encode_ordinary`: text that spells a special token is text.
    ///
    /// - Parameters:
    ///   - text: the whole file.
    ///   - encoding: how text is cut before bytes are merged; the file does not say.
    /// - Throws: ``TokenizerModelError`` naming the line that is damaged.
    /// - Complexity: linear in the file.
    public init(ranks text: [UInt8], encoding: TiktokenEncoding) throws(TokenizerModelError) {
        self.init(try RankFile.load(text, encoding))
    }

    /// Reads a model of SentencePiece (`.model`, a serialised `ModelProto`), unigram or BPE. Needs the trait SentencePiece.
    ///
    /// Tokens are the library's own, of text that it has normalised: the bytes of a ``TokenBuffer`` are the pieces one after
    /// the other, with U+2581 for spaces. A run of scalars that the vocabulary lacks is one token, spelt as it is; with
    /// byte fallback each of its bytes is a token. Ill-formed bytes become U+FFFD. The signature's hash is the beginning of
    /// the file's SHA-256; the library does not tell its version, and unigram models of two versions may break ties
    /// differently, so that the promise of ``signature`` holds for one version of the library.
    ///
    /// - Parameter model: the whole file.
    /// - Throws: ``TokenizerModelError`` where it is no such model, or this build lacks the trait.
    public init(sentencePiece model: [UInt8]) throws(TokenizerModelError) {
        #if SentencePiece
        let model = try SentencePieceModel(model)
        signature = model.signature
        implementation = .sentencePiece(model)
        #else
        throw TokenizerModelError(
            .traitNeeded,
            message:
                "this build has no SentencePiece; build with the trait SentencePiece (--traits SentencePiece, with "
                + "libsentencepiece-dev installed)")
        #endif
    }

    /// Whether a file begins as a `tokenizer.json` does, and not as a rank file: with a brace.
    public static func isTokenizerJSON(_ text: [UInt8]) -> Bool {
        text.first { !($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09) } == UInt8(ascii: "{")
    }

    /// What cuts.
    enum Implementation: Sendable {
        case bytePair(BytePairModel)
        #if SentencePiece
        case sentencePiece(SentencePieceModel)
        #endif
    }

    /// `nil` where the model is only named.
    let implementation: Implementation?

    var bytePair: BytePairModel? {
        guard case .bytePair(let model) = implementation else { return nil }
        return model
    }

    private init(_ model: BytePairModel) {
        signature = model.signature
        implementation = .bytePair(model)
    }

    /// Whether the model can cut text.
    public var isLoaded: Bool { implementation != nil }

    public static func == (left: TokenizerModel, right: TokenizerModel) -> Bool { left.signature == right.signature }

    public func hash(into hasher: inout Hasher) { hasher.combine(signature) }

    private static func isSignature(_ text: String.UTF8View) -> Bool {
        for kind in ["bpe(", "sentencepiece("] where text.starts(with: kind.utf8) {
            guard text.last == UInt8(ascii: ")") else { return false }
            let parts = text.dropFirst(kind.utf8.count).dropLast().split(separator: UInt8(ascii: "-"))
            guard parts.count == 2 else { return false }
            let isVersion = parts[0].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            return isVersion && parts[1].count == 32
                && parts[1].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        }
        return false
    }
}
