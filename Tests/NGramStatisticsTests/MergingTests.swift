import DurableFiles
import Foundation
import TestSupport
import Testing
import TextSegmentation

@testable import NGramStatistics

/// The parts of the merge of sorted runs.
@Suite struct MergingTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [1, 2, 3, 5, 8, 13, 64])
    func loserTreeMergesAnyNumberOfSequences(sources: Int) {
        var generator = SplitMix64(seed: UInt64(sources))
        var sequences = (0..<sources).map { _ in
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in UInt64.random(in: 0...60, using: &generator) }
                .sorted()
        }
        let expected = sequences.enumerated().flatMap { source in source.element.map { [$0, UInt64(source.offset)] } }
            .sorted { $0.lexicographicallyPrecedes($1) }
        for index in sequences.indices { sequences[index].reverse() }
        var tree = LoserTree(sequences.indices.map { sequences[$0].popLast() ?? UInt64.max })
        var merged: [[UInt64]] = []
        while tree.least != .max {
            merged.append([tree.least, UInt64(tree.winner)])
            tree.replaceLeast(sequences[tree.winner].popLast() ?? .max)
        }
        #expect(merged == expected)
    }

    @Test(arguments: 1...5)
    func keysCompareAsTheirWindowsDo(order: Int) {
        var generator = SplitMix64(seed: UInt64(order))
        let layout = WindowLayout(order: order, ranks: 1000..<1020, types: 2_000_000)
        #expect(layout.bits <= UInt128.bitWidth)
        let windows: [[UInt32]] = (0..<300).map { _ in
            (0..<order).map { position in
                position == 0
                    ? .random(in: 1000..<1020, using: &generator) : .random(in: 0...3, using: &generator) * 666_666
            }
        }
        func check<Key: WindowKey>(_: Key.Type) {
            let keys = windows.map { window in
                unsafe window.withUnsafeBufferPointer { unsafe Key(ranks: $0.baseAddress!, layout) }
            }
            for (first, second) in zip(windows.indices, windows.indices.dropFirst()) {
                let isLess = windows[first].lexicographicallyPrecedes(windows[second])
                #expect((keys[first] < keys[second]) == isLess)
                guard windows[first] != windows[second] else { continue }
                let differing = zip(windows[first], windows[second]).prefix { $0 == $1 }.count
                #expect(keys[first].firstDifference(from: keys[second], layout) == differing)
            }
            for (window, key) in zip(windows, keys) {
                var unpacked = [UInt32](repeating: 0, count: 5)
                unsafe unpacked.withUnsafeMutableBufferPointer { unsafe key.unpack(into: $0.baseAddress!, layout) }
                #expect(Array(unpacked.prefix(order)) == window)
                #expect(key < Key.none)
            }
        }
        if layout.bits <= UInt64.bitWidth { check(UInt64.self) }
        check(UInt128.self)
        check(RankKey.self)
    }

    /// No room at all, so that pairs are merged until few are left; and room for all, but few files.
    @Test(arguments: [(0, 4096, 2...4), (1 << 30, 18, 2...7), (1 << 30, 0, 1...2), (1 << 30, 4096, 16...200)])
    func runsAreMergedInRoundsWhereTheyAreMany(memory: Int, openFiles: Int, expected: ClosedRange<Int>) throws {
        let documents = randomDocuments(200, vocabulary: 2_000, seed: 21)
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 4, bucketCount: 16)
        try makeProfile(documents, at: folder.file(named: "whole"), options: options)
        let runs = try RunFolder(in: folder.path)
        var small = options
        small.maximumRunTokens = 250
        let counter = DocumentCounter(options: small, memoryShare: .max, runs: runs, target: nil)
        for document in documents { try counter.add(document.utf8Span.span) }
        try counter.writeRun()
        let made = runs.takeAll()
        #expect(made.count > 15)
        for run in made { runs.add(run) }
        try runs.reduce(memory: memory, order: 4, threads: 3, openFiles: openFiles)
        let left = runs.takeAll()
        #expect(expected.contains(left.count))
        let writer = try ProfileFileWriter(
            path: folder.file(named: "merged"), order: 4, temporaryParent: folder.path, isDurable: false)
        try RunMerge(left, order: 4, threads: 3).write(to: writer)
        counter.hashes.sort()
        try DocumentHashCollector.write([counter.hashes], to: writer)
        _ = try writer.finish(
            summary: counter.totals.summary, folds: counter.totals.folds, lengths: counter.totals.lengths)
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file(named: "whole")))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file(named: "merged"))) == whole)
    }

    @Test func asManyRunsAreMergedAtOnceAsMemoryAndOpenFilesAllow() {
        #expect(RunMerge.fanIn(memory: 1 << 40, threads: 2, openFiles: 4096) == 512)
        #expect(RunMerge.fanIn(memory: 0, threads: 2, openFiles: 4096) == 8)
        #expect(RunMerge.fanIn(memory: 1 << 40, threads: 2, openFiles: 60) == 50)
        #expect(RunMerge.fanIn(memory: 1 << 40, threads: 16, openFiles: 3) == 2)
        #expect((1...4096).contains(OpenFileLimit.filesLeft()))
    }

    @Test func aRunThatHasChangedIsRefused() throws {
        let runs = try RunFolder(in: folder.path)
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 16)
        let counter = DocumentCounter(options: options, memoryShare: .max, runs: runs, target: nil)
        for document in randomDocuments(50, vocabulary: 500, seed: 3) { try counter.add(document.utf8Span.span) }
        try counter.writeRun()
        let run = try #require(runs.takeAll().first)
        func merge() throws {
            let writer = try ProfileFileWriter(
                path: folder.file(named: "damaged"), order: 3, temporaryParent: folder.path, isDurable: false)
            try RunMerge([run], order: 3, threads: 2).write(to: writer)
        }
        try merge()
        let index = try OpenRun(run).index
        let file = try #require(FileHandle(forUpdatingAtPath: run.path))
        try file.seek(toOffset: UInt64(index.windows[3].lowerBound + 20))
        try file.write(contentsOf: [0xFF, 0xFF])
        #expect(throws: FileOutputError.self) { try merge() }
        try file.truncate(atOffset: UInt64(run.indexOffset - 5))
        #expect(throws: FileOutputError.self) { try merge() }
    }

    @Test func memoryIsGivenBackAndUsedAgain() {
        let table = VocabularyTable()
        var expected: [String] = []
        for round in 0..<3 {
            expected = (0..<5_000).map { "token-\(round)-\($0)-\(String(repeating: "x", count: $0 % 40))" }
            for text in expected { unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe table.intern($0) } }
            #expect(table.count == 5_000)
            var found = [String?](repeating: nil, count: table.count)
            for partition in 0..<HashPartitions.count {
                let slots = unsafe table.slots(of: partition)
                for index in 0..<slots.count {
                    let slot = unsafe slots[index]
                    guard slot.id != 0 else { continue }
                    found[Int(slot.id) - 1] = unsafe slot.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
                }
            }
            #expect(found == expected)
            table.removeAll()
            #expect(table.count == 0)
        }
    }

    /// Tokens whose hashes all lie at the end of the table find room behind its last home.
    @Test func tokensCrowdAtTheEndOfTheTable() {
        let table = VocabularyTable()
        var expected: [String] = []
        var number = 0
        while expected.count < 150 {
            number += 1
            let text = "t\(number)"
            let hash = unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe StableHash.hash($0) }
            if hash >> 52 == 0xFFF { expected.append(text) }
        }
        for _ in 0..<2 {
            for text in expected { unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe table.intern($0) } }
        }
        #expect(table.count == expected.count)
        #expect(table.homeBits == 12)
        var order = TokenOrder()
        order.collect(HashPartitions.count - 1, of: [table])
        var sorted: [(hash: UInt64, text: String)] = []
        order.visit { slot, _, isNew in
            #expect(isNew)
            sorted.append((slot.hash, unsafe slot.withBytes { unsafe String(decoding: $0, as: UTF8.self) }))
        }
        #expect(sorted.map(\.text).sorted() == expected.sorted())
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.hash < $1.hash })
    }

    /// A list in the order of the profile file must not make every look-up a walk through the table.
    @Test func tokensThatAscendByHashDoNotCrowd() {
        let tokens = (0..<30_000).map { Array("t\($0)".utf8) }.map { token in
            (hash: unsafe token.withUnsafeBufferPointer { unsafe StableHash.hash($0) }, token: token)
        }
        let table = VocabularyTable()
        for entry in tokens.sorted(by: { $0.hash < $1.hash }) {
            unsafe entry.token.withUnsafeBufferPointer { unsafe table.intern($0) }
        }
        #expect(table.count == tokens.count)
        #expect(table.homeBits <= 19)
        let reserved = VocabularyTable(count: tokens.count)
        let homeBits = reserved.homeBits
        for entry in tokens { unsafe entry.token.withUnsafeBufferPointer { unsafe reserved.intern($0) } }
        #expect(reserved.homeBits == homeBits)
    }
}
