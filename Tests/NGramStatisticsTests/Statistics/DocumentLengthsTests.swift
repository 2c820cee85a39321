import NGramStatistics
import TestSupport
import Testing

@Suite struct DocumentLengthsTests {
    private func lengths(_ count: Int, seed: UInt64) -> [UInt64] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            UInt64.random(in: 0...(1 << UInt64.random(in: 0...16, using: &generator)), using: &generator)
        }
    }

    @Test(arguments: 0..<4) func summariesEqualTheNaiveOnes(seed: UInt64) throws {
        let values = lengths(501, seed: seed)
        let sorted = values.sorted()
        let found = DocumentLengths(lengths: values)
        #expect(found.documents == 501 && found.tokens == Double(values.reduce(0, +)))
        let mean = Double(values.reduce(0, +)) / 501
        let variance = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 501
        #expect(abs(try #require(found.mean) - mean) < 1e-9 * mean)
        #expect(abs(try #require(found.variance) - variance) < 1e-9 * variance)
        for rank in 1...501 {
            // A share a little below rank/501, which rounds up to the rank.
            #expect(found.quantile((Double(rank) - 0.5) / 501) == sorted[rank - 1])
        }
        #expect(
            found.quantile(0) == sorted.first && found.quantile(1) == sorted.last && found.quantile(0.5) == sorted[250])
        let bins = found.logarithmicBins
        #expect(bins.reduce(0) { $0 + $1.documents } == 501 && bins.reduce(0) { $0 + $1.tokens } == found.tokens)
        for bin in bins { #expect(bin.documents == UInt64(values.filter { bin.lengths.contains($0) }.count)) }
        #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.lengths.upperBound + 1 == $1.lengths.lowerBound })
    }

    @Test func mergesInAnyOrderAndGrouping() {
        let parts = (0..<3 as Range<UInt64>).map { lengths(200, seed: 10 + $0) }
        let whole = DocumentLengths(lengths: parts.flatMap { $0 })
        func sum(_ order: [Int]) -> DocumentLengths {
            var result = DocumentLengths()
            for index in order { result.merge(DocumentLengths(lengths: parts[index])) }
            return result
        }
        #expect(sum([0, 1, 2]) == whole && sum([2, 0, 1]) == whole)
        var right = DocumentLengths(lengths: parts[1])
        right.merge(DocumentLengths(lengths: parts[2]))
        var grouped = DocumentLengths(lengths: parts[0])
        grouped.merge(right)
        #expect(grouped == whole && DocumentLengths(entries: whole.entries) == whole)
    }

    @Test func extremesAndImpossibleEntries() {
        let none = DocumentLengths()
        #expect(none.mean == nil && none.variance == nil && none.quantile(0.5) == nil && none.logarithmicBins.isEmpty)
        let one = DocumentLengths(lengths: [0])
        #expect(one.mean == 0 && one.variance == 0 && one.quantile(0.5) == 0 && one.logarithmicBins[0].lengths == 0...0)
        let long = DocumentLengths(lengths: [.max])
        #expect(long.logarithmicBins.last?.lengths == 1 << 63 ... .max && long.quantile(1) == .max)
        #expect(DocumentLengths(entries: [.init(length: 2, documents: 1), .init(length: 2, documents: 1)]) == nil)
        #expect(DocumentLengths(entries: [.init(length: 2, documents: 0)]) == nil)
        #expect(DocumentLengths(entries: [.init(length: 2, documents: 1 << 63)]) == nil)
        #expect(DocumentLengths(entries: [])?.documents == 0)
    }
}
