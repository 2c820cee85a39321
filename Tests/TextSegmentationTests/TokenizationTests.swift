import Foundation
import Testing
import TextSegmentation

@Suite struct TokenizationTests {
    @Test(arguments: [
        (Tokenization(), "words(UAX29-15.0)"),
        (
            Tokenization(scheme: .words, lowercase: true, normalization: .nfc),
            "words(UAX29-15.0)+lowercase(15.0)+nfc(15.0)"
        ),
        (Tokenization(scheme: .whitespace), "whitespace(kenlm)"),
        (Tokenization(scheme: .characters, normalization: .nfkc), "characters(15.0)+nfkc(15.0)"),
        (Tokenization(scheme: .bytes, lowercase: true), "bytes+lowercase(15.0)"),
        (Tokenization(scheme: .wordpunct), "wordpunct(re-15.0)"),
    ])
    func signatureIsStable(_ tokenization: Tokenization, _ signature: String) {
        #expect(tokenization.signature == signature)
    }

    @Test func signaturesTellTokenizationsApart() {
        #expect(Set(Tokenization.all.map(\.signature)).count == 30)
    }

    @Test func survivesCoding() throws {
        for tokenization in Tokenization.all {
            let data = try JSONEncoder().encode(tokenization)
            #expect(try JSONDecoder().decode(Tokenization.self, from: data) == tokenization)
        }
        #expect(Tokenization.Scheme(rawValue: "wordpunct") == .wordpunct)
    }
}

@Suite struct TextStatisticsTests {
    @Test(arguments: SegmentationGolden.sentences)
    func countsScalars(_ sentence: SegmentationGolden.Sentence) {
        let bytes = Array(sentence.text.utf8)
        #expect(TextStatistics.scalarCount(bytes.span) == sentence.text.unicodeScalars.count)
    }

    @Test func agreesWithCharacterTokens() {
        var random = SplitMix64(seed: 4)
        for length in 0..<200 {
            let bytes: [UInt8] = (0..<length).map { _ in
                [0x61, 0x62, 0x63, 0x64, 0xC3, 0xA9, 0xE4, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80].randomElement(
                    using: &random)!
            }
            // None of these is white space.
            let tokens = Segmented(bytes, Tokenization(scheme: .characters)).ranges.count
            #expect(TextStatistics.scalarCount(bytes.span) == tokens)
        }
    }
}
