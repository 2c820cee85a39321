import TextSegmentation

/// The keys of the words that language models reserve.
struct ReservedTokenKeys {
    static let names = ["<s>", "</s>", "<unk>"]

    let begin = Self.key("<s>")
    let end = Self.key("</s>")
    private let unknown = Self.key("<unk>")

    /// The reserved word that a token is.
    @inline(__always)
    func name(of key: TokenKey) -> String? {
        // Each has at most five bytes, so its first word is all of it.
        if key.length > 5 || key.length < 3 { return nil }
        if key.word0 == begin.word0, key.length == begin.length { return Self.names[0] }
        if key.word0 == end.word0, key.length == end.length { return Self.names[1] }
        return key.word0 == unknown.word0 && key.length == unknown.length ? Self.names[2] : nil
    }

    private static func key(_ token: StaticString) -> TokenKey {
        let padded =
            unsafe [UInt8](UnsafeBufferPointer(start: token.utf8Start, count: token.utf8CodeUnitCount))
            + [UInt8](repeating: 0, count: 16)
        return unsafe padded.withUnsafeBufferPointer { bytes in
            let range = TokenRange(offset: 0, length: UInt32(token.utf8CodeUnitCount))
            return unsafe TokenKey(bytes: bytes.baseAddress.unsafelyUnwrapped, range: range)
        }
    }
}

extension TokenKeyBuffer {
    /// Takes the tokens of a sentence, with its boundaries around them.
    ///
    /// - Returns: how many reserved tokens were left out.
    /// - Throws: ``ReservedTokenError`` where there are some and they are refused.
    func fillSentence(
        bytes: UnsafePointer<UInt8>, tokens: UnsafeBufferPointer<TokenRange>, reserved: ReservedTokenKeys,
        _ policy: ReservedTokens
    ) throws(ReservedTokenError) -> Int {
        prepare(tokens.count + 2)
        unsafe keys[0] = reserved.begin
        var place = 1
        for index in 0..<tokens.count {
            let key = unsafe TokenKey(bytes: bytes, range: tokens[index])
            if let name = reserved.name(of: key) {
                if policy == .refused { throw ReservedTokenError(token: name) }
                continue
            }
            unsafe keys[place] = key
            place += 1
        }
        unsafe keys[place] = reserved.end
        setCount(place + 1)
        return tokens.count + 1 - place
    }
}
