import DurableFiles
import Foundation
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@Suite struct ProfileFileTests {
    let folder: TemporaryFolder
    let good: Data

    init() throws {
        folder = try TemporaryFolder()
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 3, bucketCount: 64)
        try makeProfile(randomDocuments(60, vocabulary: 200, seed: 1), at: folder.file(named: "good"), options: options)
        good = try Data(contentsOf: URL(fileURLWithPath: folder.file(named: "good")))
    }

    /// Opens a profile and reads all of it.
    private func readAll(_ path: String) throws {
        let profile = try CorpusProfile(path: path)
        _ = try profile.foldHistograms()
        _ = try profile.documentLengths()
        _ = try profile.duplicateDocuments()
        for order in 1...profile.summary.order { try profile.forEachNGram(order: order) { _, _ in } }
    }

    private func failure(_ data: Data) throws -> ProfileError? {
        let path = folder.file(named: "bad")
        try data.write(to: URL(fileURLWithPath: path))
        do {
            try readAll(path)
            return nil
        } catch let error as ProfileError {
            #expect(error.path == path)
            return error
        }
    }

    @Test func aWholeFileReads() throws { #expect(try failure(good) == nil) }

    @Test func foreignFilesAreNamedSo() throws {
        #expect(try failure(Data("hello, world".utf8))?.code == .foreign)
        #expect(try failure(Data())?.code == .foreign)
    }

    @Test func everyTruncationIsRefused() throws {
        for length in stride(from: 8, to: good.count, by: max(1, good.count / 60)) {
            let code = try #require(try failure(good.prefix(length))).code
            #expect(code == .truncated || code == .corrupt, "\(length) bytes")
        }
        #expect(try failure(good.prefix(20))?.code == .truncated)
        #expect(try failure(good.prefix(good.count - 1))?.code == .truncated)
        #expect(try failure(good + Data([0]))?.code == .corrupt)
    }

    @Test func newerVersionIsRefusedByName() throws {
        var bytes = good
        bytes[8] = 9
        let error = try #require(try failure(bytes))
        #expect(error.code == .newer)
        #expect(error.description.contains("version 9"))
    }

    @Test func earlierVersionIsRefusedByName() throws {
        var bytes = Array(good)
        bytes[8] = 1
        #expect(try failure(Data(bytes))?.code == .corrupt)
        let hash = unsafe bytes[..<56].withUnsafeBufferPointer { unsafe StableHash.hash($0) }
        for index in 0..<8 { bytes[56 + index] = UInt8(truncatingIfNeeded: hash >> UInt64(8 * index)) }
        let error = try #require(try failure(Data(bytes)))
        #expect(error.code == .older)
        #expect(error.description.contains("format version 1") && error.description.contains("make the profile anew"))
    }

    @Test func everyFlippedBitIsNoticedOrHarmless() throws {
        var generator = SplitMix64(seed: 99)
        var harmless = 0
        for _ in 0..<150 {
            var bytes = good
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            if try failure(bytes) == nil {
                // A zstd frame has bits that mean nothing; all counts must then be as before.
                harmless += 1
                let counts = try NaiveCounts(try CorpusProfile(path: folder.file(named: "bad")))
                #expect(try counts == NaiveCounts(CorpusProfile(path: folder.file(named: "good"))), "byte \(place)")
            }
        }
        #expect(harmless < 5)
    }

    @Test func missingFileAndFolderAreRefused() {
        #expect(throws: ProfileError.self) { try CorpusProfile(path: folder.file(named: "none")) }
        #expect(throws: ProfileError.self) { try CorpusProfile(path: folder.path) }
    }

    @Test func profilesMadeOtherwiseDoNotMerge() throws {
        let other = ProfileOptions(tokenization: Tokenization(scheme: .words), order: 3, bucketCount: 64)
        try makeProfile(["a b"], at: folder.file(named: "words"), options: other)
        let lower = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 64)
        try makeProfile(["a b"], at: folder.file(named: "order2"), options: lower)
        for name in ["words", "order2"] {
            do {
                _ = try ProfileMerge.merge(
                    [folder.file(named: "good"), folder.file(named: name)], into: folder.file(named: "out"))
                Issue.record("\(name) was merged")
            } catch let error as ProfileError {
                #expect(error.code == .incompatible)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file(named: "out")))
    }
}
