import DurableFiles
import NGramStatistics
import Testing
import TextSegmentation

@Suite struct CorpusStatisticsTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test func spectraAreThoseOfTheCounts() throws {
        let tokenization = Tokenization(scheme: .whitespace)
        let documents = randomDocuments(80, vocabulary: 300, seed: 5)
        let options = ProfileOptions(tokenization: tokenization, order: 4, bucketCount: 64)
        let profile = try makeProfile(documents, at: folder.file(named: "p"), options: options)
        let naive = NaiveCounts(documents, order: 4, tokenization: tokenization)
        let found = try CorpusStatistics(profile)
        #expect(found.orders.map(\.order) == [1, 2, 3])
        for order in found.orders {
            #expect(order.spectrum == FrequencySpectrum(counts: naive.ngrams[order.order - 1].values))
            #expect(order.spectrum.tokens == profile.summary.orders[order.order - 1].total)
            #expect(order.spectrum.types == profile.summary.orders[order.order - 1].distinct)
            #expect(order.entropies.map(\.estimator) == EntropyEstimator.allCases)
        }
        let tokenizer = TextTokenizer(tokenization)
        let lengths = documents.map { UInt64(tokenizer.tokens(in: $0).count) }
        #expect(found.documentLengths == DocumentLengths(lengths: lengths))
        let copies = documents.reduce(into: [String: UInt64]()) { $0[$1, default: 0] += 1 }
        #expect(found.duplicates == DuplicateDocuments(multiplicities: FrequencySpectrum(counts: copies.values)))
        #expect(try CorpusStatistics(profile, maximumOrder: 1).orders.count == 1)
        #expect(try CorpusStatistics(profile) == found)
    }

    @Test func restrictedProfilesHaveThoseOfDocumentsAlone() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 64)
        let target = try makeProfile(["a b"], at: folder.file(named: "t"), options: options)
        let profile = try makeProfile(["a b c"], at: folder.file(named: "p"), options: options, restrictedTo: target)
        let found = try CorpusStatistics(profile)
        #expect(found.orders.isEmpty)
        #expect(found.documentLengths == DocumentLengths(lengths: [3]) && found.duplicates?.distinct == 1)
    }

    @Test func emptyProfilesHaveEmptyOnes() throws {
        let options = ProfileOptions(tokenization: Tokenization(scheme: .whitespace), order: 2, bucketCount: 64)
        let profile = try makeProfile([], at: folder.file(named: "e"), options: options)
        let found = try CorpusStatistics(profile)
        #expect(found.orders.count == 2 && found.orders.allSatisfy { $0.heaps == nil && $0.zipf == nil })
        #expect(found.orders[0].missingMass.estimate == 1)
        #expect(found.documentLengths?.documents == 0 && found.duplicates?.documents == 0)
    }
}
