import Testing
import TextSegmentation

@testable import NGramStatistics

/// Decoders meet bytes that no writer made: they refuse, and never crash.
@Suite struct DecodingTests {
    private static let entries: NGramEntries = {
        var entries = NGramEntries(order: 3)
        for first in 1...40 as ClosedRange<UInt32> {
            for last in 1...3 as ClosedRange<UInt32> {
                entries.ids += [first, 7, last * 300]
                entries.counts.append(UInt64(first) << (last * 8))
            }
        }
        return entries
    }()

    @Test func entriesRoundTrip() throws {
        var decoded = NGramEntries(order: 3)
        try decoded.decode(Self.entries.encoded(0..<120), entryCount: 120, largestID: 900)
        #expect(decoded == Self.entries)
        try decoded.decode(Self.entries.encoded(50..<60), entryCount: 10, largestID: 900)
        #expect(decoded.counts == Array(Self.entries.counts[50..<60]))
    }

    @Test func idsBeyondTheVocabularyAreRefused() {
        var decoded = NGramEntries(order: 3)
        #expect(throws: ByteDecoder.Damage.self) {
            try decoded.decode(Self.entries.encoded(0..<120), entryCount: 120, largestID: 899)
        }
        #expect(throws: ByteDecoder.Damage.self) {
            try decoded.decode(Self.entries.encoded(0..<120), entryCount: 119, largestID: 900)
        }
    }

    @Test(arguments: 0..<8) func mutatedEntriesAreRefusedOrInBounds(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let good = Self.entries.encoded(0..<120)
        for _ in 0..<200 {
            var raw = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                raw[Int.random(in: 0..<raw.count, using: &generator)] = UInt8.random(
                    in: .min ... .max, using: &generator)
            }
            var decoded = NGramEntries(order: 3)
            if (try? decoded.decode(raw, entryCount: 120, largestID: 900)) != nil {
                #expect(decoded.ids.allSatisfy { (1...900).contains($0) })
                #expect(decoded.counts.allSatisfy { $0 > 0 })
            }
        }
    }

    @Test(arguments: 0..<8) func mutatedDirectoriesAreRefusedOrConsistent(seed: UInt64) throws {
        var summary = ProfileSummary(tokenization: Tokenization(), order: 3)
        summary.languages["de"] = .init(documents: 3, tokens: 4, bytes: 5)
        for index in 0..<3 { summary.orders[index] = .init(order: index + 1, total: 1000, distinct: 20) }
        var directory = ProfileDirectory(
            summary: summary, foldOrder: 2, bucketCount: 100,
            foldDocuments: Array(repeating: 9, count: FoldHistograms.foldCount))
        let block = BlockDescriptor(offset: 0, compressedCount: 10, rawCount: 30, entryCount: 20)
        directory.vocabulary = .init(offset: 64, blocks: [block])
        directory.ngrams = [.init(offset: 74, blocks: [block]), .init(offset: 84, blocks: [block])]
        let good = directory.encoded
        let again = try ProfileDirectory(good, end: 94)
        #expect(again.encoded == good)
        #expect(again.summary == summary)
        #expect(throws: ByteDecoder.Damage.self) { try ProfileDirectory(good, end: 93) }
        var generator = SplitMix64(seed: seed)
        for _ in 0..<400 {
            var raw = good
            raw[Int.random(in: 0..<raw.count, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
            if Bool.random(using: &generator) { raw.removeLast(Int.random(in: 0..<raw.count, using: &generator)) }
            guard let decoded = try? ProfileDirectory(raw, end: 94) else { continue }
            for section in [decoded.vocabulary] + decoded.ngrams + [decoded.folds] {
                for block in section.blocks { #expect(section.offset + block.offset + block.compressedCount <= 94) }
            }
        }
    }

    @Test(arguments: [(UInt64(1) << 48, true), ((1 << 48) + 1, false), (.max, false)])
    func talliesThatCouldOverflowSumsAreRefused(value: UInt64, isAccepted: Bool) {
        var encoder = ByteEncoder()
        encoder.append(value)
        var decoder = ByteDecoder(encoder.bytes)
        #expect((try? decoder.tally()) == (isAccepted ? value : nil))
    }

    @Test func integersRoundTrip() throws {
        var encoder = ByteEncoder()
        let values = [0, 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), .max - 1, .max]
        for value in values { encoder.append(value) }
        var decoder = ByteDecoder(encoder.bytes)
        for value in values { #expect(try decoder.integer() == value) }
        #expect(decoder.isAtEnd)
        var overlong = ByteDecoder([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02])
        #expect(throws: ByteDecoder.Damage.self) { try overlong.integer() }
    }

    @Test(arguments: [1, 5, 511, 512, 5_000, 200_000]) func radixSortSorts(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        for bits in [1, 11, 12, 40, 64] {
            var keys = (0..<count).map { _ in generator.next() >> UInt64(64 - bits) }
            let expected = keys.sorted()
            var scratch = keys
            unsafe keys.withUnsafeMutableBufferPointer { keys in
                unsafe scratch.withUnsafeMutableBufferPointer { scratch in
                    unsafe RadixSort.sort(
                        keys.baseAddress!, scratch: scratch.baseAddress!, count: count, bits: bits)
                }
            }
            #expect(keys == expected, "\(bits) bits")
        }
        var wide = (0..<min(count, 6_000)).map { _ in UInt128(generator.next()) << 40 | UInt128(generator.next() >> 40)
        }
        let expected = wide.sorted()
        var scratch = wide
        unsafe wide.withUnsafeMutableBufferPointer { keys in
            unsafe scratch.withUnsafeMutableBufferPointer { scratch in
                unsafe RadixSort.sort(
                    keys.baseAddress!, scratch: scratch.baseAddress!, count: keys.count, bits: 104)
            }
        }
        #expect(wide == expected)
    }
}
