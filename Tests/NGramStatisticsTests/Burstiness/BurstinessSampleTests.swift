import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

@Suite struct BurstinessSampleTests {
    /// What is kept of a type, without its hash.
    private struct Dispersion: Hashable {
        var tokens: UInt64 = 0
        var documents: UInt64 = 0
        var squares: UInt64 = 0
    }

    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func options(_ order: Int) -> ProfileOptions {
        ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: order, bucketCount: 16)
    }

    private func naive(_ documents: [String], order: Int) -> [[Substring]: Dispersion] {
        var types: [[Substring]: Dispersion] = [:]
        for document in documents {
            let tokens = document.split(separator: " ")
            var counts: [[Substring]: UInt64] = [:]
            for start in tokens.indices where start + order <= tokens.count {
                counts[Array(tokens[start..<start + order]), default: 0] += 1
            }
            for (type, count) in counts {
                types[type, default: Dispersion()].tokens += count
                types[type, default: Dispersion()].documents += 1
                types[type, default: Dispersion()].squares += count * count
            }
        }
        return types
    }

    private func histogram<Keys: Sequence>(_ values: Keys) -> [Dispersion: Int] where Keys.Element == Dispersion {
        values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// A corpus with few types is kept whole.
    @Test(arguments: 1...5)
    func fewTypesAreAllThere(order: Int) throws {
        let documents = (0..<60).map { number in
            (0..<number % 17 * 3).map { "t\(($0 * $0 + number) % 23)" }.joined(separator: " ")
        }
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options(order))
        let samples = try profile.foldHistograms().burstiness
        #expect(samples.count == order)
        for (index, sample) in samples.enumerated() {
            let found = sample.entries.map {
                Dispersion(tokens: $0.tokens, documents: $0.documents, squares: $0.squares)
            }
            #expect(sample.level == 0)
            #expect(histogram(found) == histogram(naive(documents, order: index + 1).values))
        }
    }

    /// Of many types a sample is kept, which does not depend on how the corpus is cut; a document may be longer than what waits.
    @Test func sampleOfTheWholeIsThatOfItsParts() throws {
        var generator = SplitMix64(seed: 3)
        var documents = (0..<300).map { _ in
            (0..<200).map { _ in "w\(Int(pow(40_000, generator.uniform())))" }.joined(separator: " ")
        }
        documents.append((0..<90_000).map { "x\($0 * 7 % 12_345)" }.joined(separator: " "))
        documents += documents.prefix(5)
        for (name, part) in [("a", documents[..<120]), ("b", documents[120...]), ("ab", documents.reversed()[...])] {
            try makeProfile(Array(part), at: folder.file(named: name), options: options(2))
        }
        _ = try ProfileMerge.merge(["a", "b"].map { folder.file(named: $0) }, into: folder.file(named: "m"))
        let merged = try CorpusProfile(path: folder.file(named: "m")).foldHistograms().burstiness
        #expect(try merged == CorpusProfile(path: folder.file(named: "ab")).foldHistograms().burstiness)
        for (index, sample) in merged.enumerated() {
            let types = naive(documents, order: index + 1)
            let capacity = BurstinessSample.capacity
            #expect(sample.level > 0 && sample.entries.count <= capacity && sample.entries.count > capacity / 3)
            let known = Set(types.values)
            #expect(
                sample.entries.allSatisfy {
                    known.contains(Dispersion(tokens: $0.tokens, documents: $0.documents, squares: $0.squares))
                })
            #expect(sample.entries.allSatisfy { $0.hash.trailingZeroBitCount >= sample.level })
            // The level is the lowest that fits: one lower has about twice as many, and some lower one would not fit.
            let expected = Double(types.count) / Double(1 << sample.level)
            #expect(abs(Double(sample.entries.count) - expected) < 6 * expected.squareRoot() + 1)
            #expect(types.count > capacity)
        }
    }

    @Test func bytesAreReadBackAndDamageIsFound() throws {
        let entries = (1...40).map { (number: UInt64) in
            BurstinessSample.Entry(
                hash: number << 40, tokens: number, documents: 1 + number / 2, squares: number * number)
        }
        let sample = BurstinessSample(level: 3, entries: entries)
        let bytes = sample.encoded
        #expect(try BurstinessSample(decoding: bytes) == sample)
        #expect(try BurstinessSample(decoding: BurstinessSample().encoded) == BurstinessSample())
        var generator = SplitMix64(seed: 8)
        var damaged = 0
        for _ in 0..<3_000 {
            var copy = bytes
            for _ in 0...Int.random(in: 0..<3, using: &generator) {
                copy[Int.random(in: copy.indices, using: &generator)] = UInt8.random(
                    in: .min ... .max, using: &generator)
            }
            if generator.next() % 4 == 0 { copy.removeLast(Int.random(in: 1..<copy.count, using: &generator)) }
            do {
                let read = try BurstinessSample(decoding: copy)
                #expect(read.entries.allSatisfy { $0.documents >= 1 && $0.squares >= $0.tokens })
            } catch {
                damaged += 1
            }
        }
        #expect(damaged > 1_000)
    }

    /// Sums that would not fit stand at the largest number.
    @Test func sumsStayInRange() {
        let large = BurstinessSample(
            level: 0, entries: [.init(hash: 4, tokens: 1 << 47, documents: 1, squares: .max - 1)])
        var sum = large
        sum.merge(large)
        #expect(sum.entries == [.init(hash: 4, tokens: 1 << 48, documents: 2, squares: .max)])
    }
}
