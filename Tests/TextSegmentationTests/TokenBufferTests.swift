import TestSupport
import Testing
import TextSegmentation

@Suite struct TokenBufferTests {
    /// Texts of many lengths: sentences, random scalars, random bytes.
    private static func texts(seed: UInt64) -> [[UInt8]] {
        var random = SplitMix64(seed: seed)
        var texts = SegmentationGolden.sentences.map { Array($0.text.utf8) }
        for length in [1, 7, 63, 64, 65, 127, 128, 129, 400, 1_500] {
            texts.append((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
            texts.append((0..<length).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) })
            texts.append(
                (0..<length).map { _ in [0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xF0, 0x9F].randomElement(using: &random)! })
            let scalars = (0..<length).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &random))?.value
            }
            texts.append(Array(text(scalars).utf8))
        }
        return texts
    }

    @Test(arguments: Tokenization.all) func rangesAreOrderedAndBounded(_ tokenization: Tokenization) {
        for bytes in Self.texts(seed: 2) {
            let segmented = Segmented(bytes, tokenization)
            #expect(segmented.isPadded)
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            if isValid { #expect(String(validating: segmented.bytes, as: UTF8.self) != nil) }
            var end = 0
            for range in segmented.ranges {
                #expect(range.length > 0 && Int(range.offset) >= end)
                end = Int(range.offset) + Int(range.length)
                if isValid, tokenization.scheme != .bytes {
                    #expect((segmented.bytes[Int(range.offset)] & 0xC0) != 0x80)
                    #expect(end == segmented.bytes.count || (segmented.bytes[end] & 0xC0) != 0x80)
                }
            }
            #expect(end <= segmented.bytes.count)
        }
    }

    @Test(arguments: Tokenization.all) func usedAgainGivesTheSame(_ tokenization: Tokenization) {
        let buffer = TokenBuffer()
        for bytes in Self.texts(seed: 3).shuffledBySize() {
            #expect(Segmented(bytes, tokenization, into: buffer) == Segmented(bytes, tokenization))
        }
    }

    @Test func emptyText() {
        for tokenization in Tokenization.all {
            let segmented = Segmented([], tokenization)
            #expect(segmented.ranges.isEmpty && segmented.bytes.isEmpty && segmented.isPadded)
        }
    }

    @Test func namesTokens() {
        let buffer = TokenBuffer()
        let bytes = Array("Eins zwei".utf8)
        TextTokenizer(Tokenization(lowercase: true)).tokenize(bytes.span, into: buffer)
        #expect(buffer.count == 2)
        #expect(buffer.token(at: 0) == "eins")
        #expect(buffer.token(at: 1) == "zwei")
    }
}

extension [[UInt8]] {
    /// Long and short ones in turn.
    fileprivate func shuffledBySize() -> [[UInt8]] {
        let sorted = sorted { $0.count < $1.count }
        return zip(sorted, sorted.reversed()).flatMap { [$0, $1] }
    }
}
