import AlignmentKit
import Foundation

/// Which corpus is aligned with an English–German task, and will more of it keep raising BLEU?
///
///     swift run --package-path Examples/QuickStart QuickStart [FIXTURES]
@main struct QuickStart {
    static func main() throws {
        let fixtures = CommandLine.arguments.dropFirst().first ?? bundledFixtures
        let scores = try String(contentsOfFile: "\(fixtures)/curves/follows-log-law.csv", encoding: .utf8)

        let analysis = AlignmentAnalysis(
            pretraining: ["\(fixtures)/pretraining/aligned"],
            source: ["\(fixtures)/task/train.en.txt"], target: ["\(fixtures)/task/train.de.txt"],
            sourceLanguage: "en", targetLanguage: "de",
            observations: try ObservationTable(csv: scores))
        let report = try analysis.run()

        print(report)
        for point in report.prediction.forecast {
            print("at \(point.tokens) tokens: BLEU \(point.bleu), 90 % interval \(point.lower) to \(point.upper)")
        }
    }

    /// The corpora that come with AlignmentKit, found beside this file.
    private static var bundledFixtures: String {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("Fixtures").path
    }
}
