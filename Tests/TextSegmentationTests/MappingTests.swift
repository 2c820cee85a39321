import TestSupport
import Testing
import TextSegmentation

/// Case mapping and normalisation.
@Suite struct MappingTests {
    private static let lower = Tokenization(scheme: .bytes, lowercase: true)
    private static let folded = Tokenization(scheme: .bytes, caseMapping: .folding)
    private static let nfc = Tokenization(scheme: .bytes, normalization: .nfc)
    private static let nfkc = Tokenization(scheme: .bytes, normalization: .nfkc)

    private static func map(_ text: String, _ tokenization: Tokenization) -> [UInt8] {
        Segmented(text, tokenization).bytes
    }

    @Test(arguments: SegmentationGolden.sentences)
    func sentencesAgreeWithPython(_ sentence: SegmentationGolden.Sentence) {
        #expect(Self.map(sentence.text, Self.lower) == Array(sentence.lowercase.utf8))
        #expect(Self.map(sentence.text, Self.folded) == Array(sentence.folding.utf8))
        #expect(Self.map(sentence.text, Self.nfc) == Array(sentence.nfc.utf8))
        #expect(Self.map(sentence.text, Self.nfkc) == Array(sentence.nfkc.utf8))
    }

    /// Every scalar alone, a line feed between, as the script joins them; U+000A itself is one of the scalars.
    @Test func scalarsAgreeWithPython() {
        for block in SegmentationGolden.blocks {
            let lines = Array(block.scalars.map { String(Unicode.Scalar($0)!) }.joined(separator: "\n").utf8)
            let label = "block \(String(block.first, radix: 16))"
            #expect(Digest.fnv(Segmented(lines, Self.lower).bytes) == block.lowercase, "\(label)")
            #expect(Digest.fnv(Segmented(lines, Self.folded).bytes) == block.folding, "\(label)")
            #expect(Digest.fnv(Segmented(lines, Self.nfc).bytes) == block.nfc, "\(label)")
            #expect(Digest.fnv(Segmented(lines, Self.nfkc).bytes) == block.nfkc, "\(label)")
        }
    }

    @Test(arguments: [
        ("ΑΣ", "ας"), ("Σ", "σ"), ("ΣΑ", "σα"), ("ΑΣ.", "ας."), ("ΑΣ.Β", "ασ.β"), ("Α\u{AD}Σ", "α\u{AD}ς"),
        (".Σ", ".σ"),
        ("ΑΣ\u{301}", "ας\u{301}"), ("ΑΣ\u{301}Β", "ασ\u{301}β"), ("1Σ", "1σ"), ("ΑΣΣ", "ασς"), ("İI", "i\u{307}i"),
        ("ȺȾ", "ⱥⱦ"), ("K", "k"), ("ǅẞ", "ǆß"), ("ABCDEFGHIJ@[`{", "abcdefghij@[`{"),
    ])
    func lowercaseIsFull(_ text: String, _ expected: String) {
        #expect(Self.map(text, Self.lower) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("ΑΣ", "ασ"), ("Straße", "strasse"), ("ẞ", "ss"), ("İI", "i\u{307}i"), ("ﬃ", "ffi"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"),
        ("\u{1F80}", "\u{1F00}\u{3B9}"), ("ABCDEFGHIJ@[`{ſ", "abcdefghij@[`{s"),
        (String(repeating: "ΐ", count: 70), String(repeating: "\u{3B9}\u{308}\u{301}", count: 70)),
    ])
    func foldingIsFull(_ text: String, _ expected: String) {
        #expect(Self.map(text, Self.folded) == Array(expected.utf8))
    }

    @Test(.enabled(if: UnicodeTestFile.isAvailable("CaseFolding"), "needs ../shared/data/unicode"))
    func foldingAgreesWithUnicode() throws {
        var expected: [UInt32: String] = [:]
        for line in try UnicodeTestFile.lines("CaseFolding") {
            let fields = line.split(separator: ";").map { $0.drop { $0 == " " } }
            guard fields[1] == "C" || fields[1] == "F" else { continue }
            expected[UInt32(fields[0], radix: 16)!] = text(
                fields[2].split(separator: " ").map { UInt32($0, radix: 16)! })
        }
        #expect(expected.count == 1_530)
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = expected[value] ?? String(scalar)
            if expected[value] == nil, value > 0x2_0000, value & 0xFFF != 0 { continue }
            #expect(Self.map(String(scalar), Self.folded) == Array(folded.utf8), "\(String(value, radix: 16))")
        }
    }

    @Test func normalizesAgainAfterLowercase() {
        let text = "H\u{331}"
        #expect(Self.map(text, Self.nfc) == Array(text.utf8))
        let both = Tokenization(scheme: .bytes, lowercase: true, normalization: .nfc)
        #expect(Self.map(text, both) == Array("\u{1E96}".utf8))
    }

    @Test(.enabled(if: UnicodeTestFile.isAvailable("NormalizationTest"), "needs ../shared/data/unicode"))
    func agreesWithUnicodeTest() throws {
        let tests = try UnicodeTestFile.lines("NormalizationTest").filter { !$0.hasPrefix("@") }
        #expect(tests.count == 19_074)
        var columns: [[String]] = []
        for test in tests {
            let fields = test.split(separator: ";").prefix(5)
            columns.append(fields.map { field in text(field.split(separator: " ").map { UInt32($0, radix: 16)! }) })
        }
        // One text of all tests, a line feed between, is a test of the boundaries between pieces too.
        func joined(_ column: Int) -> String { columns.map { $0[column] }.joined(separator: "\n") }
        for column in 0..<5 {
            let source = joined(column)
            #expect(Self.map(source, Self.nfc) == Array(joined(column < 3 ? 1 : 3).utf8), "column \(column)")
            #expect(Self.map(source, Self.nfkc) == Array(joined(3).utf8), "column \(column)")
        }
    }

    @Test(arguments: SegmentationGolden.mixtures.indices) func mixturesAgreeWithPython(_ index: Int) {
        var random = SplitMix64(seed: UInt64(index))
        let alphabet = SegmentationGolden.mixtureAlphabet
        let mixture = text((0..<256).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
        let expected = SegmentationGolden.mixtures[index]
        #expect(Digest.fnv(Self.map(mixture, Self.lower)) == expected.lowercase)
        #expect(Digest.fnv(Self.map(mixture, Self.folded)) == expected.folding)
        let composed = Self.map(mixture, Self.nfc)
        #expect(Digest.fnv(composed) == expected.nfc)
        #expect(Segmented(composed, Self.nfc).bytes == composed)
        let compatible = Self.map(mixture, Self.nfkc)
        #expect(Digest.fnv(compatible) == expected.nfkc)
        #expect(Segmented(compatible, Self.nfkc).bytes == compatible)
        let both = Tokenization(scheme: .bytes, lowercase: true, normalization: .nfkc)
        #expect(Digest.fnv(Self.map(mixture, both)) == expected.lowercaseNFKC)
    }

    @Test func longRunsOfMarksAreSorted() {
        let marks = (0..<20_000).map { UInt32($0.isMultiple(of: 2) ? 0x301 : 0x323) }
        let expected = "\u{1EA1}\u{301}" + text([UInt32](repeating: 0x323, count: 9_999))
        let result = Segmented(text([0x61] + marks), Self.nfc).bytes
        let count = "\u{1EA1}".utf8.count
        #expect(Array(result.prefix(count)) == Array(expected.utf8.prefix(count)))
        #expect(result.count == count + 19_999 * 2)
        let rest = String(decoding: result.dropFirst(count), as: UTF8.self).unicodeScalars.map(\.value)
        #expect(rest == [UInt32](repeating: 0x323, count: 9_999) + [UInt32](repeating: 0x301, count: 10_000))
    }
}
