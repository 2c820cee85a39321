import DivergenceMeasures
import TestSupport
import Testing

@Suite struct JointCountSpectrumTests {
    @Test func accumulationEqualsNaiveCounting() throws {
        var generator = SplitMix64(seed: 3)
        var accumulators = [JointCountSpectrum.Accumulator(), JointCountSpectrum.Accumulator()]
        var naive: [[UInt64]: UInt64] = [:]
        var (first, second): ([UInt64], [UInt64]) = ([], [])
        for index in 0..<5_000 {
            let limit: UInt64 = index % 3 == 0 ? 200 : 4
            let (a, b) = (
                UInt64.random(in: 0...limit, using: &generator), UInt64.random(in: 0...limit, using: &generator)
            )
            accumulators[index % 2].add(first: a, second: b)
            if a + b > 0 { naive[[a, b], default: 0] += 1 }
            first.append(a)
            second.append(b)
        }
        accumulators[0].merge(accumulators[1])
        let spectrum = try accumulators[0].finish(secondTotal: second.reduce(0, +))
        #expect(spectrum == (try JointCountSpectrum(firstCounts: first, secondCounts: second)))
        #expect(spectrum.firstTotal == first.reduce(0, +) && spectrum.unlistedFirstMass == 0)
        let keys = naive.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
        #expect(spectrum.entries == keys.map { .init(first: $0[0], second: $0[1], types: naive[$0] ?? 0) })
    }

    @Test func dictionariesAreAlignedByKey() throws {
        let spectrum = try JointCountSpectrum(firstCounts: ["a": 2, "b": 1], secondCounts: ["b": 7, "c": 1])
        #expect(
            spectrum.entries == [
                .init(first: 0, second: 1, types: 1), .init(first: 1, second: 7, types: 1),
                .init(first: 2, second: 0, types: 1),
            ])
    }

    @Test func unlistedMassIsWhatTheTotalExceeds() throws {
        var accumulator = JointCountSpectrum.Accumulator()
        accumulator.add(first: 3, second: 1)
        let spectrum = try accumulator.finish(firstTotal: 100, secondTotal: 1)
        #expect(spectrum.unlistedFirstMass == 97)
    }

    @Test func badInputIsAnError() {
        #expect(throws: JointCountSpectrumError.self) { try JointCountSpectrum(firstCounts: [1], secondCounts: []) }
        var accumulator = JointCountSpectrum.Accumulator()
        accumulator.add(first: 3, second: 1)
        let disagreement = #expect(throws: JointCountSpectrumError.self) { try accumulator.finish(firstTotal: 2) }
        #expect(disagreement?.code == .totalsDisagree)
        #expect(throws: JointCountSpectrumError.self) { try accumulator.finish(secondTotal: 2) }
        accumulator.add(first: .max, second: 1, types: 2)
        let overflow = #expect(throws: JointCountSpectrumError.self) { try accumulator.finish() }
        #expect(overflow?.code == .totalTooLarge)
    }
}
