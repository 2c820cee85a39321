import Foundation
import TestSupport
import Testing

@testable import NGramStatistics

@Suite struct HyperLogLogTests {
    private func sketch(_ count: Int, precision: Int, seed: UInt64) -> HyperLogLog {
        var generator = SplitMix64(seed: seed)
        var sketch = HyperLogLog(precision: precision)
        for _ in 0..<count { sketch.insert(hash: generator.next()) }
        return sketch
    }

    /// By definition: the first bits choose the register, the zeros that follow make the rank.
    @Test func registersByHand() {
        var sketch = HyperLogLog(precision: 4)
        sketch.insert(hash: 0x3FFF_FFFF_FFFF_FFFF)
        sketch.insert(hash: 0x5000_0000_0000_0000)
        sketch.insert(hash: 0x7080_0000_0000_0000)
        sketch.insert(hash: 0x7800_0000_0000_0000)
        sketch.insert(hash: 0xF000_0000_0000_0001)
        var expected = [UInt8](repeating: 0, count: 16)
        expected[3] = 1
        expected[5] = 61
        expected[7] = 5
        expected[15] = 60
        #expect(sketch.registers == expected)
    }

    @Test(arguments: [4, 8, 12]) func intervalsHoldAsOftenAsStated(precision: Int) {
        for count in [1, 10, 100, 1_000, 20_000] {
            var held = 0
            var squares = 0.0
            let trials = 60
            for trial in 0..<trials {
                let estimate = sketch(count, precision: precision, seed: UInt64(1_000 * trial + count)).estimate()
                if estimate.interval.contains(Double(count)) { held += 1 }
                let error = estimate.value / Double(count) - 1
                squares += error * error / Double(trials)
            }
            #expect(held >= 52, "\(held) of \(trials) at \(count)")
            let published = 1.04 / Double(1 << precision).squareRoot()
            #expect(squares.squareRoot() < 1.35 * published, "\(squares.squareRoot()) at \(count)")
        }
    }

    /// Without the correction the mean of 16 registers' estimates would be 6 % too high.
    @Test(arguments: [20, 200, 5_000]) func sixteenRegistersAreUnbiased(count: Int) {
        let trials = 1_500
        var mean = 0.0
        for trial in 0..<trials {
            mean +=
                sketch(count, precision: 4, seed: UInt64(trial) << 20 + UInt64(count)).estimate().value / Double(trials)
        }
        #expect(abs(mean / Double(count) - 1) < 0.03, "\(mean / Double(count))")
    }

    @Test func mergeIsTheSketchOfTheWhole() {
        let parts = (0..<3 as Range<UInt64>).map { sketch(3_000, precision: 10, seed: $0) }
        func merged(_ order: [Int]) -> HyperLogLog {
            order.dropFirst().reduce(into: parts[order[0]]) { $0.merge(parts[$1]) }
        }
        let whole = merged([0, 1, 2])
        #expect(merged([2, 1, 0]) == whole && merged([1, 2, 0, 1]) == whole)
        #expect(abs(whole.estimate().value / 9_000 - 1) < 0.15)
    }

    @Test(arguments: [4, 7, 11]) func reductionIsTheSketchMadeSo(precision: Int) {
        let fine = sketch(5_000, precision: 12, seed: 3)
        let coarse = sketch(5_000, precision: precision, seed: 3)
        #expect(fine.reduced(to: precision) == coarse)
        var other = sketch(100, precision: precision, seed: 4)
        other.merge(fine)
        var expected = coarse
        expected.merge(sketch(100, precision: precision, seed: 4))
        #expect(other == expected)
        var wide = fine
        wide.merge(sketch(100, precision: precision, seed: 4))
        #expect(wide == expected)
    }

    @Test func reductionOfRareRanks() {
        var fine = HyperLogLog(precision: 8)
        var coarse = HyperLogLog(precision: 4)
        for hash in [0x1000_0000_0000_0000, 0x2100_0000_0000_0000, 0x30F0_0000_0000_0001, 0x0000_0000_0000_0001]
            as [UInt64]
        {
            fine.insert(hash: hash)
            coarse.insert(hash: hash)
        }
        #expect(fine.reduced(to: 4) == coarse)
    }

    @Test func extremes() {
        let empty = HyperLogLog().estimate()
        #expect(empty.value == 0 && empty.standardError == 0 && empty.interval.upper == 0)
        var full = HyperLogLog(precision: 4)
        for index in 0..<16 as Range<UInt64> { full.insert(hash: index << 60) }
        let estimate = full.estimate()
        #expect(estimate.value == 0x1p64 && estimate.interval.upper.isFinite)
        var one = HyperLogLog()
        one.insert(Array("word".utf8))
        one.insert(Array("word".utf8))
        #expect(one.estimate().value >= 1 && one.estimate().value < 1.01)
        #expect(abs(HyperLogLog(precision: 14).relativeStandardError - 1.0367 / 128) < 1e-5)
    }
}
