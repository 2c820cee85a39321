/// Reads the `tokenizer.json` of Hugging Face's `tokenizers`: byte-level byte pair encodings.
///
/// What decides where text is cut is read, or refused by name. What does not is left aside: `post_processor`, `decoder`,
/// `truncation`, `padding`, `version`, and of the model what only concerns bytes that the vocabulary lacks.
enum TokenizerFile {
    static func load(_ text: [UInt8]) throws(TokenizerModelError) -> BytePairModel {
        var file = try JSONFields(try JSONParser.parse(text), path: "")
        for key in ["version", "truncation", "padding", "post_processor", "decoder"] { _ = file.take(key) }
        guard let modelValue = file.take("model") else { throw file.malformed("model", "there is none") }
        var settings = BytePairModel.Settings()
        if let normalizer = file.take("normalizer") {
            try readNormalizer(normalizer, path: "normalizer", into: &settings)
        }
        guard let preTokenizer = file.take("pre_tokenizer") else {
            throw file.unsupported(
                "pre_tokenizer", "there is none; only byte-level models are read (for others: the SentencePiece model)")
        }
        var reader = PreTokenizerReader()
        try reader.read(preTokenizer, path: "pre_tokenizer")
        try reader.finish(into: &settings)
        try AddedTokenList.read(try file.array("added_tokens") ?? [], into: &settings)
        try file.finish()
        return try model(modelValue, settings)
    }

    private static func readNormalizer(
        _ value: JSONValue, path: String, into settings: inout BytePairModel.Settings
    ) throws(TokenizerModelError) {
        var fields = try JSONFields(value, path: path)
        let type = try fields.string("type") ?? ""
        if type == "Sequence" {
            let elements = try fields.array("normalizers") ?? []
            for (index, element) in elements.enumerated() {
                try readNormalizer(element, path: "\(path).normalizers[\(index)]", into: &settings)
            }
        } else if let normalization = BytePairModel.Normalization(rawValue: type) {
            settings.normalizations.append(normalization)
        } else {
            throw fields.unsupported("type", "the normalizer \(type) is not supported (NFC, NFKC, Lowercase are)")
        }
        try fields.finish()
    }

    private static func model(
        _ value: JSONValue, _ readSettings: BytePairModel.Settings
    ) throws(TokenizerModelError) -> BytePairModel {
        var settings = readSettings
        var fields = try JSONFields(value, path: "model")
        let type = try fields.string("type") ?? "BPE"
        guard type == "BPE" else {
            throw fields.unsupported("type", "the model is \(type); only BPE is read from tokenizer.json")
        }
        if fields.take("dropout") != nil { throw fields.unsupported("dropout", "tokens drawn by chance") }
        for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
            guard try fields.string(key) ?? "" == "" else { throw fields.unsupported(key, "affixes are not supported") }
        }
        // They concern bytes without a token, of which a model that is accepted has none.
        for key in ["unk_token", "fuse_unk", "byte_fallback"] { _ = fields.take(key) }
        settings.takesWholePieces = try fields.bool("ignore_merges") ?? false
        guard let entries = fields.take("vocab") else { throw fields.malformed("vocab", "there is none") }
        let vocabulary = try readVocabulary(entries)
        let merges = try readMerges(try fields.array("merges") ?? [], vocabulary)
        try fields.finish()
        var bytes: [UInt32] = []
        for byte in UInt8.min...UInt8.max {
            guard let number = vocabulary.number(of: CollectionOfOne(byte)) else {
                throw fields.unsupported(
                    "vocab", "the byte \(byte) has no token; only byte-level models with all are read")
            }
            bytes.append(UInt32(number))
        }
        return BytePairModel(
            settings, vocabulary: vocabulary, bytes: bytes, merges: merges.pairs, results: merges.results)
    }

    private static func readVocabulary(_ value: JSONValue) throws(TokenizerModelError) -> BytePairVocabulary {
        guard case .object(let entries) = value else {
            throw TokenizerModelError(
                .malformed, field: "model.vocab", message: "it is \(value.kind) and should be an object")
        }
        guard entries.count <= BytePairVocabulary.limit else {
            throw TokenizerModelError(
                .unsupported, field: "model.vocab", message: "more than \(BytePairVocabulary.limit) tokens")
        }
        var vocabulary = BytePairVocabulary(expectedCount: entries.count)
        for entry in entries {
            // Tokens that no bytes make, such as special ones, are never met.
            guard let token = ByteLevelAlphabet.decode(entry.key), !token.isEmpty else { continue }
            guard vocabulary.append(token) else {
                throw TokenizerModelError(
                    .malformed, field: "model.vocab", message: "the token \(entry.key) is there twice")
            }
        }
        return vocabulary
    }

    private static func readMerges(
        _ values: [JSONValue], _ vocabulary: BytePairVocabulary
    ) throws(TokenizerModelError) -> (pairs: [(left: UInt32, right: UInt32, rank: UInt32)], results: [UInt32]) {
        guard values.count <= BytePairVocabulary.limit else {
            throw TokenizerModelError(
                .unsupported, field: "model.merges", message: "more than \(BytePairVocabulary.limit) merges")
        }
        var pairs: [(left: UInt32, right: UInt32, rank: UInt32)] = []
        var results: [UInt32] = []
        pairs.reserveCapacity(values.count)
        results.reserveCapacity(values.count)
        for (rank, value) in values.enumerated() {
            func fail(_ what: String) -> TokenizerModelError {
                TokenizerModelError(.malformed, field: "model.merges[\(rank)]", message: what)
            }
            var parts: [[UInt8]] = []
            switch value {
            case .string(let text):
                for part in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
                    guard let token = ByteLevelAlphabet.decode(Substring(part)) else {
                        throw fail("it is not byte-level")
                    }
                    parts.append(token)
                }
            case .array(let elements):
                for element in elements {
                    guard case .string(let part) = element, let token = ByteLevelAlphabet.decode(part) else {
                        throw fail("it is not byte-level")
                    }
                    parts.append(token)
                }
            default: throw fail("it is \(value.kind) and should be two tokens")
            }
            guard parts.count == 2 else { throw fail("it has \(parts.count) tokens and should have two") }
            guard let left = vocabulary.number(of: parts[0]), let right = vocabulary.number(of: parts[1]),
                let result = vocabulary.number(of: parts[0] + parts[1])
            else { throw fail("the vocabulary lacks one of its tokens, or what it makes") }
            pairs.append((UInt32(left), UInt32(right), UInt32(rank)))
            results.append(UInt32(result))
        }
        return (pairs, results)
    }
}
