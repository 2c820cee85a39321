import TextSegmentation

/// A segment as chrF sees it: its characters (scalars) and its words; keeps its buffers between segments.
struct CharacterUnits: ~Copyable {
    private let metric: ChrF
    /// The text that ``words`` point into.
    private(set) var bytes: [UInt8] = []
    private(set) var characters: [UInt32] = []
    private(set) var words: [TokenSpan] = []
    private var sink = TokenSink()
    private var lowercase = LowercaseText()

    init(_ metric: ChrF) { self.metric = metric }

    mutating func cut(_ segment: String) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: segment.utf8)
        if metric.isLowercased { lowercase.lowercase(&bytes) }
        characters.removeAll(keepingCapacity: true)
        if metric.characterOrder > 0 { decodeCharacters() }
        words.removeAll(keepingCapacity: true)
        if metric.wordOrder > 0 { cutWords() }
    }

    private mutating func decodeCharacters() {
        var position = 0
        while position < bytes.count {
            let (scalar, length) = UTF8Text.scalar(bytes, at: position)
            if metric.countsWhiteSpace || !WhiteSpace.contains(scalar) { characters.append(scalar) }
            position += length
        }
    }

    /// Words between white space, with one mark of ASCII punctuation cut off: the last character, or else the first.
    private mutating func cutWords() {
        sink.removeAll()
        WhiteSpaceCutter.cut(bytes, into: &sink)
        for word in sink.tokens {
            let isSingle = UTF8Text.scalar(bytes, at: word.start).length == word.end - word.start
            if !isSingle, Self.isPunctuation(bytes[word.end - 1]) {
                words.append(TokenSpan(start: word.start, end: word.end - 1))
                words.append(TokenSpan(start: word.end - 1, end: word.end))
            } else if !isSingle, Self.isPunctuation(bytes[word.start]) {
                words.append(TokenSpan(start: word.start, end: word.start + 1))
                words.append(TokenSpan(start: word.start + 1, end: word.end))
            } else {
                words.append(word)
            }
        }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60)
            || (byte >= 0x7B && byte <= 0x7E)
    }
}
