import TestSupport
import Testing

@testable import NGramStatistics

/// Rank maps in a few bits a number, against the numbers themselves.
@Suite struct IncreasingSequenceTests {
    private func sequence(_ numbers: [UInt32], count: Int? = nil, bound: Int? = nil) -> IncreasingSequence {
        let builder = IncreasingSequenceBuilder(
            count: count ?? numbers.count, bound: bound ?? numbers.last.map { Int($0) + 1 } ?? 0)
        for number in numbers { builder.append(number) }
        #expect(builder.count == numbers.count)
        return builder.finish()
    }

    private func check(_ numbers: [UInt32], count: Int? = nil, bound: Int? = nil) {
        let sequence = sequence(numbers, count: count, bound: bound)
        #expect(sequence.count == numbers.count)
        #expect(numbers.indices.allSatisfy { sequence[$0] == numbers[$0] })
    }

    @Test(arguments: [0, 1, 2, 3, 63, 64, 65, 127, 128, 129, 1000])
    func numbersComeBack(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        check((0..<UInt32(count)).map { $0 })
        check((0..<UInt32(count)).map { $0 + 7 })
        check((0..<UInt32(count)).map { .max - UInt32(count) + 1 + $0 })
        for largestGap: UInt32 in [2, 3, 9, 200, 4_000_000] {
            var number: UInt32 = 0
            check(
                (0..<count).map { _ in
                    number += .random(in: 1...largestGap, using: &generator)
                    return number
                })
        }
        // Anything at all: most numbers close together, a few far away.
        let numbers = Set(
            (0..<count).map { _ in
                UInt32.max >> UInt32.random(in: 0...31, using: &generator)
                    &- .random(in: 0...60, using: &generator)
            })
        check(numbers.sorted())
        check([0, .max])
        check([0] + (1...63).map { .max - 64 + $0 } + [.max])
        check((0..<63).map { $0 } + [.max - 1, .max])
    }

    @Test func moreNumbersAndHigherOnesThanWereSaidFit() {
        var generator = SplitMix64(seed: 1)
        var number: UInt32 = 0
        let numbers = (0..<5_000).map { _ in
            number += .random(in: 1...700_000, using: &generator)
            return number
        }
        check(numbers, count: 0, bound: 0)
        check(numbers, count: 5_000, bound: 5_000)
        check(numbers, count: 10, bound: Int(UInt32.max))
    }

    @Test(arguments: [(1, 1.1), (1.02, 2.7), (1.6, 5.2), (2, 5.7), (8, 8.2), (100, 12)])
    func evenNumbersTakeFewBits(ratio: Double, bits: Double) {
        var generator = SplitMix64(seed: UInt64(ratio * 100))
        var numbers: [UInt32] = []
        for number in 0..<UInt32(20_000 * ratio) where Double.random(in: 0..<ratio, using: &generator) < 1 {
            numbers.append(number)
        }
        let sequence = sequence(numbers)
        #expect(Double(sequence.byteCount * 8) < bits * Double(numbers.count))
        #expect(
            sequence.byteCount
                <= IncreasingSequenceBuilder.byteCount(for: numbers.count, bound: Int(20_000 * ratio)))
    }
}
