import NGramStatistics

/// The end of a model's binary form: where its arrays lie, and what they hash to.
struct BinaryModelDirectory {
    /// One array: bytes from the start of the file, and how many.
    struct Section: Equatable {
        var offset: Int
        var byteCount: Int
        var checksum: UInt64
    }

    /// Arrays of the vocabulary: ends, bytes, slots.
    static let vocabularySections = 3
    /// Arrays of each level: words, probabilities, back-offs, first children, suffixes.
    static let levelSections = 5
    /// Highest order that is read.
    static let maximumOrder = 32
    /// Where arrays begin.
    static let alignment = 64

    var signature: String
    var wordCount: Int
    var begin: UInt32?
    var end: UInt32?
    /// n-grams of each order.
    var counts: [Int]
    var sections: [Section] = []

    var encoded: [UInt8] {
        var words = BinaryWords()
        words.append(signature.utf8.count)
        words.append(bytes: Array(signature.utf8))
        words.append(wordCount)
        words.append(begin.map { UInt64($0) + 1 } ?? 0)
        words.append(end.map { UInt64($0) + 1 } ?? 0)
        words.append(counts.count)
        for count in counts { words.append(count) }
        for section in sections {
            words.append(section.offset)
            words.append(section.byteCount)
            words.append(section.checksum)
        }
        return words.bytes
    }

    /// - Parameters:
    ///   - end: where the arrays end in the file.
    /// - Returns: `nil` where the bytes contradict each other.
    init?(_ bytes: [UInt8], end fileEnd: Int) {
        var words = BinaryWords(bytes)
        guard let length = words.next(upTo: bytes.count), let text = words.next(byteCount: length),
            let signature = String(validating: text, as: UTF8.self),
            let wordCount = words.next(upTo: Int(UInt32.max) - 1),
            let begin = words.next(upTo: wordCount), let end = words.next(upTo: wordCount),
            let order = words.next(upTo: Self.maximumOrder), wordCount > 0, order > 0
        else { return nil }
        self.signature = signature
        self.wordCount = wordCount
        self.begin = begin > 0 ? UInt32(begin - 1) : nil
        self.end = end > 0 ? UInt32(end - 1) : nil
        counts = []
        for _ in 0..<order {
            guard let count = words.next(upTo: Int(UInt32.max) - 1) else { return nil }
            counts.append(count)
        }
        guard counts[0] == wordCount, counts.reduce(1, +) < Int(UInt32.max) else { return nil }
        let sizes = Self.byteCounts(counts)
        for size in [nil, nil, nil] + sizes {
            guard let offset = words.next(upTo: fileEnd), let byteCount = words.next(upTo: fileEnd - offset),
                let checksum = words.next(), offset % Self.alignment == 0, size == nil || size == byteCount
            else { return nil }
            sections.append(Section(offset: offset, byteCount: byteCount, checksum: checksum))
        }
        let slots = sections[2].byteCount / 4
        guard words.isAtEnd, sections[0].byteCount == 8 * wordCount, slots > 0, slots & (slots - 1) == 0,
            sections[2].byteCount == 4 * slots
        else { return nil }
    }

    init(signature: String, wordCount: Int, begin: UInt32?, end: UInt32?, counts: [Int]) {
        self.signature = signature
        self.wordCount = wordCount
        self.begin = begin
        self.end = end
        self.counts = counts
    }

    /// Bytes of the arrays of all levels, in the order of the sections.
    private static func byteCounts(_ counts: [Int]) -> [Int?] {
        counts.enumerated().flatMap { index, count -> [Int?] in
            let isHighest = index == counts.count - 1
            return [
                index > 0 ? count : 0, count, isHighest ? 0 : count, isHighest ? 0 : count + 1, index > 0 ? count : 0,
            ]
            .map { 4 * $0 }
        }
    }
}
