import Foundation
import TranslationMetrics

/// Scores of systems on a test set: TranslationMetrics alone, as `Peers/sacrebleu_scores.py` does it.
///
///     translation TASK REFERENCE SYSTEM...
///
/// Tasks: bleu, bleu-intl, chrf, chrf++, and paired (every system against the first: 1,000 resamples, 2,000 exchanges). Prints the CPU
/// seconds of the scoring, then a line of figures for each system.
@main
enum Translation {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 3 else {
            FileHandle.standardError.write(Data("usage: translation TASK REFERENCE SYSTEM...\n".utf8))
            exit(2)
        }
        let reference = try lines(arguments[2])
        let systems = try arguments[3...].map(lines)
        let began = processSeconds()
        let figures: [[Double]]
        switch arguments[1] {
        case "bleu-intl": figures = try scores(BLEU(tokenization: .international), systems, reference)
        case "chrf": figures = try scores(ChrF(), systems, reference)
        case "chrf++": figures = try scores(ChrF(wordOrder: 2), systems, reference)
        case "paired": figures = try paired(BLEU(), systems, reference)
        default: figures = try scores(BLEU(), systems, reference)
        }
        print(processSeconds() - began)
        for row in figures { print(row.map { "\($0)" }.joined(separator: " ")) }
    }

    private static func scores(
        _ metric: some TranslationMetric, _ systems: [[String]], _ reference: [String]
    ) throws -> [[Double]] {
        try metric.statistics(systems: systems, references: [reference]).map { [metric.score($0)] }
    }

    private static func paired(
        _ metric: some TranslationMetric, _ systems: [[String]], _ reference: [String]
    ) throws -> [[Double]] {
        let statistics = try metric.statistics(systems: systems, references: [reference])
        return statistics.dropFirst().map { system in
            var generator = PCG64(seed: 12345)
            let bootstrap = metric.pairedBootstrap(system, against: statistics[0], using: &generator)
            generator = PCG64(seed: 12345)
            let randomization = metric.approximateRandomization(
                system, against: statistics[0], trials: 2000, using: &generator)
            return [bootstrap.test.pValue, randomization.pValue]
        }
    }

    private static func lines(_ path: String) throws -> [String] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func processSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
