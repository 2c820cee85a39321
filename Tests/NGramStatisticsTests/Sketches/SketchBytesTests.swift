import Foundation
import NGramStatistics
import TestSupport
import Testing

@testable import struct NGramStatistics.SketchDecoder
@testable import struct NGramStatistics.SketchEncoder
@testable import enum NGramStatistics.SketchHash

/// Sketches as bytes: what was written is read, and anything else is refused without a crash.
@Suite struct SketchBytesTests {
    enum Kind: CaseIterable {
        case hyperLogLog, countMin, conservativeCountMin, spaceSaving, kll

        /// Reads the bytes as this kind and writes them again.
        func rewritten(_ bytes: [UInt8]) throws(SketchError) -> [UInt8] {
            switch self {
            case .hyperLogLog: return try HyperLogLog(encoded: bytes).encoded
            case .countMin: return try CountMinSketch(encoded: bytes).encoded
            case .conservativeCountMin: return try ConservativeCountMinSketch(encoded: bytes).encoded
            case .spaceSaving: return try SpaceSaving(encoded: bytes).encoded
            case .kll: return try KLLSketch(encoded: bytes).encoded
            }
        }

        /// Reads the bytes and uses what they hold: nothing that is accepted may crash later.
        func exercise(_ bytes: [UInt8]) throws(SketchError) {
            switch self {
            case .hyperLogLog:
                var sketch = try HyperLogLog(encoded: bytes)
                sketch.merge(sketch)
                _ = sketch.estimate()
            case .countMin:
                var sketch = try CountMinSketch(encoded: bytes)
                _ = sketch.bounds(hash: 1)
                try? sketch.merge(sketch)
            case .conservativeCountMin:
                _ = try ConservativeCountMinSketch(encoded: bytes).bounds(hash: 1)
            case .spaceSaving:
                var sketch = try SpaceSaving(encoded: bytes)
                if sketch.total < 1 << 40 { for item in 0..<50 as Range<UInt8> { sketch.add([item]) } }
                _ = sketch.items
                try? sketch.merge(sketch)
            case .kll:
                var sketch = try KLLSketch(encoded: bytes)
                if sketch.count < 1 << 40 { for value in 0..<500 as Range<UInt64> { sketch.add(value) } }
                _ = sketch.quantileBounds(0.3)
                try? sketch.merge(sketch)
            }
        }

        /// A sketch of `count` items.
        func sample(_ count: Int) -> [UInt8] {
            var generator = SplitMix64(seed: UInt64(count))
            switch self {
            case .hyperLogLog:
                var sketch = HyperLogLog(precision: 6)
                for _ in 0..<count { sketch.insert(hash: generator.next()) }
                return sketch.encoded
            case .countMin:
                var sketch = CountMinSketch(width: 20, depth: 3)
                for _ in 0..<count { sketch.add(hash: generator.next() % 50, count: generator.next() % 300) }
                return sketch.encoded
            case .conservativeCountMin:
                var sketch = ConservativeCountMinSketch(relativeError: 0.2, failureProbability: 0.1)
                for _ in 0..<count { sketch.add(hash: generator.next() % 50, count: generator.next() % 300) }
                return sketch.encoded
            case .spaceSaving:
                var sketch = SpaceSaving(capacity: 16)
                for _ in 0..<count { sketch.add(Array("\(generator.next() % 40)".utf8), count: generator.next() % 300) }
                return sketch.encoded
            case .kll:
                var sketch = KLLSketch(accuracy: 8, seed: 3)
                for _ in 0..<count { sketch.add(generator.next() % 100_000) }
                return sketch.encoded
            }
        }
    }

    @Test(arguments: Kind.allCases, [0, 1, 10, 2_000]) func roundTrips(kind: Kind, count: Int) throws {
        let bytes = kind.sample(count)
        #expect(try kind.rewritten(bytes) == bytes)
    }

    /// What FuzzTesting/make-seeds.py has put together from Documentation/Sketches.md alone is read as it was meant.
    @Test func sketchesMadeFromTheDocumentationAreRead() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
                "FuzzTesting/Seeds/sketches")
        func bytes(_ name: String) throws -> [UInt8] {
            Array(try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        let kinds: [String: Kind] = [
            "distinct": .hyperLogLog, "distinct-32": .hyperLogLog, "counts": .countMin,
            "conservative": .conservativeCountMin, "frequent-empty": .spaceSaving, "frequent-room": .spaceSaving,
            "frequent-full": .spaceSaving, "quantiles-empty": .kll, "quantiles": .kll, "quantiles-levels": .kll,
        ]
        for (name, kind) in kinds {
            let bytes = try bytes(name)
            #expect(try kind.rewritten(bytes) == bytes, "\(name)")
        }
        let frequent = try SpaceSaving(encoded: bytes("frequent-full"))
        #expect(frequent.total == 9 && frequent.errorBound == 5)
        #expect(frequent.items.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "文"])
        #expect(frequent.items.map(\.bounds.lower) == [5, 3])
        #expect(try KLLSketch(encoded: bytes("quantiles")).quantile(0.5) == 5)
        #expect(try CountMinSketch(encoded: bytes("counts")).total == 300)
        #expect { try SpaceSaving(encoded: bytes("newer")) } throws: { ($0 as? SketchError)?.code == .newer }
        #expect { try SpaceSaving(encoded: bytes("bad-hash")) } throws: { ($0 as? SketchError)?.code == .corrupt }
    }

    /// A sketch goes on after the round trip as if nothing had happened.
    @Test func sketchesGoOn() throws {
        var counted = SpaceSaving(capacity: 16)
        var ranked = KLLSketch(accuracy: 8, seed: 3)
        var generator = SplitMix64(seed: 6)
        for _ in 0..<700 {
            counted.add(Array("\(generator.next() % 90)".utf8))
            ranked.add(generator.next() % 1_000)
        }
        var countedAgain = try SpaceSaving(encoded: counted.encoded)
        var rankedAgain = try KLLSketch(encoded: ranked.encoded)
        for _ in 0..<900 {
            let (item, value) = (Array("\(generator.next() % 90)".utf8), generator.next() % 1_000)
            counted.add(item)
            countedAgain.add(item)
            ranked.add(value)
            rankedAgain.add(value)
        }
        #expect(counted.encoded == countedAgain.encoded && ranked.encoded == rankedAgain.encoded)
    }

    @Test(arguments: Kind.allCases) func changedAndShortenedBytesAreRefused(kind: Kind) throws {
        let bytes = kind.sample(500)
        for length in 0..<bytes.count {
            #expect(throws: SketchError.self) { try kind.rewritten(Array(bytes.prefix(length))) }
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x11
            #expect(throws: SketchError.self) { try kind.rewritten(changed) }
        }
        for other in Kind.allCases where other != kind {
            #expect(throws: SketchError.self) { try other.rewritten(bytes) }
        }
        var newer = bytes
        newer[5] = 2
        #expect { try kind.rewritten(newer) } throws: { ($0 as? SketchError)?.code == .newer }
        #expect { try kind.rewritten([1, 2, 3]) } throws: { ($0 as? SketchError)?.code == .foreign }
    }

    /// Bytes changed by someone who mends the checksum.
    @Test(arguments: Kind.allCases, 0..<4) func forgedBytesNeverCrash(kind: Kind, seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let body = kind.sample([0, 3, 40, 900][Int(seed)]).dropLast(8)
        for _ in 0..<300 {
            var forged = Array(body)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 6..<forged.count, using: &generator)
                forged[index] = Bool.random(using: &generator) ? 0xFF : UInt8.random(in: 0...255, using: &generator)
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                forged.removeLast(Int.random(in: 0..<forged.count - 6, using: &generator))
            }
            let hash = SketchHash.hash(forged)
            try? kind.exercise(forged + (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(8 * $0)) })
        }
    }
}
