import TestSupport
import Testing

@testable import TextSegmentation

@Suite struct BytePairTests {
    @Test(arguments: TokenizerFixtures.bytePairNames) func agreesWithReference(_ name: String) throws {
        let tokenization = Tokenization(scheme: .model(try TokenizerFixtures.model(name)))
        let expected = try #require(TokenizerFixtures.shared.models[name])
        let buffer = TokenBuffer()
        var bytes: [UInt8] = []
        for (text, lengths) in zip(TokenizerFixtures.shared.texts, expected.lengths) {
            let segmented = Segmented(Array(text.utf8), tokenization, into: buffer)
            #expect(segmented.ranges.map { Int($0.length) } == lengths, "\(text)")
            bytes += segmented.bytes
        }
        #expect(Digest.fnv(bytes) == UInt64(expected.bytes, radix: 16))
        for (number, digest) in expected.random.enumerated() {
            var lengths: [UInt8] = []
            for text in TokenizerFixtures.shared.randomTexts[(number * 100)..<(number * 100 + 100)] {
                let segmented = Segmented(Array(text.utf8), tokenization, into: buffer)
                lengths += segmented.ranges.map { UInt8(min(255, $0.length)) }
            }
            #expect(Digest.fnv(lengths) == UInt64(digest, radix: 16), "random texts from \(number * 100)")
        }
    }

    /// Any bytes are cut, and tokens lie end to end.
    @Test(arguments: TokenizerFixtures.bytePairNames) func tokensCoverAnyBytes(_ name: String) throws {
        let model = try TokenizerFixtures.model(name)
        var random = SplitMix64(seed: 77)
        let buffer = TokenBuffer()
        for length in [0, 1, 2, 31, 32, 33, 127, 128, 129, 500, 3_000] {
            let any: [UInt8] = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let broken: [UInt8] = (0..<length).map { _ in
                [0x61, 0x20, 0x27, 0xC3, 0xA9, 0xE2, 0x82, 0xF0, 0x9F, 0x0A].randomElement(using: &random)!
            }
            for bytes in [any, broken, [UInt8](repeating: 0x61, count: length)] {
                for tokenization in [
                    Tokenization(scheme: .model(model)),
                    Tokenization(scheme: .model(model), caseMapping: .folding, normalization: .nfkc),
                ] {
                    let segmented = Segmented(bytes, tokenization, into: buffer)
                    var end: UInt32 = 0
                    for range in segmented.ranges {
                        #expect(range.offset == end && range.length > 0)
                        end += range.length
                    }
                    #expect(Int(end) == segmented.bytes.count && segmented.isPadded)
                }
                if name.hasSuffix(".tiktoken") {
                    #expect(Segmented(bytes, Tokenization(scheme: .model(model)), into: buffer).bytes == bytes)
                }
            }
        }
    }

    /// The three ways to merge: all pairs each time, with a heap, and by definition.
    @Test func longPiecesMergeAsShortOnes() throws {
        let tables = try #require(try TokenizerFixtures.model("gpt2.json").bytePair).tables
        let merger = BytePairMerger(tables)
        var random = SplitMix64(seed: 5)
        for length in Array(1...40) + [60, 127, 128, 129, 200, 400] {
            let bytes: [UInt8] = (0..<length).map { _ in Array("thein aoér".utf8).randomElement(using: &random)! }
            var tokens = bytes.map { (token: unsafe tables.byteTokens[Int($0)], length: 1) }
            while let place = tokens.indices.dropLast().min(by: {
                tables.rank(tokens[$0].token, tokens[$0 + 1].token)
                    < tables.rank(tokens[$1].token, tokens[$1 + 1].token)
            }) {
                let rank = tables.rank(tokens[place].token, tokens[place + 1].token)
                if rank == BytePairTables.noRank { break }
                tokens[place] = (unsafe tables.merged[Int(rank)], tokens[place].length + tokens[place + 1].length)
                tokens.remove(at: place + 1)
            }
            var list = TokenList()
            unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe merger.cut(buffer.baseAddress!, at: 0, length: length, into: &list)
            }
            #expect((0..<list.count).map { Int(unsafe list.base[$0].length) } == tokens.map(\.length))
        }
    }

    @Test func endlessPieceIsCut() throws {
        let model = try TokenizerFixtures.model("o200k_base.tiktoken")
        let bytes = [UInt8](repeating: 0x61, count: 60_000)
        #expect(
            Segmented(bytes, Tokenization(scheme: .model(model))).ranges.reduce(0) { $0 + Int($1.length) } == 60_000)
    }

    @Test func bufferServesSeveralModels() throws {
        let buffer = TokenBuffer()
        let text = Array("The well-known reader's HTTPServer 12345".utf8)
        for _ in 0..<2 {
            for name in TokenizerFixtures.bytePairNames {
                let tokenization = Tokenization(scheme: .model(try TokenizerFixtures.model(name)))
                #expect(Segmented(text, tokenization, into: buffer) == Segmented(text, tokenization))
            }
        }
    }

    @Test func signaturesTellModelsApart() throws {
        let models = try TokenizerFixtures.bytePairNames.map { try TokenizerFixtures.model($0) }
        #expect(Set(models).count == models.count)
        #expect(models[0].signature == (try TokenizerFixtures.model("gpt2.json")).signature)
        #expect(models.allSatisfy { TokenizerModel(signature: $0.signature) == $0 && $0.isLoaded })
        // Spelling is not part of a model.
        let text = String(decoding: try TokenizerFixtures.contents(of: "gpt2.json"), as: UTF8.self)
        let spaced = try TokenizerModel(
            tokenizerJSON: Array(text.replacing("\"model\":{", with: "\"model\" : {\n").utf8))
        #expect(spaced == models[0])
        #expect(models[0].signature.hasPrefix("bpe(15.0-"))
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb924"), ("abc", "ba7816bf8f01cfea414140de5dae2223"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039"),
    ])
    func hashIsSHA256(_ text: String, _ expected: String) {
        var hash = SHA256()
        hash.update(text.utf8)
        #expect(hash.hexadecimal128() == expected)
    }
}
