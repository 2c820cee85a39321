import TestSupport
import Testing
import TextSegmentation

@Suite struct SchemeTests {
    private static let delimiters: Set<UInt8> = [0x00, 0x09, 0x0A, 0x0D, 0x20]

    @Test func whitespaceAgreesWithPlainSplit() {
        var random = SplitMix64(seed: 1)
        let alphabet: [UInt8] = Array("ab\0\t\n\r \u{B}\u{C}\u{1}\u{8}é\u{A0}\u{3000}".utf8) + [0x80, 0x89, 0xA0, 0xFF]
        for length in 0..<330 {
            let bytes: [UInt8] = (0..<length).map { _ in
                // Now and then a run without delimiters, longer than a block.
                length.isMultiple(of: 3) && Int.random(in: 0..<60, using: &random) > 0
                    ? 0x61 : alphabet.randomElement(using: &random)!
            }
            let segmented = Segmented(bytes, Tokenization(scheme: .whitespace))
            let found = segmented.ranges.map { Array(bytes[Int($0.offset)..<Int($0.offset + $0.length)]) }
            #expect(found == bytes.split { Self.delimiters.contains($0) }.map { Array($0) })
            #expect(segmented.bytes == bytes)
        }
    }

    @Test(arguments: SegmentationGolden.sentences)
    func wordpunctAgreesWithPython(_ sentence: SegmentationGolden.Sentence) {
        #expect(TextTokenizer(Tokenization(scheme: .wordpunct)).tokens(in: sentence.text) == sentence.wordpunct)
    }

    /// Runs of one class, by a loop over scalars; the classes themselves are tested against Python below.
    @Test(arguments: [0, 4, 40]) func wordpunctAgreesWithPlainLoop(others: Int) {
        let tokenizer = TextTokenizer(Tokenization(scheme: .wordpunct))
        let ascii = Array(
            "abcdefgxyzAZ059_.,;!?-\"'()\u{0}\u{7F} \t\r\n\u{B}\u{C}\u{1B}\u{1C}\u{1F}eeeee   ".unicodeScalars)
        let beyond = Array("éßяñ漢ー…—\u{A0}\u{3000}½\u{300}😀".unicodeScalars)
        // 0 symbol, 1 word, 2 space.
        func kind(_ scalar: Unicode.Scalar) -> Int {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "é", "ß", "я", "ñ", "漢", "ー", "\u{300}": 1
            case " ", "\t"..."\r", "\u{A0}", "\u{3000}": 2
            default: 0
            }
        }
        var random = SplitMix64(seed: UInt64(others))
        for length in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<length {
                text.append(
                    Int.random(in: 0..<100, using: &random) < others
                        ? beyond.randomElement(using: &random)! : ascii.randomElement(using: &random)!)
            }
            var expected: [String.UnicodeScalarView] = []
            var last = -1
            for scalar in text {
                if kind(scalar) != last { expected.append(String.UnicodeScalarView()) }
                last = kind(scalar)
                expected[expected.count - 1].append(scalar)
            }
            let kept = expected.filter { kind($0.first!) != 2 }.map { Array(String($0).utf8) }
            #expect(tokenizer.tokens(in: String(text)).map { Array($0.utf8) } == kept, "\(String(text))")
        }
    }

    /// A scalar after `_` joins it if it is `\w`, is a token of its own if it is neither `\w` nor `\s`.
    @Test func wordpunctClassesAgreeWithPython() {
        let tokenizer = TextTokenizer(Tokenization(scheme: .wordpunct))
        let buffer = TokenBuffer()
        for block in SegmentationGolden.blocks {
            let scalars = block.scalars
            var bytes: [UInt8] = []
            var ends: [Int] = []
            for scalar in scalars {
                bytes.append(0x5F)
                bytes.append(contentsOf: String(Unicode.Scalar(scalar)!).utf8)
                bytes.append(0x20)
                ends.append(bytes.count - 1)
            }
            tokenizer.tokenize(bytes.span, into: buffer)
            var kinds: [UInt8] = []
            unsafe buffer.withUnsafeTokens { _, tokens in
                var index = 0
                for end in ends {
                    let first = unsafe tokens[index]
                    let firstEnd = Int(first.offset + first.length)
                    index += 1
                    if firstEnd == end {
                        kinds.append(UInt8(ascii: "w"))
                    } else if index < tokens.count, unsafe Int(tokens[index].offset) == firstEnd {
                        kinds.append(UInt8(ascii: "p"))
                        index += 1
                    } else {
                        kinds.append(UInt8(ascii: "s"))
                    }
                }
            }
            #expect(Digest.fnv(kinds) == block.kinds, "block \(String(block.first, radix: 16))")
        }
    }

    @Test(arguments: SegmentationGolden.sentences)
    func charactersAreScalarsOtherThanWhiteSpace(_ sentence: SegmentationGolden.Sentence) {
        let expected = sentence.text.unicodeScalars.filter { !$0.properties.isWhitespace }.map { String($0) }
        #expect(TextTokenizer(Tokenization(scheme: .characters)).tokens(in: sentence.text) == expected)
    }

    @Test func bytesAreAllBytes() {
        let bytes = (0...255).map { UInt8($0) }
        let segmented = Segmented(bytes, Tokenization(scheme: .bytes))
        #expect(segmented.ranges == (0...255).map { TokenRange(offset: $0, length: 1) })
        #expect(segmented.bytes == bytes)
    }

    @Test func illFormedBytesAreSymbols() {
        // A cut sequence, an overlong one, a surrogate, a lone continuation byte, beyond U+10FFFF, and a cut end.
        let bytes: [UInt8] = [
            0x61, 0xE2, 0x82, 0x62, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xF0, 0x9F,
        ]
        #expect(Segmented(bytes, Tokenization(scheme: .characters)).ranges.allSatisfy { $0.length == 1 })
        #expect(Segmented(bytes, Tokenization(scheme: .characters)).ranges.count == bytes.count)
        #expect(Segmented(bytes, Tokenization(scheme: .words)).tokens == ["a", "b"])
        #expect(Segmented(bytes, Tokenization(scheme: .wordpunct)).ranges.map(\.length) == [1, 2, 1, 12])
        #expect(TextStatistics.scalarCount(bytes.span) == bytes.count)
        let mapped = Tokenization(scheme: .bytes, lowercase: true, normalization: .nfkc)
        #expect(Segmented(bytes, mapped).bytes == bytes)
    }
}
