import TestSupport
import Testing

@testable import NGramStatistics

@Suite struct PairFilterTests {
    @Test(arguments: [0, 1, 100, 100_000])
    func holdsAllThatWereInsertedAndFewOthers(count: Int) {
        var generator = SplitMix64(seed: UInt64(count) + 1)
        let filter = PairFilter(count: count)
        let inserted = (0..<count).map { _ in generator.next() }
        for hash in inserted { filter.insert(hash) }
        #expect(inserted.allSatisfy { filter.mayHold($0) == 1 })
        let others = (0..<10_000).count { _ in filter.mayHold(generator.next()) == 1 }
        // At most one bit in eight is set.
        #expect(others < 1_400)
    }
}
