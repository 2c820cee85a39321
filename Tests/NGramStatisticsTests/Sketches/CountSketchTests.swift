import Foundation
import NGramStatistics
import TestSupport
import Testing

/// Items with Zipf-like counts, in a shuffled stream.
func skewedStream(_ length: Int, types: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
    return (0..<length).map { _ in
        Int(exp(Double.random(in: 0..<1, using: &generator) * log(Double(types)))) - 1
    }
}

func exactCounts(_ stream: some Sequence<Int>) -> [Int: UInt64] {
    stream.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

@Suite struct CountSketchTests {
    private func bytes(_ item: Int) -> [UInt8] { Array("item \(item)".utf8) }

    private func countMin(_ stream: some Sequence<Int>) -> CountMinSketch {
        var sketch = CountMinSketch(relativeError: 0.01, failureProbability: 0.02)
        for item in stream { sketch.add(bytes(item)) }
        return sketch
    }

    @Test(arguments: 0..<4) func countMinHoldsItsBounds(seed: UInt64) {
        let stream = skewedStream(20_000, types: 5_000, seed: seed)
        let sketch = countMin(stream)
        #expect(sketch.width == 272 && sketch.depth == 4 && sketch.total == 20_000)
        #expect(sketch.relativeError <= 0.01 && sketch.failureProbability <= 0.02)
        var misses = 0
        let counts = exactCounts(stream)
        for (item, count) in counts {
            let bounds = sketch.bounds(bytes(item))
            #expect(bounds.upper >= count)
            if bounds.lower > count { misses += 1 }
        }
        #expect(Double(misses) <= 0.02 * Double(counts.count), "\(misses)")
        #expect(Double(sketch.bounds(bytes(-1)).upper) <= sketch.errorBound)
    }

    @Test(arguments: 0..<4) func conservativeUpdatesOnlyLowerTheError(seed: UInt64) {
        let stream = skewedStream(20_000, types: 5_000, seed: seed)
        let plain = countMin(stream)
        var sketch = ConservativeCountMinSketch(relativeError: 0.01, failureProbability: 0.02)
        for item in stream { sketch.add(bytes(item)) }
        var isBetter = false
        for (item, count) in exactCounts(stream) {
            let upper = sketch.bounds(bytes(item)).upper
            #expect(upper >= count && upper <= plain.bounds(bytes(item)).upper)
            if upper < plain.bounds(bytes(item)).upper { isBetter = true }
        }
        #expect(isBetter && sketch.total == plain.total && sketch.errorBound == plain.errorBound)
    }

    @Test func countMinOfPartsIsThatOfTheWhole() throws {
        let stream = skewedStream(9_000, types: 800, seed: 8)
        let parts = [countMin(stream[0..<2_000]), countMin(stream[2_000..<2_500]), countMin(stream[2_500...])]
        for order in [[0, 1, 2], [2, 0, 1]] {
            var merged = parts[order[0]]
            for index in order.dropFirst() { try merged.merge(parts[index]) }
            #expect(merged == countMin(stream))
        }
        var other = CountMinSketch(width: 100, depth: 4)
        #expect(throws: SketchError.self) { try other.merge(parts[0]) }
        var large = CountMinSketch(width: 4, depth: 1)
        large.add(hash: 1, count: 1 << 62)
        let same = large
        #expect(throws: SketchError.self) { try large.merge(same) }
    }

    private func spaceSaving(_ stream: some Sequence<Int>, capacity: Int = 64) -> SpaceSaving {
        var sketch = SpaceSaving(capacity: capacity)
        for item in stream { sketch.add(bytes(item)) }
        return sketch
    }

    private func check(
        _ sketch: SpaceSaving, against counts: [Int: UInt64], _ location: SourceLocation = #_sourceLocation
    ) {
        let total = counts.values.reduce(0, +)
        #expect(sketch.total == total && sketch.errorBound <= total / UInt64(sketch.capacity), sourceLocation: location)
        for (item, count) in counts {
            #expect(sketch.bounds(bytes(item)).contains(count), sourceLocation: location)
        }
        let kept = Set(sketch.items.map(\.bytes))
        for (item, count) in counts where count > total / UInt64(sketch.capacity) {
            #expect(kept.contains(bytes(item)), sourceLocation: location)
        }
        let share = 0.02
        let frequent = Set(counts.filter { Double($0.value) > share * Double(total) }.map { bytes($0.key) })
        #expect(Set(sketch.certain(moreThan: share).map(\.bytes)).isSubset(of: frequent), sourceLocation: location)
        #expect(Set(sketch.candidates(moreThan: share).map(\.bytes)).isSuperset(of: frequent), sourceLocation: location)
    }

    @Test(arguments: 0..<4) func spaceSavingHoldsItsBounds(seed: UInt64) {
        let stream = skewedStream(20_000, types: 5_000, seed: 40 + seed)
        check(spaceSaving(stream), against: exactCounts(stream))
        check(spaceSaving(stream, capacity: 100), against: exactCounts(stream))
    }

    @Test func spaceSavingIsExactWhileThereIsRoom() {
        let stream = skewedStream(5_000, types: 60, seed: 5)
        let sketch = spaceSaving(stream)
        let counts = exactCounts(stream)
        #expect(sketch.errorBound == 0 && sketch.items.count == counts.count)
        for (item, count) in counts {
            #expect(sketch.bounds(bytes(item)).lower == count && sketch.bounds(bytes(item)).upper == count)
        }
        #expect(sketch.items == sketch.items.sorted { $0.bounds.upper > $1.bounds.upper })
    }

    /// Independent of the library: the plain algorithm on arrays, with any rule for ties, keeps the same multiset of counts.
    @Test(arguments: 0..<3) func spaceSavingKeepsTheCountsOfThePlainAlgorithm(seed: UInt64) {
        let stream = skewedStream(6_000, types: 900, seed: 70 + seed)
        var items: [Int] = []
        var counts: [UInt64] = []
        for item in stream {
            if let index = items.firstIndex(of: item) {
                counts[index] += 1
            } else if items.count < 32 {
                items.append(item)
                counts.append(1)
            } else if let index = counts.indices.min(by: { counts[$0] < counts[$1] }) {
                items[index] = item
                counts[index] += 1
            }
        }
        let sketch = spaceSaving(stream, capacity: 32)
        #expect(sketch.items.reduce(0) { $0 + $1.bounds.upper } == 6_000)
        #expect(counts.reduce(0, +) == 6_000 && sketch.errorBound == counts.min())
    }

    @Test func spaceSavingMergesKeepTheirBounds() throws {
        let parts = (0..<3 as Range<UInt64>).map { skewedStream(7_000, types: 3_000, seed: 90 + $0) }
        let counts = exactCounts(parts.joined())
        var leftFirst = spaceSaving(parts[0])
        try leftFirst.merge(spaceSaving(parts[1]))
        var swapped = spaceSaving(parts[1])
        try swapped.merge(spaceSaving(parts[0]))
        #expect(leftFirst.encoded == swapped.encoded)
        try leftFirst.merge(spaceSaving(parts[2]))
        var right = spaceSaving(parts[1])
        try right.merge(spaceSaving(parts[2]))
        var rightFirst = spaceSaving(parts[0])
        try rightFirst.merge(right)
        check(leftFirst, against: counts)
        check(rightFirst, against: counts)
        // Adding goes on after a merge.
        for item in parts[0] { leftFirst.add(bytes(item)) }
        check(leftFirst, against: exactCounts(parts.joined() + parts[0]))
        var other = SpaceSaving(capacity: 3)
        #expect(throws: SketchError.self) { try other.merge(leftFirst) }
    }
}
