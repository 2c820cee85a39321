import TestSupport
import Testing

@testable import TextSegmentation

@Suite struct SentencePieceTests {
    #if SentencePiece
    @Test(arguments: ["unigram.model", "bytes.model"]) func agreesWithReference(_ name: String) throws {
        let model = try TokenizerModel(sentencePiece: TokenizerFixtures.contents(of: name))
        let tokenization = Tokenization(scheme: .model(model))
        let expected = try #require(TokenizerFixtures.shared.models[name])
        let buffer = TokenBuffer()
        var bytes: [UInt8] = []
        for (text, lengths) in zip(TokenizerFixtures.shared.texts, expected.lengths) {
            let segmented = Segmented(Array(text.utf8), tokenization, into: buffer)
            #expect(segmented.ranges.map { Int($0.length) } == lengths, "\(text.debugDescription)")
            #expect(segmented.isPadded)
            bytes += segmented.bytes
        }
        #expect(Digest.fnv(bytes) == UInt64(expected.bytes, radix: 16))
        for (number, digest) in expected.random.enumerated() {
            var lengths: [UInt8] = []
            for text in TokenizerFixtures.shared.randomTexts[(number * 100)..<(number * 100 + 100)] {
                lengths += Segmented(Array(text.utf8), tokenization, into: buffer).ranges.map {
                    UInt8(min(255, $0.length))
                }
            }
            #expect(Digest.fnv(lengths) == UInt64(digest, radix: 16), "random texts from \(number * 100)")
        }
        #expect(TokenizerModel(signature: model.signature) == model)
    }

    @Test func anyBytesAreCut() throws {
        let model = try TokenizerModel(sentencePiece: TokenizerFixtures.contents(of: "bytes.model"))
        var random = SplitMix64(seed: 9)
        for length in [0, 1, 7, 100, 2_000] {
            let bytes: [UInt8] = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let segmented = Segmented(bytes, Tokenization(scheme: .model(model)))
            #expect(segmented.ranges.reduce(0) { $0 + Int($1.length) } == segmented.bytes.count)
        }
    }

    @Test func refusesOtherFiles() throws {
        for bytes in [[], Array("no model".utf8), try TokenizerFixtures.contents(of: "gpt2.json")] {
            let error = #expect(throws: TokenizerModelError.self) { try TokenizerModel(sentencePiece: bytes) }
            #expect(error?.code == .malformed)
        }
    }
    #else
    @Test func namesTheTrait() {
        let error = #expect(throws: TokenizerModelError.self) { try TokenizerModel(sentencePiece: []) }
        #expect(error?.code == .traitNeeded)
        #expect(error?.message.contains("SentencePiece") == true)
    }
    #endif
}
