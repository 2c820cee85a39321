import TestSupport
import Testing
import TranslationMetrics

/// The systems of WMT17 English–German against the figures of sacreBLEU 2.6.0 that lie beside them.
@Suite(.enabled(if: SharedTranslations.exist, SharedTranslations.absence))
struct SharedScoreTests {
    private static let baseline = "newstest2017.LIUM-NMT.4900.en-de"

    private static func reference() throws -> [String] {
        try SharedTranslations.lines("wmt17-en-de/reference.de.txt.xz")
    }

    /// All systems where slow tests are wanted, else one.
    @Test func scores() throws {
        let rows = try SharedTranslations.table("wmt17-en-de/expected.tsv")
        #expect(rows.count == 16)
        let wanted = SlowTests.areWanted ? rows : Array(rows.suffix(1))
        let names = try wanted.map { try #require($0["system"]) }
        let systems = try names.map(SharedTranslations.translations)
        let reference = try Self.reference()
        func check(_ metric: some TranslationMetric, _ column: String) throws {
            let statistics = try metric.statistics(systems: systems, references: [reference])
            for (row, statistics) in zip(wanted, statistics) {
                let expected = try #require(row[column].flatMap(Double.init))
                // The figures have six decimals.
                #expect(abs(metric.score(statistics) - expected) <= 5.1e-7, "\(row["system"] ?? ""), \(column)")
            }
        }
        for tokenization in MetricTokenization.allCases where tokenization != .chinese {
            try check(BLEU(tokenization: tokenization), "sacrebleu_\(tokenization.rawValue)")
        }
        try check(BLEU(isLowercased: true), "sacrebleu_13a_lc")
        try check(ChrF(), "chrf2")
        for (row, system) in zip(wanted, systems) {
            let score = try BLEU().corpusScore(system, references: [reference])
            func numbers(_ column: String) -> [Int] { (row[column] ?? "").split(separator: " ").compactMap { Int($0) } }
            #expect(score.matches == numbers("counts_13a") && score.candidates == numbers("totals_13a"))
            #expect([score.hypothesisLength] == numbers("hyp_len_13a"))
            #expect([score.referenceLength] == numbers("ref_len_13a"))
        }
    }

    @Test func sentences() throws {
        let rows = try SharedTranslations.table("wmt17-en-de/sentence-bleu-uedin-first-500.tsv")
        #expect(rows.count == 500)
        let system = try SharedTranslations.translations("newstest2017.uedin-nmt.4722.en-de")
        let reference = try Self.reference()
        let columns: [(String, Smoothing, Bool)] = [
            ("smooth_exp_effective_order", .exponential, true), ("smooth_floor_0.1", .floor(0.1), false),
            ("smooth_add_k_1", .addK(1), false), ("smooth_none", .none, false),
        ]
        for (column, smoothing, isEffective) in columns {
            let metric = BLEU(smoothing: smoothing, usesEffectiveOrder: isEffective)
            let statistics = try metric.statistics(
                Array(system.prefix(500)), references: [Array(reference.prefix(500))])
            for row in rows {
                let segment = try #require(row["line"].flatMap { Int($0) }) - 1
                let expected = try #require(row[column].flatMap(Double.init))
                let found = metric.score(totals: Array(statistics[segment]))
                #expect(abs(found - expected) <= 5.1e-7, "line \(segment + 1), \(column)")
            }
        }
    }

    /// The draws are sacreBLEU's, so p-values are equal but for ties that its single precision breaks: one resample of 2,000.
    @Test(.enabled(if: SlowTests.areWanted, "\(SlowTests.reason)"))
    func significance() throws {
        let metric = BLEU()
        let reference = try Self.reference()
        let rows = try SharedTranslations.table("wmt17-en-de/significance-13a.tsv")
        let names = try rows.map { try #require($0["system_vs_LIUM"]) }
        let statistics = try metric.statistics(
            systems: names.map(SharedTranslations.translations), references: [reference])
        let baseline = statistics[try #require(names.firstIndex(of: Self.baseline))]
        for (row, statistics) in zip(rows, statistics) where row["bootstrap_p"] != "None" {
            func number(_ column: String) throws -> Double { try #require(row[column].flatMap(Double.init)) }
            var generator = PCG64(seed: 12345)
            let bootstrap = metric.pairedBootstrap(statistics, against: baseline, resamples: 2000, using: &generator)
            #expect(abs(bootstrap.test.pValue - (try number("bootstrap_p"))) <= 1.01 / 2001, "\(row)")
            #expect(abs(bootstrap.system.mean - (try number("bootstrap_mean"))) < 1e-3, "\(row)")
            let halfWidth = (bootstrap.system.upper - bootstrap.system.lower) / 2
            #expect(abs(halfWidth - (try number("bootstrap_ci95_half_width"))) < 1e-3, "\(row)")
            generator = PCG64(seed: 12345)
            let randomization = metric.approximateRandomization(statistics, against: baseline, using: &generator)
            #expect(abs(randomization.pValue - (try number("approximate_randomization_p"))) <= 1.01 / 10001, "\(row)")
        }
    }
}
