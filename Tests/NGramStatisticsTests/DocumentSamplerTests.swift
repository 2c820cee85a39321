import DurableFiles
import NGramStatistics
import TestSupport
import Testing
import TextSegmentation

@Suite struct DocumentSamplerTests {
    private static let texts = (0..<3_000).map { "document \($0 % 1_000) of \($0 % 7)" }

    private static func sampler(_ texts: some Sequence<String>, capacity: Int = 20, seed: UInt64 = 0) -> DocumentSampler
    {
        var sampler = DocumentSampler(capacity: capacity, seed: seed)
        for text in texts { sampler.add(Array(text.utf8).span) }
        return sampler
    }

    /// Not of the order of documents, nor of how they were dealt out to samplers.
    @Test func dependsOnDocumentsOnly() {
        let whole = Self.sampler(Self.texts).documents(Tokenization())
        #expect(whole.count == 20 && Set(whole.map(\.hash)).count == 20)
        #expect(whole.map(\.hash) == whole.map(\.hash).sorted())
        #expect(Self.sampler(Self.texts.reversed()).documents(Tokenization()) == whole)
        var merged = Self.sampler(Self.texts[1_000...])
        merged.merge(Self.sampler(Self.texts[..<1_700]))
        #expect(merged.documents(Tokenization()) == whole && merged.documentsSeen == 3_700)
        #expect(Self.sampler(Self.texts, seed: 1).documents(Tokenization()) != whole)
        #expect(Self.sampler(Self.texts[..<9]).documents(Tokenization()).count == 9)
    }

    /// Every document is drawn about as often as any other, over seeds.
    @Test func isFair() {
        let texts = Self.texts[..<50]
        var drawn: [DocumentHash: Int] = [:]
        for seed in 0..<400 {
            for document in Self.sampler(texts, capacity: 10, seed: UInt64(seed)).documents(Tokenization(), order: 1) {
                drawn[document.hash, default: 0] += 1
            }
        }
        // 80 of 400 each, with a standard deviation of 8.
        #expect(drawn.count == 50 && drawn.values.allSatisfy { (40...120).contains($0) })
        #expect(drawn.values.reduce(0, +) == 4_000)
    }

    /// The n-grams have the buckets and the folds that profiles give them.
    @Test func hashesAsFoldsDo() throws {
        let folder = try TemporaryFolder()
        let options = ProfileOptions(order: 2, bucketCount: 97)
        let builder = try ProfileBuilder(options: options, workers: 1)
        let texts = Array(Set(Self.texts[..<60]))
        for text in texts { try builder.counters[0].add(Array(text.utf8).span) }
        _ = try builder.finish(writingTo: folder.file(named: "p"))
        let folds = try CorpusProfile(path: folder.file(named: "p")).foldHistograms()
        var sums = FoldHistograms(order: 2, bucketCount: 97)
        let documents = Self.sampler(texts, capacity: 100).documents(options.tokenization, order: 2, bucketCount: 97)
        for document in documents {
            sums.addDocuments(fold: document.fold)
            for (index, entries) in document.orders.enumerated() {
                for entry in entries {
                    sums.add(entry.count, order: index + 1, fold: document.fold, bucket: entry.bucket)
                }
            }
        }
        #expect(sums.storage == folds.storage && sums.documents == folds.documents)
    }

    /// Long documents are cut between characters; empty ones have no n-grams.
    @Test func bounds() {
        var sampler = DocumentSampler(capacity: 2, maximumBytes: 5)
        sampler.add(Array("añb ñ ñ ñ".utf8).span)
        sampler.add([UInt8]().span)
        let documents = sampler.documents(Tokenization(scheme: .characters), order: 2)
        #expect(documents.map { $0.count(order: 1) }.sorted() == [0, 3])
        #expect(documents.map { $0.count(order: 2) }.sorted() == [0, 2])
    }
}
