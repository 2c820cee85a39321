import TestSupport
import Testing

@testable import TextSegmentation

@Suite struct WordTests {
    /// Every segment of a text, tokens or not, by the state machine alone.
    private static func segments(_ text: String) -> [(text: String, isWordLike: Bool)] {
        let count = text.utf8.count
        let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
        return unsafe padded.withUnsafeBufferPointer { bytes in
            let segmenter = unsafe WordSegmenter(.shared, bytes: bytes.baseAddress!)
            var result: [(String, Bool)] = []
            var position = 0
            while position < count {
                let (end, isWordLike) = segmenter.endOfSegment(at: position, count: count)
                result.append((unsafe String(decoding: bytes[position..<end], as: UTF8.self), isWordLike))
                position = end
            }
            return result
        }
    }

    private static func scalars(_ field: some StringProtocol) -> [UInt32] {
        field.split { "÷× \t".contains($0) }.map { UInt32($0, radix: 16)! }
    }

    @Test(.enabled(if: UnicodeTestFile.isAvailable("WordBreakTest"), "needs ../shared/data/unicode"))
    func agreesWithUnicodeTest() throws {
        let lines = try UnicodeTestFile.lines("WordBreakTest")
        #expect(lines.count == 1823)
        for line in lines {
            let expected = line.split(separator: "÷").map { text(Self.scalars($0)) }.filter { !$0.isEmpty }
            let segments = Self.segments(expected.joined())
            // Compared by scalars: String's == takes canonical equivalents for equal.
            #expect(segments.map { Array($0.text.utf8) } == expected.map { Array($0.utf8) }, "\(line)")
            let words = Segmented(expected.joined(), Tokenization()).tokens
            #expect(
                words.map { Array($0.utf8) } == segments.filter(\.isWordLike).map { Array($0.text.utf8) }, "\(line)")
        }
    }

    @Test(arguments: SegmentationGolden.sentences)
    func agreesWithPython(_ sentence: SegmentationGolden.Sentence) {
        #expect(TextTokenizer(Tokenization()).tokens(in: sentence.text) == sentence.words)
    }

    @Test func agreesWithRulesOnRandomText() {
        // At least one scalar of every class, of ASCII and beyond, and pictographs that are letters (U+1F170).
        let alphabet: [UInt32] = [
            0x0D, 0x0A, 0x0B, 0x85, 0x300, 0x200D, 0xAD, 0x30A2, 0x5D0, 0x61, 0x44F, 0x27, 0x22, 0x2E, 0x2018, 0x3A,
            0xB7, 0x2C, 0x3B, 0x31, 0x661, 0x5F, 0x203F, 0x20, 0x3000, 0x1F1E6, 0x1F1E7, 0x21, 0x4E00, 0x1F600, 0xA9,
            0x1F170, 0x0, 0xE01, 0x203D,
        ]
        var random = SplitMix64(seed: 29)
        for _ in 0..<4_000 {
            let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                alphabet.randomElement(using: &random)!
            }
            let reference = ReferenceWordBreaks(scalars)
            let expected = (0...scalars.count).filter { reference.isBoundary($0) }
            var found = [0]
            for segment in Self.segments(text(scalars)) {
                found.append(found.last! + segment.text.unicodeScalars.count)
            }
            #expect(found == expected, "\(scalars.map { String($0, radix: 16) })")
        }
    }

    /// The two ways through the segmenter: 64 bytes of ASCII at a time, and segment by segment.
    @Test(arguments: [0, 3, 30]) func blocksAgreeWithSegments(others: Int) {
        var random = SplitMix64(seed: UInt64(others))
        let ascii: [UInt32] = Array(
            "abZ019_'.,:;-/@ \n\t\r\0\u{1F}\u{7F}\"eeeeiiiioooo2233  ".unicodeScalars.map(\.value))
        let beyond: [UInt32] = [0x300, 0x200D, 0xE9, 0x5D0, 0x30A2, 0x4E00, 0x1F170, 0xA0, 0x2019, 0xAD]
        for round in 0..<300 {
            let scalars = (0..<(round * 2 / 3)).map { _ in
                Int.random(in: 0..<100, using: &random) < others
                    ? beyond.randomElement(using: &random)! : ascii.randomElement(using: &random)!
            }
            let whole = text(scalars)
            let expected = Self.segments(whole).filter(\.isWordLike).map { Array($0.text.utf8) }
            #expect(Segmented(whole, Tokenization()).tokens.map { Array($0.utf8) } == expected, "\(whole)")
        }
    }

    @Test(arguments: [
        ("", []), (" \t\n", []), ("_ __ _", []), ("a", ["a"]), ("_a", ["_a"]), ("?!…😀", []),
        ("can't a.b 1,5 a:b", ["can't", "a.b", "1,5", "a:b"]), ("a\u{300}:b", ["a\u{300}:b"]),
        ("x@example.org", ["x", "example.org"]), ("日本ひらカタ", ["日", "本", "ひ", "ら", "カタ"]), ("½x²", ["½", "x", "²"]),
        (String(repeating: "a", count: 200), [String(repeating: "a", count: 200)]),
    ])
    func cutsAsDocumented(_ text: String, _ tokens: [String]) {
        #expect(TextTokenizer(Tokenization()).tokens(in: text) == tokens)
    }
}
