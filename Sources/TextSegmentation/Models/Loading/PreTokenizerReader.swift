/// Reads the field `pre_tokenizer`: ByteLevel alone, or after steps that cut text.
struct PreTokenizerReader {
    private var steps: [BytePairModel.Step] = []
    private var addsPrefixSpace = false
    private var hasByteLevel = false

    mutating func read(_ value: JSONValue, path: String) throws(TokenizerModelError) {
        var fields = try JSONFields(value, path: path)
        let type = try fields.string("type") ?? ""
        switch type {
        case "Sequence":
            let elements = try fields.array("pretokenizers") ?? []
            for (index, element) in elements.enumerated() {
                try read(element, path: "\(path).pretokenizers[\(index)]")
            }
        case _ where hasByteLevel: throw fields.unsupported("type", "\(type) after ByteLevel is not supported")
        case "ByteLevel":
            hasByteLevel = true
            addsPrefixSpace = try fields.bool("add_prefix_space") ?? true
            if addsPrefixSpace, !steps.isEmpty {
                throw fields.unsupported("add_prefix_space", "a space before each piece is not supported")
            }
            if try fields.bool("use_regex") ?? true { steps.append(.pattern(.gpt2)) }
            // Offsets are not what is asked for.
            _ = fields.take("trim_offsets")
        case "Digits": steps.append(.digits(individually: try fields.bool("individual_digits") ?? false))
        case "Split": steps.append(.pattern(try split(&fields)))
        default:
            throw fields.unsupported(
                "type", "the pre-tokenizer \(type) is not supported (ByteLevel, Split, Digits and Sequence are)")
        }
        try fields.finish()
    }

    func finish(into settings: inout BytePairModel.Settings) throws(TokenizerModelError) {
        guard hasByteLevel else {
            throw TokenizerModelError(
                .unsupported, field: "pre_tokenizer",
                message: "no ByteLevel among it; only byte-level models are read (for others: the SentencePiece model)")
        }
        settings.steps = steps
        settings.addsPrefixSpace = addsPrefixSpace
    }

    private func split(_ fields: inout JSONFields) throws(TokenizerModelError) -> PreTokenPattern {
        guard let value = fields.take("pattern") else { throw fields.malformed("pattern", "there is none") }
        var pattern = try JSONFields(value, path: fields.name("pattern"))
        guard let expression = try pattern.string("Regex") else {
            throw fields.unsupported("pattern", "only the kind Regex is supported")
        }
        try pattern.finish()
        guard let known = PreTokenPattern(expression: expression) else {
            throw fields.unsupported(
                "pattern", "the expression is not one of those known (of GPT-2, GPT-4, GPT-4o, Llama 3 and Qwen)")
        }
        // Each pattern matches all of a text, so that nothing lies between matches to be kept or removed.
        let behavior = try fields.string("behavior") ?? ""
        let isInverted = try fields.bool("invert") ?? false
        guard behavior == "Isolated" || (behavior == "Removed" && isInverted) else {
            throw fields.unsupported("behavior", "\(behavior), invert \(isInverted), is not supported (Isolated is)")
        }
        return known
    }
}

/// Reads the field `added_tokens`.
enum AddedTokenList {
    /// Special tokens are left aside: a text that spells one is text. Others are found in text as `tokenizers` finds them.
    static func read(
        _ values: [JSONValue], into settings: inout BytePairModel.Settings
    ) throws(TokenizerModelError) {
        var areNormalized: Set<Bool> = []
        for (index, value) in values.enumerated() {
            var fields = try JSONFields(value, path: "added_tokens[\(index)]")
            _ = fields.take("id")
            let content = try fields.string("content") ?? ""
            let isSpecial = try fields.bool("special") ?? false
            areNormalized.formUnion(isSpecial ? [] : [try fields.bool("normalized") ?? true])
            for key in ["single_word", "lstrip", "rstrip"] where try fields.bool(key) ?? false && !isSpecial {
                throw fields.unsupported(key, "it is not supported for tokens that are not special")
            }
            _ = fields.take("normalized")
            try fields.finish()
            if isSpecial || content.isEmpty { continue }
            if settings.addsPrefixSpace {
                throw fields.unsupported(
                    "content", "tokens that are not special, with add_prefix_space, are not supported")
            }
            let isASCII = content.utf8.allSatisfy { $0 < 0x80 }
            if settings.normalizations.contains(.lowercase) || (!settings.normalizations.isEmpty && !isASCII) {
                throw fields.unsupported(
                    "content", "a token that is not special, and that the normalizer may change, is not supported")
            }
            settings.addedTokens.append(Array(content.utf8))
        }
        if areNormalized.count > 1 {
            throw TokenizerModelError(
                .unsupported, field: "added_tokens",
                message: "tokens that are not special are partly normalized and partly not, which is not supported")
        }
        settings.addedTokens.sort { $0.lexicographicallyPrecedes($1) }
    }
}
