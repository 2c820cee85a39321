import TestSupport
import Testing

@testable import TextSegmentation

@Suite struct GraphemeTests {
    /// Every cluster of a text, tokens or not.
    private static func clusters(_ text: String) -> [[UInt8]] {
        let count = text.utf8.count
        let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
        return unsafe padded.withUnsafeBufferPointer { bytes in
            let segmenter = unsafe GraphemeSegmenter(.shared, bytes: bytes.baseAddress!)
            var result: [[UInt8]] = []
            var position = 0
            while position < count {
                let end = segmenter.endOfCluster(at: position, count: count).end
                result.append(unsafe Array(bytes[position..<end]))
                position = end
            }
            return result
        }
    }

    private static func isBlank(_ cluster: [UInt8]) -> Bool {
        String(decoding: cluster, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    @Test(.enabled(if: UnicodeTestFile.isAvailable("GraphemeBreakTest"), "needs ../shared/data/unicode"))
    func agreesWithUnicodeTest() throws {
        let lines = try UnicodeTestFile.lines("GraphemeBreakTest")
        #expect(lines.count == 602)
        for line in lines {
            let expected = line.split(separator: "÷").map { piece in
                text(piece.split { "× \t".contains($0) }.map { UInt32($0, radix: 16)! })
            }.filter { !$0.isEmpty }.map { Array($0.utf8) }
            let whole = String(decoding: expected.joined(), as: UTF8.self)
            #expect(Self.clusters(whole) == expected, "\(line)")
            let tokens = Segmented(whole, Tokenization(scheme: .graphemes)).tokens.map { Array($0.utf8) }
            #expect(tokens == expected.filter { !Self.isBlank($0) }, "\(line)")
        }
    }

    @Test(arguments: SegmentationGolden.sentences)
    func agreesWithPython(_ sentence: SegmentationGolden.Sentence) {
        guard let expected = sentence.graphemes else { return }
        let tokens = TextTokenizer(Tokenization(scheme: .graphemes)).tokens(in: sentence.text)
        #expect(tokens.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    /// UAX #29 decided rule by rule at every position: slow and without state.
    private static func boundaries(_ scalars: [UInt32]) -> [Int] {
        typealias Class = GraphemeBreakClass
        let properties = scalars.map { UnicodeTables.shared.graphemes[$0] }
        let classes = properties.map { $0 & GraphemeProperty.breakClass }
        let pictographic = properties.map { ($0 & GraphemeProperty.pictographic) != 0 }
        let controls: Set<UInt8> = [Class.control, Class.carriageReturn, Class.lineFeed]
        func breaks(_ index: Int) -> Bool {
            let (before, after) = (classes[index - 1], classes[index])
            if before == Class.carriageReturn, after == Class.lineFeed { return false }  // GB3
            if controls.contains(before) || controls.contains(after) { return true }  // GB4, GB5
            if before == Class.lead, [Class.lead, Class.vowel, Class.leadVowel, Class.leadVowelTail].contains(after) {
                return false  // GB6
            }
            if [Class.leadVowel, Class.vowel].contains(before), [Class.vowel, Class.tail].contains(after) {
                return false  // GB7
            }
            if [Class.leadVowelTail, Class.tail].contains(before), after == Class.tail { return false }  // GB8
            if [Class.extend, Class.zeroWidthJoiner, Class.spacingMark].contains(after) { return false }  // GB9, GB9a
            if before == Class.prepend { return false }  // GB9b
            if before == Class.zeroWidthJoiner, pictographic[index] {  // GB11
                var position = index - 2
                while position >= 0, classes[position] == Class.extend { position -= 1 }
                if position >= 0, pictographic[position] { return false }
            }
            if before == Class.regionalIndicator, after == before {  // GB12, GB13
                let indicators = classes[..<index].reversed().prefix { $0 == Class.regionalIndicator }.count
                return indicators.isMultiple(of: 2)
            }
            return true  // GB999
        }
        return [0] + (1..<scalars.count).filter(breaks) + [scalars.count]
    }

    @Test func agreesWithRulesOnRandomText() {
        let alphabet: [UInt32] = [
            0x0D, 0x0A, 0x01, 0x300, 0x200D, 0x1F1E6, 0x1F1E7, 0x600, 0x903, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01,
            0x61, 0x20, 0x1F600, 0xA9, 0x1F3FD, 0x200C, 0x3000, 0xE01, 0xAD,
        ]
        var random = SplitMix64(seed: 31)
        for _ in 0..<4_000 {
            let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                alphabet.randomElement(using: &random)!
            }
            var found = [0]
            for cluster in Self.clusters(text(scalars)) {
                found.append(found.last! + String(decoding: cluster, as: UTF8.self).unicodeScalars.count)
            }
            #expect(found == Self.boundaries(scalars), "\(scalars.map { String($0, radix: 16) })")
        }
    }

    @Test func cutsAsDocumented() {
        let tokenizer = TextTokenizer(Tokenization(scheme: .graphemes))
        let tokens = tokenizer.tokens(in: "e\u{301}a \u{300}\r\n\u{1F469}\u{1F3FD}\u{200D}\u{1F680}\u{A0}각")
        #expect(tokens.map { $0.unicodeScalars.count } == [2, 1, 2, 4, 1])
        #expect(
            Segmented([0xFF, 0xCC, 0x81, 0x80, 0x61], Tokenization(scheme: .graphemes)).ranges.map(\.length) == [
                3, 1, 1,
            ])
    }
}
