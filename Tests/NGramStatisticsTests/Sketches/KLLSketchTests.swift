import Foundation
import NGramStatistics
import TestSupport
import Testing

@Suite struct KLLSketchTests {
    private func values(_ count: Int, seed: UInt64) -> [UInt64] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in UInt64(exp(Double.random(in: 0..<14, using: &generator))) }
    }

    private func sketch(_ values: some Sequence<UInt64>, accuracy: Int = 64, seed: UInt64 = 0) -> KLLSketch {
        var sketch = KLLSketch(accuracy: accuracy, seed: seed)
        for value in values { sketch.add(value) }
        return sketch
    }

    @Test func isExactWhileAllIsKept() {
        let values = values(150, seed: 1)
        let sketch = sketch(values, accuracy: 200)
        let exact = DocumentLengths(lengths: values)
        #expect(sketch.rankError() == 0 && sketch.retainedCount == 150)
        for share in stride(from: 0.0, through: 1, by: 0.01) {
            #expect(sketch.quantile(share) == exact.quantile(share))
            #expect(sketch.quantileBounds(share) == exact.quantile(share)!...exact.quantile(share)!)
        }
        for value in values {
            #expect(sketch.rank(of: value) == Double(values.filter { $0 <= value }.count) / 150)
        }
    }

    /// Bounds hold at least as often as stated, whether values come one by one or sketches are merged.
    @Test func boundsHoldAsOftenAsStated() throws {
        let values = values(8_000, seed: 2)
        let exact = DocumentLengths(lengths: values)
        let sorted = values.sorted()
        let shares = [0.05, 0.25, 0.5, 0.75, 0.95]
        var (ranksHeld, quantilesHeld, asked) = (0, 0, 0)
        var worst = 0.0
        for seed in 0..<40 as Range<UInt64> {
            var found = sketch(values[0..<3_000], seed: 2 * seed)
            if seed.isMultiple(of: 2) {
                for value in values[3_000...] { found.add(value) }
            } else {
                for part in 0..<5 {
                    try found.merge(
                        sketch(values[3_000 + 1_000 * part..<4_000 + 1_000 * part], seed: 1_000 * seed + UInt64(part)))
                }
            }
            #expect(found.count == 8_000 && found.minimum == sorted.first && found.maximum == sorted.last)
            #expect(found.retainedCount <= 3 * 64 + 8 * 16)
            worst = max(worst, found.rankError(confidence: 0.99))
            for share in shares {
                let value = exact.quantile(share)!
                let truth = Double(values.lazy.filter { $0 <= value }.count) / 8_000
                asked += 1
                if abs(found.rank(of: value) - truth) <= found.rankError(confidence: 0.9) { ranksHeld += 1 }
                if found.quantileBounds(share, confidence: 0.9)!.contains(value) { quantilesHeld += 1 }
            }
        }
        #expect(Double(ranksHeld) >= 0.9 * Double(asked) && Double(quantilesHeld) >= 0.9 * Double(asked))
        #expect(worst < 5.0 / 64, "\(worst)")
    }

    @Test func followsFromTheSeed() {
        let values = values(5_000, seed: 3)
        #expect(sketch(values, seed: 7).encoded == sketch(values, seed: 7).encoded)
        #expect(sketch(values, seed: 7).encoded != sketch(values, seed: 8).encoded)
    }

    @Test func mergesCommute() throws {
        let (a, b) = (sketch(values(3_000, seed: 4), seed: 1), sketch(values(500, seed: 5), seed: 2))
        var (left, right) = (a, b)
        try left.merge(b)
        try right.merge(a)
        #expect(left.encoded == right.encoded && left.count == 3_500)
        var other = KLLSketch(accuracy: 65)
        #expect(throws: SketchError.self) { try other.merge(a) }
        var empty = KLLSketch(accuracy: 64)
        try empty.merge(KLLSketch(accuracy: 64))
        #expect(empty.quantile(0.5) == nil && empty.quantileBounds(0.5) == nil && empty.minimum == nil)
        #expect(empty.rankError() == 0 && empty.rank(of: 5) == 0)
    }
}
