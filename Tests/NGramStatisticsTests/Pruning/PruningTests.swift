import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

@Suite struct PruningTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func profile(_ seed: UInt64, order: Int = 3, named name: String = "whole", documents: Int = 120) throws
        -> CorpusProfile
    {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: order, bucketCount: 32)
        return try makeProfile(
            randomDocuments(documents, vocabulary: 400, seed: seed), at: folder.file(named: name), options: options)
    }

    private func pruned(_ profile: CorpusProfile, _ minimum: [UInt64], named name: String = "pruned") throws
        -> CorpusProfile
    {
        let path = folder.file(named: name)
        let summary = try ProfilePruning.prune(profile, minimumCounts: MinimumCounts(minimum), into: path)
        let opened = try CorpusProfile(path: path)
        #expect(opened.summary == summary)
        return opened
    }

    private func bytes(_ profile: CorpusProfile) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: profile.path))
    }

    /// Against counts that are filtered the obvious way.
    @Test(arguments: [[1, 2], [2], [1, 1, 3], [3, 5, 5, 9], [2, 2, 2, 2, 2], [1000]] as [[UInt64]])
    func keepsWhatIsFrequentAndCountsWhatIsNot(minimum: [UInt64]) throws {
        let whole = try profile(3, order: max(3, minimum.count))
        let pruned = try pruned(whole, minimum)
        let before = try NaiveCounts(whole)
        let after = try NaiveCounts(pruned)
        for (index, counts) in before.ngrams.enumerated() {
            let least = minimum[min(index, minimum.count - 1)]
            #expect(after.ngrams[index] == counts.filter { $0.value >= least })
            let dropped = counts.values.filter { $0 < least }
            let stated = pruned.summary.orders[index]
            #expect(stated.minimumCount == least && stated.total == whole.summary.orders[index].total)
            #expect(stated.droppedDistinct == UInt64(dropped.count))
            #expect(stated.droppedOccurrences == dropped.reduce(0, +))
            #expect(stated.distinct + stated.droppedDistinct == whole.summary.orders[index].distinct)
        }
        #expect(try pruned.foldHistograms() == whole.foldHistograms())
        #expect(try pruned.documentLengths() == whole.documentLengths() && whole.documentLengths() != nil)
        #expect(try pruned.duplicateDocuments() == whole.duplicateDocuments() && whole.duplicateDocuments() != nil)
        #expect(pruned.summary.documents == whole.summary.documents && pruned.summary.bytes == whole.summary.bytes)
    }

    @Test func pruningTwiceIsPruningByTheHigherMinimum() throws {
        let whole = try profile(5)
        let once = try pruned(whole, [2, 4], named: "once")
        for (first, second) in [([1, 4], [2, 3]), ([2], [1, 4]), ([2, 4], [2, 4]), ([2, 4], [1])]
            as [([UInt64], [UInt64])]
        {
            let twice = try pruned(pruned(whole, first, named: "first"), second, named: "second")
            #expect(try bytes(twice) == bytes(once), "\(first) then \(second)")
        }
        #expect(try bytes(pruned(whole, [1], named: "none")) == bytes(whole))
        #expect(once.summary.signature.contains("|pruned:2,4,4"))
        #expect(!whole.summary.signature.contains("pruned"))
    }

    @Test func manyTokensAndNone() throws {
        // More than a block of the vocabulary, most of them rare.
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 8)
        let documents = (0..<40_000).map { "w\($0) w\($0 % 5_000) common" }
        let whole = try makeProfile(documents, at: folder.file(named: "many"), options: options)
        let pruned = try pruned(whole, [2])
        #expect(pruned.summary.orders[0].distinct == 5_001)
        #expect(try NaiveCounts(pruned).ngrams == NaiveCounts(whole).ngrams.map { $0.filter { $0.value >= 2 } })
        let empty = try self.pruned(makeProfile([""], at: folder.file(named: "empty"), options: options), [3])
        #expect(empty.summary.orders.allSatisfy { $0.distinct == 0 && $0.droppedOccurrences == 0 })
    }

    @Test func mergesAreRefused() throws {
        let whole = try profile(1)
        let pruned = try pruned(profile(2, named: "other"), [1, 2])
        for paths in [[whole.path, pruned.path], [pruned.path, whole.path], [pruned.path, pruned.path]] {
            let error = try #require(throws: ProfileError.self) {
                try ProfileMerge.merge(paths, into: folder.file(named: "merged"))
            }
            #expect(
                error.code == .incompatible && error.path == pruned.path && error.message.contains("merge the whole"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file(named: "merged")))
    }

    /// What was not counted is not taken for absent.
    @Test func whoNeedsRareNGramsRefuses() throws {
        let whole = try profile(1)
        let pruned = try pruned(profile(2, named: "other"), [1, 2])
        #expect(pruned.summary.completeOrder == 1 && whole.summary.completeOrder == 3)
        #expect(try FrequencySpectrum(pruned, order: 1).tokens == pruned.summary.tokens)
        #expect(throws: ProfileError.self) { try FrequencySpectrum(pruned, order: 2) }
        #expect(try CorpusStatistics(pruned).orders.map(\.order) == [1])
        try CorpusProfile.forEachJointCount(whole, pruned, upToOrder: 1) { _, _, _ in }
        for (first, second) in [(whole, pruned), (pruned, whole)] {
            let error = try #require(throws: ProfileError.self) {
                try CorpusProfile.forEachJointCount(first, second, upToOrder: 2) { _, _, _ in }
            }
            #expect(error.path == pruned.path && error.message.contains("less than 2 times"))
        }
        let tokens = try self.pruned(whole, [2], named: "tokens")
        #expect(tokens.summary.completeOrder == 0)
        #expect(try CorpusStatistics(tokens).orders.isEmpty)
        #expect(try pruned.count(of: ["never seen"]) == 0 && pruned.count(of: ["never", "seen"]) == nil)
        #expect(try tokens.count(of: ["never seen"]) == nil)
    }

    @Test func restrictedAndImportedProfilesArePruned() throws {
        let whole = try profile(1)
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 32)
        let restricted = try makeProfile(
            randomDocuments(60, vocabulary: 400, seed: 7), at: folder.file(named: "restricted"), options: options,
            restrictedTo: whole)
        let both = try pruned(restricted, [1, 2])
        #expect(both.summary.restriction == whole.identity && both.summary.isPruned)
        var table: [UInt8] = []
        try CountsExport(whole, format: .tsv).write { table += $0 }
        let counts = try CountsImport(format: .tsv)
        counts.begin(path: "table")
        try unsafe table.withUnsafeBufferPointer { unsafe try counts.add($0) }
        try counts.endOfFile()
        _ = try counts.finish(
            writingTo: folder.file(named: "imported"), tokenization: Tokenization(scheme: .whitespace))
        let imported = try pruned(CorpusProfile(path: folder.file(named: "imported")), [1, 2], named: "both")
        #expect(imported.summary.isImported && imported.summary.isPruned && !imported.hasFolds)
        #expect(try NaiveCounts(imported) == NaiveCounts(pruned(whole, [1, 2], named: "counted")))
    }

    @Test(arguments: [[], [0], [1, 0], [3, 2], [1, 2, 1], [1 << 50]] as [[UInt64]])
    func minimumCountsThatCannotBe(values: [UInt64]) {
        #expect(throws: MinimumCountsError.self) { try MinimumCounts(values) }
    }

    @Test func keptRanksAreCounted() {
        var generator = SplitMix64(seed: 8)
        var kept = KeptRanks()
        var expected: [UInt32?] = []
        var count: UInt32 = 0
        for index in 0..<5_000 {
            let isKept = index % 1500 < 600 && Bool.random(using: &generator)
            kept.append(isKept)
            if isKept { count += 1 }
            expected.append(isKept ? count : nil)
        }
        #expect(kept.count == Int(count) && kept.tokens == 5_000)
        for (index, rank) in expected.enumerated() { #expect(kept[UInt32(index + 1)] == rank) }
    }
}
