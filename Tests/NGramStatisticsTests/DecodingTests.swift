import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

/// Decoders meet bytes that no writer made: they refuse, and never crash.
@Suite struct DecodingTests {
    /// n-grams with their counts, as values.
    private struct Listing: Equatable {
        var ids: [UInt32] = []
        var counts: [UInt64] = []
    }

    private static let listing: Listing = {
        var listing = Listing()
        for first in 1...40 as ClosedRange<UInt32> {
            for last in 1...3 as ClosedRange<UInt32> {
                listing.ids += [first, 7, last * 300]
                listing.counts.append(UInt64(first) << (last * 8))
            }
        }
        return listing
    }()

    private func encoded(_ range: Range<Int>) -> [UInt8] {
        let entries = NGramEntries(order: 3, capacity: 2)
        for index in 0..<Self.listing.counts.count {
            let ids = Array(Self.listing.ids[3 * index..<3 * index + 3])
            unsafe ids.withUnsafeBufferPointer {
                unsafe entries.append($0.baseAddress!, count: Self.listing.counts[index])
            }
        }
        let buffer = EncodingBuffer(capacity: 16)
        entries.encode(range, into: buffer)
        return unsafe Array(buffer.bytes)
    }

    private func decode(_ raw: [UInt8], entryCount: Int, largestID: UInt32) throws -> Listing {
        let entries = NGramEntries(order: 3)
        try unsafe raw.withUnsafeBufferPointer {
            try unsafe entries.decode($0, entryCount: entryCount, largestID: largestID)
        }
        return unsafe Listing(
            ids: Array(UnsafeBufferPointer(start: entries.ids, count: 3 * entries.count)),
            counts: Array(UnsafeBufferPointer(start: entries.counts, count: entries.count)))
    }

    @Test func entriesRoundTrip() throws {
        #expect(try decode(encoded(0..<120), entryCount: 120, largestID: 900) == Self.listing)
        let some = try decode(encoded(50..<60), entryCount: 10, largestID: 900)
        #expect(some.counts == Array(Self.listing.counts[50..<60]))
        #expect(try decode([], entryCount: 0, largestID: 900) == Listing())
    }

    @Test func idsBeyondTheVocabularyAreRefused() {
        #expect(throws: ByteDecoder.Damage.self) {
            try decode(encoded(0..<120), entryCount: 120, largestID: 899)
        }
        #expect(throws: ByteDecoder.Damage.self) {
            try decode(encoded(0..<120), entryCount: 119, largestID: 900)
        }
        #expect(throws: ByteDecoder.Damage.self) {
            try decode(encoded(0..<120), entryCount: .max, largestID: 900)
        }
    }

    @Test(arguments: 0..<8) func mutatedEntriesAreRefusedOrInBounds(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let good = encoded(0..<120)
        for _ in 0..<200 {
            var raw = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                raw[Int.random(in: 0..<raw.count, using: &generator)] = UInt8.random(
                    in: .min ... .max, using: &generator)
            }
            if let listing = try? decode(raw, entryCount: 120, largestID: 900) {
                #expect(listing.ids.allSatisfy { (1...900).contains($0) })
                #expect(listing.counts.allSatisfy { $0 > 0 })
            }
        }
    }

    @Test(arguments: 0..<8) func mutatedDirectoriesAreRefusedOrConsistent(seed: UInt64) throws {
        var summary = ProfileSummary(tokenization: Tokenization(), order: 3)
        summary.languages["de"] = LanguageTally()
        summary.languages["de"]?.add(LanguageCounts(documents: 3, tokens: 4, bytes: 5), fold: 7)
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
            // Half of the keys crowd in few places, as windows of frequent tokens do.
            var keys = (0..<count).map { index in
                let key = generator.next() >> UInt64(64 - bits)
                return index.isMultiple(of: 2) ? key : key & generator.next() & generator.next() & ~0xFF0
            }
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

    @Test func integersAreWrittenAlikeInBothWays() {
        var generator = SplitMix64(seed: 5)
        let edges = (0..<64).flatMap { bit in [(UInt64(1) << bit) - 1, UInt64(1) << bit] }
        for value in edges + (0..<2_000).map({ _ in generator.next() >> UInt64.random(in: 0..<64, using: &generator) })
        {
            let (plain, other) = (EncodingBuffer(), EncodingBuffer())
            unsafe plain.append(atMost: 16) { unsafe VariableLength.put(value, &$0) }
            unsafe other.append(atMost: 16) { unsafe VariableLength.putUnpredictable(value, &$0) }
            #expect(unsafe plain.bytes.elementsEqual(other.bytes), "\(value)")
        }
    }
}
