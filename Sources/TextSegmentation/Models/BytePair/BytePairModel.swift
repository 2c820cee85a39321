/// A byte-level byte pair encoding: how text is prepared and cut before bytes are merged, and the merges.
final class BytePairModel: Sendable {
    /// What a model does to text before it looks at it, after what the ``Tokenization`` says.
    enum Normalization: String, Sendable {
        case nfc = "NFC"
        case nfkc = "NFKC"
        /// Scalar by scalar: without the condition Final_Sigma.
        case lowercase = "Lowercase"
    }

    /// How text is cut before bytes are merged; each step cuts the pieces of the step before.
    enum Step: Hashable, Sendable {
        case pattern(PreTokenPattern)
        case digits(individually: Bool)
    }

    /// What decides where a model cuts.
    struct Settings: Sendable {
        var normalizations: [Normalization] = []
        var addsPrefixSpace = false
        var steps: [Step] = []
        /// Whether a piece that is a token is not merged but taken whole.
        var takesWholePieces = false
        /// Tokens that are found before anything else, wherever they stand.
        var addedTokens: [[UInt8]] = []
    }

    let settings: Settings
    let tables: BytePairTables
    let addedTokens: AddedTokens?
    let signature: String
    /// For pieces that are taken whole.
    private let vocabulary: BytePairVocabulary?

    /// - Parameters:
    ///   - merges: pairs of tokens in the order in which they merge.
    ///   - results: the token that each merge makes, by rank.
    init(
        _ settings: Settings, vocabulary: BytePairVocabulary, bytes: [UInt32],
        merges: [(left: UInt32, right: UInt32, rank: UInt32)], results: [UInt32]
    ) {
        self.settings = settings
        addedTokens = settings.addedTokens.isEmpty ? nil : AddedTokens(settings.addedTokens)
        tables = BytePairTables(bytes: bytes, merges: merges, results: results)
        self.vocabulary = settings.takesWholePieces ? vocabulary : nil

        var hash = SHA256()
        hash.updateCounted("byte-level byte pair encoding".utf8)
        hash.updateCounted(settings.normalizations.map(\.rawValue).joined(separator: " ").utf8)
        hash.update(count: settings.addsPrefixSpace ? 1 : 0)
        for step in settings.steps {
            switch step {
            case .pattern(let pattern): hash.updateCounted(pattern.name.utf8)
            case .digits(let individually): hash.updateCounted("digits \(individually)".utf8)
            }
        }
        hash.update(count: settings.addedTokens.count)
        for token in settings.addedTokens { hash.updateCounted(token) }
        hash.update(count: merges.count)
        for merge in merges {
            hash.updateCounted(vocabulary[Int(merge.left)])
            hash.updateCounted(vocabulary[Int(merge.right)])
            hash.update(count: Int(merge.rank))
        }
        if settings.takesWholePieces {
            let tokens = (0..<vocabulary.count).map { vocabulary[$0] }
            for token in tokens.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.updateCounted(token) }
        }
        signature = "bpe(\(UnicodeData.version)-\(hash.hexadecimal128()))"
    }

    /// Whether a piece is one token without being merged.
    func isWholeToken(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe vocabulary?.number(of: bytes) != nil
    }
}
