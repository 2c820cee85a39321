import DurableFiles
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

@Suite struct TargetedCountingTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [0, 1, 9, 10, 1_000, 30_000])
    func pairsAreFoundWhereTheyWereInserted(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        var pairs: Set<UInt64> = []
        while pairs.count < count {
            pairs.insert(
                PairTable.key(.random(in: 1...200, using: &generator), .random(in: 1 ... .max, using: &generator)))
        }
        let table = PairTable(count: count)
        let places = Dictionary(uniqueKeysWithValues: pairs.map { ($0, table.insert($0)) })
        for (pair, place) in places { #expect(table.insert(pair) == place) }
        #expect(Set(places.values).count == count)
        #expect(!places.values.contains(0))
        let copy = PairTable(copying: table)
        for (pair, place) in places { #expect(copy.count(pair) == place) }
        for _ in 0..<200 {
            let other = PairTable.key(
                .random(in: 1...200, using: &generator), .random(in: 1 ... .max, using: &generator))
            #expect(table.count(other) == places[other, default: 0])
        }
        let counted = pairs.filter { table.count(at: places[$0] ?? 0) > 0 }
        table.merge(copy)
        for (pair, place) in places {
            #expect(table.count(at: place) >= (counted.contains(pair) ? 2 : 1))
            #expect(copy.count(at: place) == 1)
        }
        #expect(table.count(at: 0) == 0)
    }

    @Test(arguments: 1...5)
    func documentsOfAnyLengthAreCounted(order: Int) throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: order, bucketCount: 16)
        // Empty, shorter than the order, and longer than what is first set aside.
        let lengths = [0, 1, 2, order - 1, order, 20_000]
        let documents = lengths.enumerated().map { document in
            (0..<document.element).map { "w\(($0 * $0 + document.offset) % 37)" }.joined(separator: " ")
        }
        let target = try makeProfile([documents[5]], at: folder.file(named: "task"), options: options)
        try makeProfile(
            documents, at: folder.file(named: "restricted"), options: options, workers: 2, restrictedTo: target)
        let restricted = try CorpusProfile(path: folder.file(named: "restricted"))
        let wanted = NaiveCounts([documents[5]], order: order, tokenization: options.tokenization)
        let all = NaiveCounts(documents, order: order, tokenization: options.tokenization)
        let found = try NaiveCounts(restricted)
        for index in 0..<order {
            #expect(found.ngrams[index] == all.ngrams[index].filter { wanted.ngrams[index][$0.key] != nil })
        }
    }
}
