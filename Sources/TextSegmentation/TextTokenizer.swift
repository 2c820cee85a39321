/// Normalises, maps case and cuts texts into tokens as a ``Tokenization`` says.
public struct TextTokenizer: Sendable {
    /// What this tokenizer does.
    public let tokenization: Tokenization

    /// Makes a tokenizer. The first one of a process unpacks the Unicode tables.
    ///
    /// - Parameter tokenization: how to cut. A model must be loaded: ``Tokenization/missingModel`` is `nil`.
    public init(_ tokenization: Tokenization) {
        if let model = tokenization.missingModel {
            preconditionFailure("The model \(model.signature) is not loaded; look at missingModel first")
        }
        self.tokenization = tokenization
        _ = UnicodeTables.shared
        if tokenization.normalization != .none { _ = NormalizationTables.shared }
    }

    /// Cuts a text into tokens. Allocates nothing once the buffer has grown.
    ///
    /// - Parameters:
    ///   - text: UTF-8 of less than 4 GiB, before and after normalisation. A byte that is part of no well-formed sequence
    ///     stays as it is and counts as a symbol.
    ///   - buffer: its content is replaced.
    /// - Complexity: linear in the number of bytes; for normalisation, *n* log *n* in the longest run of combining marks.
    public func tokenize(_ text: Span<UInt8>, into buffer: TokenBuffer) {
        unsafe text.withUnsafeBufferPointer { source in
            let count = source.count
            precondition(count < 1 << 32, "A text of 4 GiB or more cannot be tokenized; split it into documents")
            buffer.bytes.removeAll(reserving: count)
            if let base = source.baseAddress { unsafe buffer.bytes.append(base, count: count) }
            buffer.bytes.seal()
        }
        prepare(buffer)
        let count = buffer.bytes.count
        precondition(count < 1 << 32, "A text of 4 GiB or more cannot be tokenized; split it into documents")
        let bytes = unsafe UnsafePointer(buffer.bytes.base)
        let tables = UnicodeTables.shared
        buffer.tokens.removeAll()
        switch tokenization.scheme {
        case .words:
            unsafe WordSegmenter(tables, bytes: bytes).cut(count: count, into: &buffer.tokens)
        case .whitespace:
            unsafe WhitespaceSegmenter.cut(bytes, count: count, into: &buffer.tokens)
        case .characters:
            unsafe CharacterSegmenter.cutScalars(bytes, count: count, tables, into: &buffer.tokens)
        case .graphemes:
            unsafe GraphemeSegmenter(tables, bytes: bytes).cut(count: count, into: &buffer.tokens)
        case .bytes:
            CharacterSegmenter.cutBytes(count: count, into: &buffer.tokens)
        case .wordpunct:
            unsafe WordPunctuationSegmenter(tables, bytes: bytes).cut(count: count, into: &buffer.tokens)
        case .model(let model):
            switch model.implementation {
            case nil: preconditionFailure("Checked in init")
            case .bytePair(let model):
                let workspace = buffer.bytePairWorkspace(for: model)
                unsafe workspace.cut(bytes, count: count, into: &buffer.tokens)
            #if SentencePiece
            case .sentencePiece(let model): model.cut(buffer)
            #endif
            }
        }
    }

    /// The tokens of a string. For messages, examples and tests; loops over corpora use ``tokenize(_:into:)``.
    public func tokens(in text: String) -> [String] {
        let buffer = TokenBuffer()
        let bytes = Array(text.utf8)
        tokenize(bytes.span, into: buffer)
        return (0..<buffer.count).map { buffer.token(at: $0) }
    }

    /// Normalises and maps case.
    private func prepare(_ buffer: TokenBuffer) {
        normalize(buffer, tokenization.normalization)
        mapCase(buffer)
        if case .model(let model) = tokenization.scheme, let settings = model.bytePair?.settings {
            prepare(buffer, as: settings)
        }
    }

    /// Does what a model does to text before it looks at it.
    private func prepare(_ buffer: TokenBuffer, as settings: BytePairModel.Settings) {
        for normalization in settings.normalizations {
            switch normalization {
            case .nfc: normalize(buffer, .nfc)
            case .nfkc: normalize(buffer, .nfkc)
            case .lowercase:
                if LowercaseMapping.map(buffer.bytes, into: &buffer.scratch, .shared, finalSigma: false) {
                    swap(&buffer.bytes, &buffer.scratch)
                }
            }
        }
        if settings.addsPrefixSpace, buffer.bytes.count > 0, unsafe buffer.bytes.base[0] != 0x20 {
            buffer.scratch.removeAll(reserving: buffer.bytes.count + 1)
            buffer.scratch.append(scalar: 0x20)
            unsafe buffer.scratch.append(buffer.bytes.base, count: buffer.bytes.count)
            buffer.scratch.seal()
            swap(&buffer.bytes, &buffer.scratch)
        }
    }

    private func mapCase(_ buffer: TokenBuffer) {
        let isChanged =
            switch tokenization.caseMapping {
            case .none: false
            case .lowercase: LowercaseMapping.map(buffer.bytes, into: &buffer.scratch, .shared)
            case .folding: CaseFolding.map(buffer.bytes, into: &buffer.scratch, .shared)
            }
        guard isChanged else { return }
        swap(&buffer.bytes, &buffer.scratch)
        normalize(buffer, tokenization.normalization)
    }

    private func normalize(_ buffer: TokenBuffer, _ form: Tokenization.NormalizationForm) {
        guard let normalizer = Normalizer(form) else { return }
        if normalizer.normalize(buffer.bytes, into: &buffer.scratch, &buffer.workspace) {
            swap(&buffer.bytes, &buffer.scratch)
        }
    }
}
