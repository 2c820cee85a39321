import TestSupport
import Testing

@testable import CorpusIO

@Suite("damaged input never crashes and never passes for other text")
struct MutationTests {
    let folder: TestFolder
    let text = (0..<300).map { "{\"id\":\($0),\"tags\":[true,null,-1.5e3],\"text\":\"line \($0) \\u00e9\\n é\"}\n" }
        .joined()

    init() throws { folder = try TestFolder() }

    private func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
        case 1:
            bytes[bytes.indices.randomElement(using: &generator) ?? 0] ^=
                1 << UInt8.random(in: 0..<8, using: &generator)
        case 2:
            bytes.insert(
                UInt8.random(in: 0...255, using: &generator), at: Int.random(in: 0...bytes.count, using: &generator))
        case 3: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &generator))
        default:
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            for index in start..<min(start + 8, bytes.count) {
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }

    @Test("compressed streams with checksums", arguments: [1, 2, 3, 4] as [UInt64])
    func compressed(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let expected = Array(text.utf8)
        for stream in [Compress.zstandard(expected), Compress.gzip(expected)] {
            for _ in 0..<100 {
                let damaged = mutated(stream, &generator)
                // Without its magic number a stream is plain, and what follows is not the decoders' affair.
                guard !damaged.isEmpty, Array(damaged.prefix(4)) == Array(stream.prefix(4)) else { continue }
                let decoded = try decode(folder.write("a", damaged))
                #expect(decoded.error != nil || decoded.bytes == expected)
                #expect(expected.starts(with: decoded.bytes) || decoded.error != nil)
            }
        }
    }

    @Test(
        "JSON lines: each record that is read is one that an independent parser reads",
        arguments: [5, 6, 7, 8] as [UInt64])
    func lines(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let original = Array(text.utf8.prefix(2000))
        let options = ReadingOptions(format: .jsonl, maximumMalformedRecords: .max, allowsEmptyShards: true)
        for _ in 0..<100 {
            var damaged = original
            for _ in 0..<5 where !damaged.isEmpty { damaged = mutated(damaged, &generator) }
            let path = try folder.write("a.txt", damaged)
            let whole = try read([path], options)
            var small = options
            small.blockSize = 1
            #expect(try read([path], small, workers: 2).records == whole.records)
            #expect(whole.failure == nil || whole.failure?.code == .trailingGarbage)
            for record in whole.records {
                let line = damaged[record.offset...].prefix { $0 != 0x0A }
                #expect(foundationText(Array(line)) == record.text)
            }
        }
    }
}
