import Foundation
import TestSupport
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
        (Tokenization(scheme: .wordpunct), "wordpunct(regex-15.0)"),
        (Tokenization(scheme: .graphemes, caseMapping: .folding), "graphemes(UAX29-15.0)+folding(15.0)"),
    ])
    func signatureIsStable(_ tokenization: Tokenization, _ signature: String) {
        #expect(tokenization.signature == signature)
    }

    @Test func signaturesTellTokenizationsApart() {
        #expect(Set(Tokenization.all.map(\.signature)).count == 54)
    }

    @Test func survivesCoding() throws {
        for tokenization in Tokenization.all {
            let data = try JSONEncoder().encode(tokenization)
            #expect(try JSONDecoder().decode(Tokenization.self, from: data) == tokenization)
        }
        #expect(Tokenization.Scheme(rawValue: "wordpunct") == .wordpunct)
    }
}

@Suite struct TokenizerModelTests {
    private static let signature = "bpe(15.0-9c56cc51b374c3ba189210d5b6d4bf57)"

    @Test func namedModelsAreComparedByTheirSignature() throws {
        let model = try #require(TokenizerModel(signature: Self.signature))
        #expect(!model.isLoaded)
        #expect(model == TokenizerModel(signature: Self.signature))
        #expect(model != TokenizerModel(signature: "bpe(15.0-9c56cc51b374c3ba189210d5b6d4bf58)"))
        let tokenization = Tokenization(scheme: .model(model), lowercase: true)
        #expect(tokenization.signature == "\(Self.signature)+lowercase(15.0)")
        #expect(tokenization.missingModel == model)
        #expect(Tokenization.Scheme(rawValue: tokenization.scheme.rawValue) == tokenization.scheme)
        #expect(try JSONDecoder().decode(Tokenization.self, from: JSONEncoder().encode(tokenization)) == tokenization)
    }

    @Test(arguments: [
        "", "bpe", "bpe()", "bpe(-)", "bpe(15.0-)", "bpe(15.0-9c56)", "bpe(x-9c56cc51b374c3ba189210d5b6d4bf57)",
        "bpe(15.0-9C56cc51b374c3ba189210d5b6d4bf57)", "bpe(15.0-9c56cc51b374c3ba189210d5b6d4bf57",
        "bpe(15.0-9c56cc51b374c3ba189210d5b6d4bf57-1)", "wordpiece(15.0-9c56cc51b374c3ba189210d5b6d4bf57)",
    ])
    func refusesOtherSignatures(_ text: String) {
        #expect(TokenizerModel(signature: text) == nil)
        #expect(Tokenization.Scheme(rawValue: text) == nil)
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
