import TestSupport
import Testing

@testable import CorpusIO

@Suite("independent frames, decompressed ahead by any number of workers")
struct ParallelFramesTests {
    let folder: TestFolder
    static let lines = (0..<30_000).map { "line \($0) \($0 &* 2_654_435_761 % 1_000_003)\n" }
    static let text = Array(lines.joined().utf8)

    init() throws { folder = try TestFolder() }

    /// The text in frames of so many bytes, which end in the middle of lines.
    private static func frames(_ size: Int, _ compress: ([UInt8]) -> [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: text.count, by: size).map { compress(Array(text[$0..<min($0 + size, text.count)])) }
    }

    /// A member that states its size as BGZF's do (SAM, 4.1).
    static func blockedMember(_ bytes: [UInt8]) -> [UInt8] {
        let member = Compress.gzip(bytes)
        let size = member.count + 8 - 1
        return [0x1F, 0x8B, 8, 4] + member[4..<10]
            + [6, 0, 0x42, 0x43, 2, 0, UInt8(size & 0xFF), UInt8(size >> 8)] + member[10...]
    }

    private static let skippable = Compress.skippableFrame([UInt8](repeating: 7, count: 100))

    /// The same text in streams of many shapes.
    static let streams: [(name: String, bytes: [UInt8])] = [
        ("frames of 300 KB", frames(300_000) { Compress.zstandard($0) }.flatMap { $0 }),
        ("frames of 10 KB without checksum", frames(10_000) { Compress.zstandard($0, checksum: false) }.flatMap { $0 }),
        ("frames of unknown size", frames(100_000) { Compress.zstandard($0, windowLog: 17) }.flatMap { $0 }),
        ("skippable frames between", skippable + frames(70_000) { Compress.zstandard($0) + skippable }.flatMap { $0 }),
        ("empty frames between", frames(70_000) { Compress.zstandard([]) + Compress.zstandard($0) }.flatMap { $0 }),
        ("BGZF", frames(60_000, blockedMember).flatMap { $0 } + blockedMember([])),
        ("BGZF with padding", frames(60_000, blockedMember).flatMap { $0 } + [UInt8](repeating: 0, count: 700)),
        (
            "BGZF, then an ordinary member",
            blockedMember(Array(text.prefix(1000))) + Compress.gzip(Array(text.dropFirst(1000)))
        ),
    ]

    @Test("records are those of the text", arguments: streams.indices)
    func records(_ stream: Int) throws {
        let path = try folder.write("a", Self.streams[stream].bytes)
        let isPlanned =
            FramePlan(
                format: Self.streams[stream].name.hasPrefix("BGZF") ? .gzip : .zstandard,
                file: try InputFile(Shard(path: path, size: nil)), maximumWindowSize: 1 << 27, unitText: 1 << 16) != nil
        #expect(isPlanned)
        for workers in [1, 2, 3, 8] {
            let outcome = try read([path], ReadingOptions(blockSize: 50_000), workers: workers)
            #expect(outcome.failure == nil)
            let isSame = outcome.texts.map { $0 + "\n" } == Self.lines
            #expect(isSame)
            #expect(outcome.records.map(\.number) == Array(1...Self.lines.count))
            let offsets = Self.lines.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
            #expect(outcome.records.map(\.offset) == offsets.dropLast())
        }
    }

    @Test("a damaged frame is the same error as without workers ahead", arguments: streams.indices)
    func damage(_ stream: Int) throws {
        var generator = SplitMix64(seed: UInt64(stream))
        let bytes = Self.streams[stream].bytes
        for round in 0..<8 {
            var damaged = bytes
            switch round {
            case 0: damaged.removeLast(3)
            case 1: damaged += [1, 2, 3]
            case 2: damaged.removeSubrange(bytes.count / 2..<bytes.count / 2 + 5)
            default: damaged[Int.random(in: 64..<bytes.count, using: &generator)] ^= 0x10
            }
            let path = try folder.write("a", damaged)
            let sequential = try decode(path)
            let ahead = try decode(path, budget: ReadAheadBudget(unitText: 1 << 16))
            let isSame = sequential.bytes == ahead.bytes
            #expect(isSame)
            #expect(sequential.error == ahead.error)
            let reference = try read([path], ReadingOptions(blockSize: 50_000))
            for workers in [2, 8] {
                let outcome = try read([path], ReadingOptions(blockSize: 50_000), workers: workers)
                #expect(outcome.failure == reference.failure)
                let isSame = outcome.records == reference.records
                #expect(isSame, "\(Self.streams[stream].name), round \(round), \(workers) workers")
            }
        }
    }

    @Test("a damaged second frame is named with its record and bytes")
    func secondFrame() throws {
        var second = Compress.zstandard(Self.text)
        second[second.count - 1] ^= 1
        let first = Compress.zstandard("one\ntwo\n")
        let path = try folder.write("a.zst", first + second)
        for workers in [1, 2, 3, 8] {
            let failure = try #require(try read([path], workers: workers).failure)
            #expect(failure.code == .checksumMismatch)
            #expect(failure.message.contains("zstd frame 2, which begins at byte \(first.count)"))
            #expect(failure.record == Self.lines.count + 3)
        }
    }

    @Test("frames too large for a unit, and all after them, are read one after another")
    func largeFrame() throws {
        let large = [UInt8](repeating: 0x61, count: FramePlan.maximumFrameText + 1) + [0x0A]
        let stream = Compress.zstandard("one\n") + Compress.zstandard(large) + Compress.zstandard("three")
        let path = try folder.write("a.zst", stream)
        for workers in [1, 3] {
            let outcome = try read([path], workers: workers)
            #expect(outcome.failure == nil)
            #expect(outcome.records.map { $0.text.utf8.count } == [3, large.count - 1, 5])
        }
    }

    @Test("window limits hold for frames decompressed ahead")
    func window() throws {
        let stream = Compress.zstandard("one\n") + Compress.zstandard(Self.text, windowLog: 24)
        let path = try folder.write("a.zst", stream)
        for workers in [1, 3] {
            let options = ReadingOptions(maximumWindowSize: (1 << 24) - 1)
            let outcome = try read([path], options, workers: workers)
            #expect(outcome.failure?.code == .windowTooLarge)
            #expect(outcome.texts == ["one"])
        }
    }

    @Test("nothing is decompressed ahead beyond the budget")
    func budget() throws {
        func ring(_ stream: Int, _ budget: ReadAheadBudget) throws -> FrameRing {
            let path = try folder.write("\(stream)", Self.streams[stream].bytes)
            let decoder = try ShardDecoder(
                shard: Shard(path: path, size: nil), maximumWindowSize: 1 << 27,
                dictionaries: ZstandardDictionaries(paths: []), budget: budget)
            return try #require(decoder.ring)
        }
        // A frame of 300,000 bytes does not fit.
        let small = ReadAheadBudget(limit: 200_000, unitText: 1 << 16)
        #expect(try ring(0, small).claimAhead() == nil)
        #expect(small.reserve(200_000))

        // Units of seven frames of 10,000 bytes: two fit.
        let two = ReadAheadBudget(limit: 200_000, unitText: 1 << 16)
        let shared = try ring(1, two)
        #expect(shared.claimAhead() != nil)
        #expect(shared.claimAhead() != nil)
        #expect(shared.claimAhead() == nil)
        // What the owner needs is decompressed in any case.
        let full = ReadAheadBudget(limit: 0, unitText: 1 << 16)
        guard case .text(let workspace) = try ring(1, full).next() else {
            Issue.record("no text")
            return
        }
        #expect(workspace.textCount == 70_000)
    }
}

@Suite("several shards, read at once by any number of workers")
struct ParallelShardsTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func shards(_ count: Int, malformedIn bad: [Int: Int] = [:]) throws -> [String] {
        try (0..<count).map { shard in
            let lines = (1...200).map { (line: Int) in
                bad[shard] == line ? "{broken\n" : "{\"text\":\"shard \(shard) line \(line)\"}\n"
            }
            let bytes = Array(lines.joined().utf8)
            switch shard % 3 {
            case 0: return try folder.write("\(shard).jsonl", bytes)
            case 1: return try folder.write("\(shard).jsonl.zst", Compress.zstandard(bytes))
            default: return try folder.write("\(shard).jsonl.gz", Compress.gzip(bytes))
            }
        }
    }

    @Test("the first fault in the order of the files is reported, whichever is met first", arguments: 0..<4)
    func firstFault(_ allowed: Int) throws {
        let inputs = try shards(7, malformedIn: [1: 150, 2: 2, 5: 1, 6: 1])
        let expected = [(1, 150), (2, 2), (5, 1), (6, 1)][allowed]
        for workers in [1, 2, 3, 8] {
            for blockSize in [1, 100, 1 << 20] {
                let options = ReadingOptions(maximumMalformedRecords: allowed, blockSize: blockSize)
                let outcome = try read(inputs, options, workers: workers)
                #expect(outcome.failure?.path == inputs[expected.0])
                #expect(outcome.failure?.record == expected.1)
                let before = outcome.records.filter { ($0.shard, $0.number) < expected }
                // A block with the fault that ends reading may not be handed out; the smallest hold up to two lines.
                let all = expected.0 * 200 + expected.1 - 1 - allowed
                if blockSize == 1 { #expect((all - 1...all).contains(before.count)) }
                #expect(outcome.thrown.allSatisfy { $0 == outcome.failure })
            }
        }
    }

    @Test("a missing, an empty or a cut shard counts after all faults of the shards before it")
    func brokenShard() throws {
        var inputs = try shards(5, malformedIn: [0: 199, 2: 7])
        inputs[1] = try folder.write("cut.zst", Compress.zstandard("{\"text\":\"\"}\n").dropLast(1))
        inputs[3] = try folder.write("empty", "")
        for workers in [1, 2, 3, 8] {
            func failure(_ allowed: Int) throws -> CorpusError? {
                let options = ReadingOptions(maximumMalformedRecords: allowed, blockSize: 500)
                return try read(inputs, options, workers: workers).failure
            }
            #expect(try failure(0)?.record == 199)
            #expect(try failure(1)?.code == .truncated)
        }
        inputs.remove(at: 1)
        for workers in [1, 2, 3, 8] {
            let options = ReadingOptions(maximumMalformedRecords: 2, blockSize: 500)
            #expect(try read(inputs, options, workers: workers).failure?.code == .emptyFile)
        }
    }

    @Test("more shards than are open at once", arguments: [1, 8])
    func many(_ workers: Int) throws {
        let inputs = try shards(100)
        let outcome = try read(inputs, workers: workers)
        #expect(outcome.failure == nil)
        #expect(outcome.records.count == 20_000)
        #expect(outcome.records.map(\.shard) == (0..<20_000).map { $0 / 200 })
    }
}
