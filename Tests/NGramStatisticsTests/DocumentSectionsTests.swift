import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

/// What a profile holds of its documents: lengths and hashes.
@Suite struct DocumentSectionsTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private var options: ProfileOptions {
        ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 1, bucketCount: 8)
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.file(named: name)))
    }

    /// Documents as they come, with how many of each.
    private func copies(_ documents: [String]) -> [DocumentHash: UInt64] {
        documents.reduce(into: [:]) { $0[DocumentHash(text: $1.utf8Span.span), default: 0] += 1 }
    }

    @Test func everyDocumentIsHeldOnceWithItsCopies() throws {
        let documents = randomDocuments(300, vocabulary: 40, seed: 1) + ["", "", "the", "the", "the"]
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options, workers: 3)
        var found: [DocumentHash: UInt64] = [:]
        var last: DocumentHash?
        try profile.forEachDocument { entry in
            if let last { #expect(last < entry.hash) }
            last = entry.hash
            found[entry.hash] = entry.documents
        }
        #expect(found == copies(documents))
        for (hash, count) in found { #expect(try profile.copies(of: hash) == count) }
        #expect(try profile.copies(of: DocumentHash(text: "not there".utf8Span.span)) == 0)
        #expect(try profile.copies(of: DocumentHash(high: 0, low: 0)) == 0)
        let lengths = try #require(try profile.documentLengths())
        #expect(lengths == DocumentLengths(lengths: documents.map { UInt64($0.split(separator: " ").count) }))
        #expect(lengths.tokens == Double(profile.summary.tokens))
    }

    /// More documents than one block holds, and than 256 MiB leave room for: hashes go to runs.
    @Test func blocksAndRunsMakeNoDifference() throws {
        let documents = (0..<40_000).map { "\($0 % 39_000)" }
        try makeProfile(documents, at: folder.file(named: "large"), options: options, workers: 2)
        var small = options
        small.memoryLimit = 1
        let profile = try makeProfile(documents.reversed(), at: folder.file(named: "small"), options: small)
        #expect(try bytes("small") == bytes("large"))
        #expect(profile.directory.documentHashes.blocks.map(\.entryCount) == [16_384, 16_384, 6_232])
        let duplicates = try #require(try profile.duplicateDocuments())
        #expect(duplicates.documents == 40_000 && duplicates.distinct == 39_000 && duplicates.repeated == 1_000)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["large", "small"])

        for part in 0..<3 {
            let mine = documents.indices.filter { $0 % 3 == part }.map { documents[$0] }
            try makeProfile(mine, at: folder.file(named: "part\(part)"), options: options)
        }
        _ = try ProfileMerge.merge(
            (0..<3).map { folder.file(named: "part\($0)") }, into: folder.file(named: "merged"))
        #expect(try bytes("merged") == bytes("large"))
    }

    @Test func runsAreMergedInRoundsWhereTheyAreMany() throws {
        var generator = SplitMix64(seed: 9)
        let hashes = (0..<300_000).map { _ in
            DocumentHash(high: generator.next() & (~0 << 46), low: generator.next() % 3)
        }
        func section(_ collectors: [DocumentHashCollector]) throws -> [BlockDescriptor] {
            let writer = try ProfileFileWriter(
                path: folder.file(named: "unfinished"), order: 1, temporaryParent: folder.path, isDurable: false)
            for collector in collectors { collector.sort() }
            try DocumentHashCollector.write(collectors, to: writer)
            return writer.documentHashes.blocks
        }
        let runs = try RunFolder(in: folder.path)
        // 1,024 hashes in memory: near 300 runs, more than are read at once.
        let collectors = [
            DocumentHashCollector(memoryLimit: 1 << 15, folder: runs),
            DocumentHashCollector(memoryLimit: 1 << 15, folder: runs),
        ]
        for (index, hash) in hashes.enumerated() { try collectors[index % 2].add(hash) }
        #expect(collectors.allSatisfy { $0.memoryUse <= 1 << 15 })
        #expect(try FileManager.default.contentsOfDirectory(atPath: runs.path).count > 256)
        let one = DocumentHashCollector(memoryLimit: .max, folder: runs)
        for hash in hashes { try one.add(hash) }
        let merged = try section(collectors)
        #expect(merged == (try section([one])))
        #expect(merged.reduce(0) { $0 + $1.entryCount } == Set(hashes).count)
        #expect(try FileManager.default.contentsOfDirectory(atPath: runs.path).isEmpty)
    }

    @Test func aRunThatHasChangedIsRefused() throws {
        let path = folder.file(named: "run")
        let collector = DocumentHashCollector(memoryLimit: .max, folder: try RunFolder(in: folder.path))
        for index in 0..<3_000 { try collector.add(DocumentHash(high: UInt64(index), low: 1)) }
        let writer = try ProfileFileWriter(
            path: folder.file(named: "p"), order: 1, temporaryParent: folder.path, isDurable: false)
        try DocumentHashCollector.write([collector], to: writer)
        let summary = ProfileSummary(tokenization: Tokenization(), order: 1)
        _ = try writer.finish(
            summary: summary, folds: FoldHistograms(order: 1, bucketCount: 2), lengths: DocumentLengths())
        // Its hashes are more than its documents.
        let profile = try CorpusProfile(path: folder.file(named: "p"))
        #expect(throws: ProfileError.self) { try profile.forEachDocument { _ in } }

        let run = try DocumentHashRun([Repeated(count: 3_000)], path: path)
        func read() throws { try DocumentHashMerge.forEach([DocumentHashRun.Reader(run)]) { _ in } }
        try read()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 30_000)
        try file.write(contentsOf: [0xFF, 0xFE])
        #expect(throws: FileOutputError.self) { try read() }
        try file.truncate(atOffset: 100)
        #expect(throws: FileOutputError.self) { try read() }
    }

    /// Ascending hashes, in parts of a hundred, each part beginning with the last hash of the one before.
    private final class Repeated: DocumentHashSource {
        private var left: Int
        private var next: UInt64 = 0

        init(count: Int) { left = count }

        func next(into entries: DocumentHashEntries) -> Bool {
            entries.removeAll()
            for _ in 0..<min(100, left) {
                entries.append(.init(hash: DocumentHash(high: next, low: 5), documents: 1))
                next += 1
            }
            left -= entries.count
            next -= 1
            return entries.count > 0
        }
    }

    @Test func hashesOfAllOnesAreHashes() throws {
        let ones = DocumentHash(high: .max, low: .max)
        let runs = try RunFolder(in: folder.path)
        let collectors = [
            DocumentHashCollector(memoryLimit: .max, folder: runs),
            DocumentHashCollector(memoryLimit: .max, folder: runs),
        ]
        for hash in [ones, DocumentHash(high: 1, low: 1), ones] { try collectors[0].add(hash) }
        try collectors[1].add(ones)
        let writer = try ProfileFileWriter(
            path: folder.file(named: "unfinished"), order: 1, temporaryParent: folder.path, isDurable: false)
        for collector in collectors { collector.sort() }
        try DocumentHashCollector.write(collectors, to: writer)
        #expect(writer.documentHashes.blocks.map(\.entryCount) == [2])
    }

    @Test func importedProfilesSayNothing() throws {
        func write(_ name: String, documents: UInt64 = 0, isImported: Bool = false) throws -> CorpusProfile {
            var summary = ProfileSummary(tokenization: options.tokenization, order: 1)
            summary.documents = documents
            summary.isImported = isImported
            var folds = FoldHistograms(order: 1, bucketCount: 8)
            folds.setBurstiness([BurstinessSample()])
            _ = try ProfileFileWriter(
                path: folder.file(named: name), order: 1, temporaryParent: folder.path, isDurable: false
            ).finish(
                summary: summary, folds: isImported ? .none : folds,
                lengths: DocumentLengths())
            return try CorpusProfile(path: folder.file(named: name))
        }
        let silent = try write("silent", isImported: true)
        #expect(try silent.documentLengths() == nil)
        #expect(try silent.duplicateDocuments() == nil)
        #expect(try silent.copies(of: DocumentHash(high: 1, low: 2)) == nil)
        let empty = try write("empty")
        #expect(try empty.documentLengths() == DocumentLengths() && empty.duplicateDocuments()?.documents == 0)
        let wrong = try write("wrong", documents: 3)
        #expect(throws: ProfileError.self) { try wrong.documentLengths() }
        #expect(throws: ProfileError.self) { try wrong.duplicateDocuments() }
        try makeProfile(["a b", "c"], at: folder.file(named: "full"), options: options)
        func merge(_ names: [String]) throws -> CorpusProfile {
            _ = try ProfileMerge.merge(names.map { folder.file(named: $0) }, into: folder.file(named: "merged"))
            return try CorpusProfile(path: folder.file(named: "merged"))
        }
        // What is said of some documents alone says nothing of all.
        for names in [["full", "silent"], ["silent", "full"]] {
            let merged = try merge(names)
            #expect(try merged.documentLengths() == nil && merged.duplicateDocuments() == nil)
        }
        #expect(try merge(["empty", "full"]).duplicateDocuments()?.documents == 2)
        #expect(try bytes("merged") == bytes("full"))
    }

    @Test func pruningKeepsThem() throws {
        let documents = ["a b", "a b", "c", ""]
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options)
        try ProfilePruning.prune(
            profile, minimumCounts: try MinimumCounts([2]), into: folder.file(named: "pruned"))
        let pruned = try CorpusProfile(path: folder.file(named: "pruned"))
        #expect(try pruned.documentLengths() == profile.documentLengths())
        #expect(try pruned.duplicateDocuments() == profile.duplicateDocuments())
        #expect(try pruned.duplicateDocuments()?.distinct == 3)
    }

    @Test(arguments: 0..<4) func mutatedBlocksAreRefusedOrInBounds(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let entries = DocumentHashEntries()
        for index in 0..<50 {
            entries.append(
                .init(hash: DocumentHash(high: UInt64(index) << 9, low: 3), documents: UInt64(index * 99 + 1)))
        }
        let buffer = EncodingBuffer()
        let good = withExtendedLifetime(buffer) { unsafe Array(entries.encoded(0..<50, in: buffer)) }
        let expected = entries.entries
        func decode(_ raw: [UInt8], entryCount: Int) throws -> [DocumentHashes.Entry] {
            let decoded = DocumentHashEntries()
            try unsafe raw.withUnsafeBufferPointer { try unsafe decoded.decode($0, entryCount: entryCount) }
            return decoded.entries
        }
        #expect(try decode(good, entryCount: 50) == expected)
        for count in [0, 49, 51, .max] {
            #expect(throws: ByteDecoder.Damage.self) { try decode(good, entryCount: count) }
        }
        let lengths = DocumentLengths(lengths: (0..<400).map { $0 * $0 % 331 })
        #expect(try DocumentLengths(encoded: lengths.encoded, entryCount: lengths.entries.count) == lengths)
        for _ in 0..<300 {
            var raw = good
            raw[Int.random(in: 0..<raw.count, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
            if let found = try? decode(raw, entryCount: 50) {
                #expect(zip(found, found.dropFirst()).allSatisfy { $0.hash < $1.hash })
                #expect(found.allSatisfy { $0.documents > 0 && $0.documents <= ByteDecoder.largestTally })
            }
            var coded = lengths.encoded
            coded[Int.random(in: 0..<coded.count, using: &generator)] = UInt8.random(
                in: .min ... .max, using: &generator)
            _ = try? DocumentLengths(encoded: coded, entryCount: lengths.entries.count)
        }
    }
}
