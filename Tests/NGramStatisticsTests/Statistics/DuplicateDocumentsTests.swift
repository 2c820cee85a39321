import NGramStatistics
import TestSupport
import Testing

@Suite struct DuplicateDocumentsTests {
    private func hashes(_ count: Int, of different: UInt64, seed: UInt64) -> [DocumentHash] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let text = "document \(UInt64.random(in: 0..<different, using: &generator))"
            return DocumentHash(text: text.utf8Span.span)
        }
    }

    private func gathered(_ hashes: some Sequence<DocumentHash>) -> DocumentHashes {
        var result = DocumentHashes()
        for hash in hashes { result.add(hash) }
        return result
    }

    @Test(arguments: [(0, 1), (1, 1), (1_000, 300), (60_000, 20_000), (40_000, 3)] as [(Int, UInt64)])
    func entriesEqualADictionary(count: Int, different: UInt64) {
        let all = hashes(count, of: different, seed: different)
        var expected: [DocumentHash: UInt64] = [:]
        for hash in all { expected[hash, default: 0] += 1 }
        var found = gathered(all)
        let entries = found.entries()
        #expect(entries.map(\.hash) == expected.keys.sorted())
        #expect(entries.allSatisfy { expected[$0.hash] == $0.documents })
        #expect(found.documents == UInt64(count) && found.entries() == entries)
        var again = DocumentHashes(entries: entries)
        #expect(again?.entries() == entries && again?.documents == UInt64(count))
    }

    @Test func mergesInAnyOrderAndGrouping() {
        let parts = [hashes(20_000, of: 9_000, seed: 1), hashes(17_000, of: 9_000, seed: 2), hashes(5, of: 9, seed: 3)]
        var whole = gathered(parts.joined())
        let expected = whole.entries()
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var sum = DocumentHashes()
            for index in order { sum.merge(gathered(parts[index])) }
            #expect(sum.entries() == expected && sum.documents == 37_005)
        }
        var right = gathered(parts[1])
        right.merge(gathered(parts[2]))
        var grouped = gathered(parts[0])
        grouped.merge(right)
        grouped.merge(DocumentHashes())
        #expect(grouped.entries() == expected)
        // Adding goes on after a merge.
        grouped.add(parts[0][0])
        #expect(grouped.entries().reduce(0) { $0 + $1.documents } == 37_006)
    }

    @Test func statisticsByHand() {
        var hashes = gathered(["a", "b", "a", "c", "a", "b"].map { DocumentHash(text: $0.utf8Span.span) })
        let found = DuplicateDocuments(hashes.entries())
        #expect(found.documents == 6 && found.distinct == 3 && found.repeated == 2)
        #expect(found.redundantShare == 0.5 && found.duplicatedShare == 5.0 / 6)
        #expect(found.largestMultiplicities().map(\.count) == [3, 2])
        #expect(found.largestMultiplicities(1).map(\.count) == [3])
        #expect(found.expectedFalseCollisions == 6 * 0x1p-129)
        let none = DuplicateDocuments([])
        #expect(none.documents == 0 && none.redundantShare == nil && none.duplicatedShare == nil)
        #expect(none.expectedFalseCollisions == 0 && none.largestMultiplicities().isEmpty)
    }

    @Test func impossibleEntriesAreRefused() {
        let hash = DocumentHash(high: 1, low: 2)
        #expect(DocumentHashes(entries: [.init(hash: hash, documents: 0)]) == nil)
        #expect(DocumentHashes(entries: [.init(hash: hash, documents: 1), .init(hash: hash, documents: 1)]) == nil)
        #expect(DocumentHashes(entries: [.init(hash: hash, documents: 1 << 63)]) == nil)
    }
}
