import Testing
import TranslationMetrics

/// Scores of made-up test sets against sacreBLEU 2.6.0.
@Suite struct GoldenScoreTests {
    private static let golden = MetricsGolden.shared

    @Test(arguments: golden.corpora.indices)
    func bleuOfCorpora(_ index: Int) throws {
        let corpus = Self.golden.corpora[index]
        #expect(corpus.bleu.count == Self.golden.bleu.count)
        for (entry, setting) in zip(corpus.bleu, Self.golden.bleu) {
            let metric = setting.settings.bleu
            let statistics = try metric.statistics(corpus.hypotheses, references: corpus.references)
            let found = metric.detailedScore(totals: statistics.totals)
            #expect(abs(found.score - entry.score) < 1e-9, "\(setting.settings)")
            #expect(abs(found.brevityPenalty - entry.brevityPenalty) < 1e-12, "\(setting.settings)")
            #expect([found.hypothesisLength, found.referenceLength] == entry.lengths, "\(setting.settings)")
            #expect(found.precisions.count == entry.precisions.count)
            for (precision, expected) in zip(found.precisions, entry.precisions) {
                #expect(abs(precision - expected) < 1e-9, "\(setting.settings)")
            }
            if let counts = entry.counts { #expect(found.matches + found.candidates == counts) }
            #expect(
                metric.signature(referenceCount: statistics.referenceCount).description
                    == "\(corpus.nrefs)|\(setting.signature)")
        }
    }

    @Test(arguments: golden.corpora.indices)
    func chrFOfCorpora(_ index: Int) throws {
        let corpus = Self.golden.corpora[index]
        #expect(corpus.chrf.count == Self.golden.chrf.count)
        for (expected, setting) in zip(corpus.chrf, Self.golden.chrf) {
            let metric = setting.settings.chrF
            let statistics = try metric.statistics(corpus.hypotheses, references: corpus.references)
            #expect(abs(metric.score(statistics) - expected) < 1e-9, "\(setting.settings)")
            #expect(
                metric.signature(referenceCount: statistics.referenceCount).description
                    == "\(corpus.nrefs)|\(setting.signature)")
        }
    }

    @Test func sentences() throws {
        #expect(Self.golden.sentences.count > 20)
        for sentence in Self.golden.sentences {
            var found = try [Smoothing.exponential, .floor(), .addK(), .none].map {
                try BLEU(smoothing: $0).sentenceScore(sentence.hypothesis, references: sentence.references).score
            }
            found += try [0, 2].map {
                try ChrF(wordOrder: $0).sentenceScore(sentence.hypothesis, references: sentence.references).score
            }
            for (score, expected) in zip(found, sentence.scores) {
                #expect(abs(score - expected) < 1e-9, "\(sentence.hypothesis)")
            }
        }
    }
}
