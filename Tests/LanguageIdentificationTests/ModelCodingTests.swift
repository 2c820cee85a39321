import TestSupport
import Testing
import TextSegmentation

@testable import LanguageIdentification

/// A made-up model, written, read, and held against sums that are taken from its rows one by one.
@Suite struct ModelCodingTests {
    private static let features = NGramFeatures(largestOrder: 5, hasBoundaries: true)

    private struct Made {
        var bytes: [UInt8]
        var dense: [UInt64: [Int8]] = [:]
        var sparse: [UInt64: [(label: Int, isHigh: Bool)]] = [:]
    }

    private static let text = "the house by the lake das haus am see la maison du lac"
    private static let classes = ["de", "en", nil, "fr"]

    private static func make(seed: UInt64) -> Made {
        var generator = SplitMix64(seed: seed)
        var made = Made(bytes: [])
        unsafe forEachWord(text) { word in
            unsafe features.forEach(word) { hash, isShort in
                if generator.uniform() < 0.2 { return }
                if isShort {
                    made.dense[hash] = classes.map { _ in Int8(Int(generator.next() % 15) - 7) }
                } else {
                    let count = 1 + Int(generator.next() % 3)
                    made.sparse[hash] = (0..<count).map { (label: $0, isHigh: generator.next() & 1 == 0) }
                }
            }
        }
        let dense = made.dense.sorted { $0.key < $1.key }.map { (hash: $0.key, weights: $0.value) }
        let sparse = made.sparse.sorted { $0.key < $1.key }.map { (hash: $0.key, entries: $0.value) }
        let group = IdentificationModel.TrainedGroup(
            script: .latin, features: features, classes: classes, scale: 0.5, calibration: (0.7, 0.1),
            buckets: (dense: dense.count / 2 + 2, sparse: sparse.count / 2 + 2), dense: dense, sparse: sparse,
            levels: (low: 3, high: 6))
        made.bytes = IdentificationModel.encode(
            name: "made", groups: [group], scripts: [(script: .greek, language: "el")], surface: .none)
        return made
    }

    private static func forEachWord(_ text: String, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var scanner = unsafe WordScanner(bytes.baseAddress!, range: 0..<bytes.count)
            while scanner.next() { unsafe body(scanner.bounded) }
        }
    }

    @Test(arguments: 0..<10) func scoresAreTheSumsOfRows(seed: UInt64) throws {
        let made = Self.make(seed: seed)
        let model = try IdentificationModel(ModelStorage(copying: made.bytes))
        #expect(model.languages == ["de", "el", "en", "fr"] && model.name == "made")
        let scorer = GroupScorer(model.groups[0])
        // Twice: the second time every word is remembered.
        for times in 1...2 {
            var sums = [0, 0, 0, 0]
            var all = 0
            var known = 0
            unsafe Self.forEachWord(Self.text) { word in
                unsafe scorer.add(word)
                unsafe Self.features.forEach(word) { hash, isShort in
                    all += 1
                    if isShort, let row = made.dense[hash] {
                        for (place, weight) in row.enumerated() { sums[place] += Int(weight) }
                        known += 1
                    } else if !isShort, let entries = made.sparse[hash] {
                        for entry in entries { sums[entry.label] += entry.isHigh ? 6 : 3 }
                        known += 1
                    }
                }
            }
            #expect(scorer.features == all * times && scorer.known == known * times)
            var scores: [Float] = []
            scorer.scores(into: &scores)
            let count = Double(all * times)
            let factor = (Double(Float(0.7)) + Double(Float(0.1)) * naturalLogarithm(count)) * 0.5 / count.squareRoot()
            for (score, sum) in zip(scores, sums) { #expect(abs(Double(score) - Double(sum * times) * factor) < 1e-3) }
        }
    }

    private func naturalLogarithm(_ value: Double) -> Double {
        // ln by its series around 1, independent of the library that the scorer uses.
        var x = value
        var twos = 0.0
        while x > 1.5 {
            x /= 2
            twos += 1
        }
        let y = (x - 1) / (x + 1)
        var sum = 0.0
        for power in 0..<40 {
            var term = y
            for _ in 0..<power { term *= y * y }
            sum += 2 * term / Double(2 * power + 1)
        }
        return sum + twos * 0.6931471805599453
    }

    /// Damage is thrown, or leaves a model that answers; nothing traps.
    @Test(arguments: 0..<40) func damageIsRefusedOrHarmless(seed: UInt64) {
        var generator = SplitMix64(seed: 1000 + seed)
        var bytes = Self.make(seed: seed % 3).bytes
        if seed % 4 == 0 {
            bytes.removeLast(Int(generator.next() % UInt64(bytes.count)))
        } else {
            // The header is the first few hundred bytes.
            for _ in 0...2 {
                let place = Int(generator.next() % UInt64(seed % 2 == 0 ? 300 : bytes.count))
                bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            }
        }
        guard let model = try? IdentificationModel(ModelStorage(copying: bytes)) else { return }
        let identified = LanguageIdentifier(model: model).identify(Self.text + " αβγ 東京")
        #expect(identified.spans.last?.bytes.upperBound == (Self.text + " αβγ 東京").utf8.count)
    }

    @Test func whatIsNoModelIsRefused() {
        for bytes in [[], [UInt8](repeating: 0, count: 100), Array("AKLANG".utf8)] {
            #expect(throws: IdentificationModelError.self) { try IdentificationModel(ModelStorage(copying: bytes)) }
        }
    }

    /// Every hash that was put in is found, and few that were not.
    @Test func tablesFindWhatWasPutIn() throws {
        var generator = SplitMix64(seed: 3)
        let hashes = (0..<4_000).map { _ in generator.next() }
        let layout = TableLayout(bucketCount: 560, hashes.map { (hash: $0, value: $0) })
        let storage = ModelStorage(copying: layout.fingerprints)
        let table = unsafe FingerprintTable(
            bucketCount: 560, fingerprints: UnsafeRawPointer(storage.base).assumingMemoryBound(to: UInt64.self))
        let kept = Set(layout.slots.compactMap { $0 })
        #expect(kept.count > 3_700)
        for hash in kept { #expect(layout.slots[table.slot(hash)] == hash) }
        var mistaken = 0
        for _ in 0..<20_000 where table.slot(generator.next()) >= 0 { mistaken += 1 }
        #expect(mistaken < 20)
    }
}
