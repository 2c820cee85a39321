import DurableFiles
import NGramStatistics
import Testing
import TextSegmentation

/// The definition of the hashed histograms: token hash, n-gram hash, bucket and fold, worked out here by themselves.
@Suite struct FoldHistogramTests {
    private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = UInt128(a) * UInt128(b)
        return UInt64(truncatingIfNeeded: product) ^ UInt64(truncatingIfNeeded: product >> 64)
    }

    private let seeds: [UInt64] = [
        0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7, 0xAEF1_7502_108E_F2D9,
    ]

    /// Tokens of at most 16 bytes.
    private func hash(_ token: String) -> UInt64 {
        let bytes = Array(token.utf8) + [UInt8](repeating: 0, count: 16 - token.utf8.count)
        func word(_ range: Range<Int>) -> UInt64 { range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) } }
        let inner = fold(
            word(0..<8) ^ seeds[0], word(8..<16) ^ seeds[1] ^ (UInt64(token.utf8.count) &* seeds[2]))
        return fold(inner ^ seeds[3], seeds[0])
    }

    private func bucket(_ tokens: [String], of count: Int) -> Int {
        let whole = tokens.dropFirst().reduce(hash(tokens[0])) { fold($0 ^ seeds[1], hash($1) ^ seeds[2]) }
        return Int((UInt128(whole) * UInt128(count)) >> 64)
    }

    @Test(arguments: [1, 2, 3, 64, 1_000, 1_024, 10_000, 65_536])
    func bucketsAreThoseOfTheDefinition(bucketCount: Int) throws { try check(bucketCount: bucketCount, order: 3) }

    @Test(arguments: 1...5)
    func everyOrderIsHashed(order: Int) throws { try check(bucketCount: 977, order: order) }

    private func check(bucketCount: Int, order: Int) throws {
        let folder = try TemporaryFolder()
        let documents = (0..<40).map { number in
            (0..<number % 13).map { "token\(($0 * number) % 29)" }.joined(separator: " ")
        }
        let options = ProfileOptions(
            tokenization: Tokenization(scheme: .whitespace), order: order, bucketCount: bucketCount)
        let found = try makeProfile(documents, at: folder.file(named: "p"), options: options).foldHistograms()
        #expect(found.bucketCount == bucketCount && found.order == order)

        var expected = FoldHistograms(order: order, bucketCount: bucketCount)
        for document in documents {
            let fold = Int(DocumentHash(text: document.utf8Span.span).high >> 59)
            let tokens = document.split(separator: " ").map(String.init)
            expected.addDocuments(fold: fold)
            for length in 1...order where tokens.count >= length {
                for start in 0...tokens.count - length {
                    let ngram = Array(tokens[start..<start + length])
                    expected.add(order: length, fold: fold, bucket: bucket(ngram, of: bucketCount))
                }
            }
        }
        #expect((1...order).allSatisfy { found.counts(order: $0) == expected.counts(order: $0) })
        #expect(found.documents == expected.documents && found.storage == expected.storage)
    }
}
