import DurableFiles
import Foundation
import NGramStatistics
import TestSupport
import Testing

/// One corpus, one file: whatever the threads, the order of the documents, the runs and the merges.
@Suite struct WholeFileTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: 0..<35 as Range<UInt64>)
    func bytesDependOnTheDocumentsAlone(seed: UInt64) throws {
        try check(RandomCorpus(seed: seed, size: Int(seed * 7 % 50)), seed: seed)
    }

    @Test(.enabled(if: SlowTests.areWanted, "\(SlowTests.reason)"), arguments: 100..<135 as Range<UInt64>)
    func bytesOfLargerCorporaDependOnTheDocumentsAlone(seed: UInt64) throws {
        try check(RandomCorpus(seed: seed, size: 500), seed: seed)
    }

    private func check(_ corpus: RandomCorpus, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed + 1_000)
        func profile(
            _ documents: [(text: String, language: String?)], _ name: String, workers: Int, runTokens: Int = .max
        ) throws -> Data {
            try corpus.profile(
                documents, in: folder, named: name, workers: workers, runTokens: runTokens, shuffledBy: &generator)
        }
        let documents = corpus.documents
        let whole = try profile(documents, "whole", workers: 1)
        for (workers, runTokens) in [(2, Int.max), (5, .max), (1, 40), (3, 300)] {
            #expect(
                try profile(documents, "again", workers: workers, runTokens: runTokens) == whole,
                "\(workers) workers, runs of \(runTokens) tokens")
        }
        // Parts, some of them empty, each made in another way.
        let parts = Int.random(in: 1...5, using: &generator)
        let owners = documents.map { _ in Int.random(in: 0..<parts, using: &generator) }
        for part in 0..<parts {
            let mine = zip(documents, owners).filter { $0.1 == part }.map { $0.0 }
            _ = try profile(mine, "part\(part)", workers: 1 + part % 3, runTokens: part % 2 == 0 ? .max : 100)
        }
        let shuffled = (0..<parts).shuffled(using: &generator).map { folder.file(named: "part\($0)") }
        _ = try ProfileMerge.merge(shuffled, into: folder.file(named: "merged"), temporaryFolder: folder.path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file(named: "merged"))) == whole, "\(parts) parts")
        let expected = ["whole", "again", "merged"] + (0..<parts).map { "part\($0)" }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == expected.sorted())
    }
}
