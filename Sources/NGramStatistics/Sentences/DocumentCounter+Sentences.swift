import TextSegmentation

extension DocumentCounter {
    /// Counts the sentences of one document.
    ///
    /// - Returns: tokens of the document, boundaries not counted.
    func countSentences(of text: Span<UInt8>, fold: Int) throws -> Int {
        guard options.boundaries == .lines else { return try countSentence(text, fold: fold) }
        var tokens = 0
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: "\n") {
            tokens += try countSentence(text.extracting(start..<index), fold: fold)
            start = index + 1
        }
        return tokens
    }

    private func countSentence(_ text: Span<UInt8>, fold: Int) throws -> Int {
        tokenizer.tokenize(text, into: tokenBuffer)
        return try unsafe tokenBuffer.withUnsafeTokens { bytes, tokens in
            if tokens.isEmpty, options.boundaries == .lines { return 0 }
            // The boundaries have no place in the text: what is as short as they are is never looked up there.
            let base =
                unsafe bytes.baseAddress
                ?? UnsafePointer(UnsafeRawPointer(keyBuffer.keys).assumingMemoryBound(to: UInt8.self))
            let omitted = unsafe try keyBuffer.fillSentence(
                bytes: base, tokens: tokens, reserved: reserved, options.reservedTokens)
            unsafe count(keyBuffer, bytes: base)
            unsafe totals.addSentence(keys: keyBuffer.keys, tokens: keyBuffer.count, omitted: omitted, fold: fold)
            return keyBuffer.count - 2
        }
    }
}
