import AlignmentKit
import AlignmentReports
import Foundation
import Testing

@Suite struct StatisticsReportTests {
    private let statistics = CorpusStatistics(
        orders: [CorpusStatistics.Order(order: 1, spectrum: FrequencySpectrum(counts: (1...200).map { 600 / $0 }))],
        documentLengths: DocumentLengths(lengths: [0, 1, 1, 5, 6, 7, 300]),
        duplicates: DuplicateDocuments(multiplicities: FrequencySpectrum(counts: [1, 1, 1, 4])))

    @Test func documentsHoldEveryKeyAndComeBack() throws {
        let document = StatisticsDocument(Samples.summary, statistics: statistics, confidence: 0.9)
        let again = try JSONDecoder().decode(StatisticsDocument.self, from: Data(document.json().utf8))
        #expect(again == document && again.json() == document.json())
        #expect(document.signature.hasSuffix("|statistics:1,confidence:0.9,unit:nats"))

        let lengths = try #require(document.statistics.documentLengths)
        #expect(lengths.documents == 7 && lengths.quantiles.first?.tokens == 0 && lengths.quantiles.last?.tokens == 300)
        #expect(lengths.bins.map(\.documents) == [1, 2, 0, 3, 0, 0, 0, 0, 0, 1])
        #expect(lengths.bins.map(\.from) == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256])
        let duplicates = try #require(document.statistics.duplicates)
        #expect(duplicates.documents == 7 && duplicates.distinct == 4 && duplicates.repeated == 1)
        #expect(duplicates.largestMultiplicities.map(\.count) == [4])
        #expect(document.statistics.orders[0].frequencies.first?.count == 3)

        let none = StatisticsDocument(
            Samples.summary, statistics: CorpusStatistics(orders: []), confidence: 0.95)
        #expect(none.json().contains("\"documentLengths\" : null") && none.json().contains("\"duplicates\" : null"))
        let empty = StatisticsDocument(
            Samples.summary,
            statistics: CorpusStatistics(orders: [.init(order: 1, spectrum: FrequencySpectrum(counts: []))]),
            confidence: 0.95)
        for key in ["heaps", "zipf", "zipfMandelbrot", "typeTokenRatio", "typesAtLeast"] {
            #expect(empty.json().contains("\"\(key)\" : null"), "\(key)")
        }
        #expect(!empty.json().contains("nan") && !empty.json().contains("inf"))
    }

    @Test func bitsAreNatsOverTheLogarithmOfTwo() throws {
        let nats = StatisticsDocument(Samples.summary, statistics: statistics, confidence: 0.9)
        let bits = StatisticsDocument(Samples.summary, statistics: statistics, confidence: 0.9, unit: .bits)
        #expect(bits.signature.hasSuffix("unit:bits"))
        let (a, b) = (nats.statistics.orders[0], bits.statistics.orders[0])
        for (a, b) in zip(a.entropies, b.entropies) {
            #expect(a.unit == .nats && b.unit == .bits)
            for (x, y) in [(a.estimate, b.estimate), (a.standardError, b.standardError), (a.lower ?? 0, b.lower ?? 0)] {
                #expect(abs(y - x / log(2)) < 1e-12)
            }
        }
        #expect(abs((b.zipf?.divergence ?? 0) - (a.zipf?.divergence ?? -1) / log(2)) < 1e-12)
        let text = TextReport.statistics(statistics, confidence: 0.9, unit: .bits)
        #expect(text.contains(" bits") && !text.contains("nats"))
    }

    @Test func textShowsLengthsAndCopies() {
        let text = TextReport.statistics(statistics, confidence: 0.9)
        for part in [
            "90 % interval", "256–511", "Mean 45.7 tokens", "median 5, 95 % have at most 300", "different documents",
            "documents that could go", "42.9 %", "copies of each of 1 ",
        ] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
        #expect(TextReport.statistics(CorpusStatistics(orders: []), confidence: 0.95).contains("--restrict-to"))
        #expect(!text.contains("nan") && !text.contains("inf "))
    }
}
