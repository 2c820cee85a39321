/// The tokens of a profile by rank, each as a format writes it.
struct ExportVocabulary {
    private var text: [UInt8] = []
    /// By rank: where the token's text ends; rank 0 is empty.
    private var ends: [Int] = [0]

    /// - Throws: ``ProfileError`` where the profile is damaged.
    /// - Complexity: O(tokens).
    init(_ profile: CorpusProfile, format: CountsFormat) throws(ProfileError) {
        var cursor = VocabularyCursor(profile)
        while try cursor.advance() {
            Self.append(cursor.token, format: format, to: &text)
            ends.append(text.count)
        }
    }

    subscript(rank: UInt32) -> ArraySlice<UInt8> { text[ends[Int(rank) - 1]..<ends[Int(rank)]] }

    /// Appends a token as a format writes it.
    static func append(_ token: [UInt8], format: CountsFormat, to text: inout [UInt8]) {
        guard format == .csv else {
            TokenEscaping.append(token, keepsSpaces: format.keepsSpaces, to: &text)
            return
        }
        // Always in quotes: readers that guess types then take a column of numbers for text.
        let quote = UInt8(ascii: "\"")
        text.append(quote)
        let start = text.count
        TokenEscaping.append(token, keepsSpaces: true, to: &text)
        if text[start...].contains(quote) {
            let plain = Array(text[start...])
            text.removeLast(plain.count)
            for byte in plain { text.append(contentsOf: byte == quote ? [quote, quote] : [byte]) }
        }
        text.append(quote)
    }
}
