import DurableFiles
import NGramStatistics
import RealModule
import TestSupport
import Testing

@testable import DataSelection

@Suite struct TopDocumentsTests {
    /// Against sorting, with ties, whatever lies in memory and in whichever order it came.
    @Test(arguments: [0, 1, 7, 100, 260, 300, 1_000], [0, 60 * 24, 1 << 20])
    func equalSorting(_ count: Int, _ memory: Int) throws {
        var random = SplitMix64(seed: UInt64(count))
        let folder = try TemporaryFolder()
        let store = WeightStore(folder: folder, memoryLimit: memory)
        var all: [(shard: Int, record: Int, key: Double, tokens: UInt32)] = []
        var chunks: [(shard: Int, first: Int, weights: [DocumentWeight])] = []
        for shard in 0..<5 {
            var record = 1
            while record <= 60 {
                let length = Int.random(in: 1...9, using: &random)
                let weights = (0..<length).map { _ in
                    DocumentWeight(
                        logWeight: Double(Int.random(in: -20...20, using: &random)) / 4, noise: random.next(),
                        tokens: UInt32.random(in: 0...3, using: &random))
                }
                for (index, weight) in weights.enumerated() {
                    all.append((shard, record + index, weight.logWeight, weight.tokens))
                }
                chunks.append((shard, record, weights))
                record += length
            }
        }
        chunks.shuffle(using: &random)
        for chunk in chunks { try store.append(chunk.weights, shard: chunk.shard, firstRecord: chunk.first) }
        store.finish()
        let found = try TopDocuments.select(count, of: store, shards: 5, key: \.logWeight)
        let eligible = all.filter { $0.tokens > 0 }
        let expected = eligible.enumerated().sorted { ($1.element.key, $0.offset) < ($0.element.key, $1.offset) }
            .prefix(count).map(\.element)
        #expect(found.count == min(count, eligible.count))
        for document in all {
            let isExpected = expected.contains { $0.shard == document.shard && $0.record == document.record }
            #expect(found.contains(shard: document.shard, record: document.record) == isExpected)
        }
    }

    @Test func bitsAreInOrder() {
        let values = [-Double.infinity, -1e300, -2, -1, -1e-300, 0, 1e-300, 1, 2, 1e300, .infinity]
        let bits = values.map(TopDocuments.orderedBits)
        #expect(bits == bits.sorted() && Set(bits).count == bits.count)
    }

    /// The largest of noisy log weights is a draw by weight.
    @Test func noiseDrawsByWeight() {
        let weights = [0.1, 0.2, 0.7]
        var wins = [0, 0, 0]
        let draws = 20_000
        for draw in 0..<draws {
            let keys = weights.indices.map { index in
                let hash = DocumentHash(high: UInt64(index), low: 77)
                let noise = DocumentWeight.noise(of: hash, seed: UInt64(draw))
                return DocumentWeight(logWeight: 0, noise: noise, tokens: 1).gumbel + Double.log(weights[index])
            }
            wins[keys.indices.max { keys[$0] < keys[$1] } ?? 0] += 1
        }
        for (win, weight) in zip(wins, weights) {
            // Five standard deviations.
            let deviation = (weight * (1 - weight) * Double(draws)).squareRoot()
            #expect(abs(Double(win) - weight * Double(draws)) < 5 * deviation)
        }
    }
}
