import AlignmentKit
import Foundation
import Testing

/// The bundled corpora, found beside this file.
enum Fixtures {
    static let folder: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.appendingPathComponent("Fixtures").path
    }()

    static func path(_ name: String) -> String { "\(folder)/\(name)" }

    static func curve(_ name: String) throws -> ObservationTable {
        try ObservationTable(csv: String(contentsOfFile: path("curves/\(name).csv"), encoding: .utf8))
    }

    static func analysis(_ corpus: String, order: Int = 1, curve: String? = nil) throws -> AlignmentAnalysis {
        var analysis = AlignmentAnalysis(
            pretraining: [path("pretraining/\(corpus)")], source: [path("task/train.en.txt")],
            target: [path("task/train.de.txt")], sourceLanguage: "en", targetLanguage: "de",
            observations: try curve.map(Self.curve))
        analysis.profiler.counting.order = order
        analysis.profiler.counting.bucketCount = 512
        return analysis
    }
}

@Suite struct AlignmentAnalysisTests {
    @Test func corporaComeInTheOrderOfTheirAlignment() throws {
        let reports = try ["aligned", "partly-aligned", "unrelated"].map { try Fixtures.analysis($0, order: 2).run() }
        let scores = try reports.map { try #require($0.comparison.alignmentScore) }
        #expect(scores[0] > 0.99 && scores[0] < 1.01)
        #expect(scores[1] > 0.6 && scores[1] < 0.8)
        #expect(scores[2] == 0)
        // Not the source side: half of the aligned corpus is German, all of the partly aligned one is English.
        for side in [MeasureEstimate.Side.target, .both] {
            for order in 1...2 {
                let divergences = try reports.map {
                    try #require($0.comparison.estimate(.jensenShannon, order: order, side: side)?.estimate)
                }
                #expect(divergences[0] < divergences[1] && divergences[1] < divergences[2], "\(side) \(order)")
            }
        }
        let missing = try reports.map {
            try #require($0.comparison.estimate(.outOfVocabularyRate, side: .target)?.plugIn)
        }
        #expect(missing[0] < 0.05 && missing[2] > 0.9)
        let probabilities = reports.map(\.prediction.probabilityNonMonotone)
        #expect(probabilities[0] < probabilities[1] && probabilities[1] < probabilities[2])
        for report in reports {
            #expect(report.prediction.verdict == .insufficientEvidence)
            #expect(report.prediction.forecast.isEmpty)
        }
    }

    @Test(arguments: [
        ("follows-log-law", CurveVerdict.monotone), ("exact-log-law", .monotone), ("saturates", .saturating),
        ("flat-against-baseline", .flat), ("rises-then-falls", .nonMonotone), ("fluctuates", .nonMonotone),
        ("two-checkpoints", .insufficientEvidence),
    ])
    func curvesOfEachKindGetTheirVerdict(name: String, verdict: CurveVerdict) throws {
        let table = try Fixtures.curve(name)
        let prediction = try PerformancePredictor().predict(observations: table.observations, metric: table.metric)
        #expect(prediction.verdict == verdict)
    }

    @Test func runsAreWeighedInAndForecast() throws {
        let report = try Fixtures.analysis("aligned", curve: "follows-log-law").run()
        #expect(report.prediction.verdict == .monotone)
        #expect(report.prediction.probabilityNonMonotone < 0.1)
        let first = try #require(report.prediction.forecast.first)
        #expect(first.tokens == 128e9)
        // The curve's law is known: (ln tokens - 12)^1.33.
        #expect(first.lower < 31.78 && 31.78 < first.upper)
        #expect(report.description.contains("Verdict: monotone"))
    }

    @Test func sharesMayComeFromTheCaller() throws {
        var analysis = try Fixtures.analysis("unrelated")
        analysis.languageShares = ["en": 0.5, "de": 0.5]
        #expect(try analysis.run().comparison.alignmentScore == 1)
        analysis.languageShares = nil
        analysis.profiler.reading.languageField = nil
        analysis.profiler.identifier = nil
        #expect(try analysis.run().comparison.alignmentScore == nil)
    }

    @Test func profilesStandInForShards() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var analysis = try Fixtures.analysis("partly-aligned")
        let direct = try analysis.run()
        let path = folder.appendingPathComponent("corpus.profile").path
        try analysis.profiler.profile(analysis.pretraining, writingTo: path)
        analysis.pretraining = [path]
        let mapped = try analysis.run()
        #expect(mapped.comparison.measures == direct.comparison.measures)
        #expect(mapped.prediction == direct.prediction)
    }

    @Test func restrictedProfileGivesTheSameDivergences() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let analysis = try Fixtures.analysis("partly-aligned", order: 2)
        let workplace = try ProfileWorkplace(profiler: analysis.profiler)
        let task = try TranslationTask(
            source: try workplace.open(analysis.source), target: try workplace.open(analysis.target))
        let full = try CorpusComparison(pretraining: try workplace.open(analysis.pretraining), task: task)
        let path = folder.appendingPathComponent("restricted.profile").path
        try analysis.profiler.profile(analysis.pretraining, writingTo: path, restrictedTo: task.both)
        let restricted = try CorpusComparison(pretraining: try CorpusProfile(path: path), task: task)
        for (one, other) in zip(full.measures, restricted.measures) {
            // These depend on types that a restricted profile does not list.
            guard one.name != .cosine, one.name != .jaccard else {
                #expect(other.plugIn == nil && other.estimator.hasPrefix("undefined"), "\(one.name)")
                continue
            }
            let (a, b) = (try #require(one.plugIn), try #require(other.plugIn))
            #expect(abs(a - b) <= 1e-12 * max(1, abs(a)), "\(one.name) \(one.order) \(one.side)")
        }
        // Held against other text it would be wrong, and is refused.
        #expect(throws: ProfileError.self) {
            try CorpusComparison(pretraining: try CorpusProfile(path: path), downstream: task.source)
        }
    }
}
