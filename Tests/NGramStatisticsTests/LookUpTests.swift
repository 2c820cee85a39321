import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

/// Looking n-grams up in the file, without reading the rest.
@Suite struct LookUpTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func options(order: Int) -> ProfileOptions {
        ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: order, bucketCount: 8)
    }

    /// Every n-gram of a profile, in the order of the file.
    private func listing(_ profile: CorpusProfile, order: Int) throws -> [(ngram: [String], count: UInt64)] {
        var listing: [(ngram: [String], count: UInt64)] = []
        try profile.forEachNGram(order: order) { tokens, count in
            listing.append((tokens.map { String(decoding: $0, as: UTF8.self) }, count))
        }
        return listing
    }

    /// So many different tokens that every section has several blocks.
    private func largeProfile() throws -> CorpusProfile {
        let documents = (0..<400).map { document in (0..<100).map { "w\(document * 100 + $0)" }.joined(separator: " ") }
        return try makeProfile(documents, at: folder.file(named: "large"), options: options(order: 3))
    }

    @Test(arguments: 1...5) func everyNGramIsFoundWithItsCount(order: Int) throws {
        let documents = randomDocuments(60, vocabulary: 300, seed: UInt64(order))
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options(order: order))
        var asked: [[String]] = []
        var expected: [UInt64?] = []
        for order in 1...order {
            for (ngram, count) in try listing(profile, order: order) {
                asked.append(ngram)
                expected.append(count)
            }
        }
        var generator = SplitMix64(seed: 4)
        let shuffled = asked.indices.shuffled(using: &generator)
        #expect(try profile.counts(of: shuffled.map { asked[$0] }) == shuffled.map { expected[$0] })
        for index in shuffled.prefix(20) { #expect(try profile.count(of: asked[index]) == expected[index]) }
    }

    @Test func whatIsNotListedDoesNotOccur() throws {
        let profile = try makeProfile(["a b c", "b a"], at: folder.file(named: "p"), options: options(order: 2))
        let asked = [["a"], ["b", "a"], ["z"], ["a", "c"], ["a", "z"], ["z", "a"], [""], ["b", "a"]]
        #expect(try profile.counts(of: asked) == [2, 1, 0, 0, 0, 0, 0, 1])
        // Orders that are not counted.
        #expect(try profile.counts(of: [[], ["a", "b", "c"]]) == [nil, nil])
        #expect(try profile.counts(of: [[String]]()) == [])
    }

    @Test func restrictedProfilesKnowOnlyWhatTheyList() throws {
        let target = try makeProfile(["a b", "x y"], at: folder.file(named: "t"), options: options(order: 2))
        let restricted = try makeProfile(
            ["a b a b c", "b c"], at: folder.file(named: "r"), options: options(order: 2), restrictedTo: target)
        #expect(
            try restricted.counts(of: [["a", "b"], ["a"], ["x"], ["b", "c"], ["b", "a"]]) == [2, 2, nil, nil, nil])
    }

    @Test func emptyProfilesHaveNothing() throws {
        let profile = try makeProfile([], at: folder.file(named: "p"), options: options(order: 2))
        #expect(try profile.counts(of: [["a"], ["a", "b"]]) == [0, 0])
        #expect(try profile.rank(of: "a") == nil)
    }

    @Test func ranksAreThePlacesInTheFile() throws {
        let profile = try largeProfile()
        #expect(profile.directory.vocabulary.blocks.count == 3)
        let tokens = try listing(profile, order: 1).map { $0.ngram[0] }
        let capacity = NGramEntries.blockCapacity
        for rank in [1, 2, capacity - 1, capacity, capacity + 1, 2 * capacity, 2 * capacity + 1, tokens.count] {
            #expect(try profile.rank(of: tokens[rank - 1]) == rank)
        }
        #expect(try profile.rank(of: "w-1") == nil)
    }

    @Test func entriesAtTheEdgesOfBlocksAreFound() throws {
        let profile = try largeProfile()
        for order in 1...3 {
            let all = try listing(profile, order: order)
            let edges = all.indices.filter {
                [0, 1, NGramEntries.blockCapacity - 1].contains($0 % NGramEntries.blockCapacity)
            }
            let sought = (edges + [all.count - 1]).map { all[$0] }
            #expect(try profile.counts(of: sought.map(\.ngram)) == sought.map(\.count))
            for (ngram, count) in sought { #expect(try profile.count(of: ngram) == count) }
        }
    }

    @Test func blocksThatAreNotNeededAreNotRead() throws {
        let profile = try largeProfile()
        let ngram = ["w5000", "w5001", "w5002"]
        let ranks = try ngram.map { UInt32(try #require(try profile.rank(of: $0))) }
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: profile.path)))
        let directory = profile.directory
        var needed: [Range<Int>] = []
        func need(_ section: ProfileDirectory.Section, _ key: RankKey) throws {
            let number = try #require(section.lastBlock { $0.firstKey <= key })
            let start = section.offset + section.blocks[number].offset
            needed.append(start..<start + section.blocks[number].compressedCount)
        }
        for token in ngram {
            try need(
                directory.vocabulary,
                RankKey(hash: unsafe Array(token.utf8).withUnsafeBufferPointer { unsafe StableHash.hash($0) }))
        }
        try need(
            directory.ngrams[1], unsafe ranks.withUnsafeBufferPointer { unsafe RankKey($0.baseAddress!, count: 3) })
        let end = directory.folds.offset
        var spoilt = 0
        for index in ProfileHeader.byteCount..<end where !needed.contains(where: { $0.contains(index) }) {
            bytes[index] = 0xAA
            spoilt += 1
        }
        #expect(spoilt > end / 4)
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file(named: "spoilt")))
        let other = try CorpusProfile(path: folder.file(named: "spoilt"))
        #expect(try other.count(of: ngram) == 1)
        #expect(throws: ProfileError.self) { try other.forEachNGram(order: 3) { _, _ in } }
    }

    /// A copy of a profile with another directory, whose checksums are right.
    private func copy(_ profile: CorpusProfile, _ change: (inout ProfileDirectory) -> Void) throws -> String {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: profile.path)))
        let header = try ProfileHeader(bytes, path: profile.path)
        var directory = profile.directory
        change(&directory)
        let raw = directory.encoded
        let compressed = ZstandardBlock().compress(raw)
        let changed = ProfileHeader(
            isComplete: true, directoryOffset: header.directoryOffset,
            directoryCompressedCount: UInt64(compressed.count), directoryRawCount: UInt64(raw.count))
        let path = folder.file(named: "changed")
        let sections = bytes[ProfileHeader.byteCount..<Int(header.directoryOffset)]
        try Data(changed.encoded + sections + compressed).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func firstKeysThatContradictTheBlocksAreRefused() throws {
        let profile = try largeProfile()
        func key(_ section: ProfileDirectory.Section, _ block: Int, plus step: Int) -> RankKey {
            var key = section.blocks[block].firstKey
            key[1] = UInt32(truncatingIfNeeded: Int(key[1]) + step)
            return key
        }
        func requireDamage(order: Int, _ change: (inout ProfileDirectory) -> Void) throws {
            let changed = try CorpusProfile(path: try copy(profile, change))
            let failure = #expect(throws: ProfileError.self) { try changed.forEachNGram(order: order) { _, _ in } }
            #expect(failure?.code == .corrupt && failure?.byteOffset != nil)
        }
        _ = try CorpusProfile(path: try copy(profile) { _ in }).forEachNGram(order: 3) { _, _ in }
        for step in [-1, 1] {
            try requireDamage(order: 1) { $0.vocabulary.blocks[1].firstKey = key($0.vocabulary, 1, plus: step) }
            try requireDamage(order: 3) { $0.ngrams[1].blocks[2].firstKey = key($0.ngrams[1], 2, plus: step) }
        }
        // Keys that do not ascend, and blocks without entries, are refused on opening.
        for change in [
            { $0.ngrams[0].blocks.swapAt(0, 1) }, { $0.vocabulary.blocks.swapAt(0, 1) },
            {
                $0.ngrams[0].blocks[0].entryCount += $0.ngrams[0].blocks[1].entryCount
                $0.ngrams[0].blocks[1].entryCount = 0
            },
        ] as [(inout ProfileDirectory) -> Void] {
            let path = try copy(profile, change)
            #expect(throws: ProfileError.self) { try CorpusProfile(path: path) }
        }
    }
}
