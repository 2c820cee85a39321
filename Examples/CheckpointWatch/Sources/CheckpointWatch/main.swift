// Follows the score file of a training run. After each new line it prints the forecast; it stops with a verdict.
// Usage: CheckpointWatch SCORES.csv [SECONDS]
// SECONDS: how long to wait for a further line before it gives up (default: for ever).
//
// The file is an observation table: a header such as tokens,bleu,standard_error, then a line for each finetuned checkpoint.
import Foundation
import PerformancePrediction
import ScalingLaws

/// A line at once, though the output be a file.
func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

guard CommandLine.arguments.count > 1 else {
    complain("Usage: CheckpointWatch SCORES.csv [SECONDS]")
    exit(2)
}
let path = CommandLine.arguments[1]
let patience = CommandLine.arguments.count > 2 ? Double(CommandLine.arguments[2]) ?? .infinity : .infinity
let predictor = PerformancePredictor()
var seen = 0
var waited = 0.0

/// The table's whole lines; a line that is still being written waits for its end.
@MainActor func table() throws -> ObservationTable? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        let end = text.lastIndex(where: \.isNewline)
    else { return nil }
    let whole = text[...end]
    return whole.split(whereSeparator: \.isNewline).count > 1 ? try ObservationTable(csv: String(whole)) : nil
}

/// What a watcher may act on. A rise is only believed after five checkpoints: it may be told earlier than a fall.
func isDecided(_ prediction: Prediction, checkpoints: Int) -> Bool {
    switch prediction.verdict {
    case .nonMonotone, .flat: true
    case .monotone, .saturating: checkpoints >= 5 && prediction.probabilityNonMonotone < 0.05
    case .insufficientEvidence: false
    }
}

do {
    while waited <= patience {
        if let table = try table(), table.observations.count > seen {
            seen = table.observations.count
            waited = 0
            let prediction = try predictor.predict(observations: table.observations, metric: table.metric)
            let checkpoints = Set(table.observations.filter { !$0.isBaseline }.map(\.tokens)).count
            show(
                "\(checkpoints) checkpoints: \(prediction.verdict.rawValue), probability that it does not keep rising "
                    + String(format: "%.2f", prediction.probabilityNonMonotone))
            for point in prediction.forecast {
                show(
                    String(
                        format: "  at %.3g tokens: %.1f (%.1f to %.1f)", point.tokens, point.bleu, point.lower,
                        point.upper))
            }
            if isDecided(prediction, checkpoints: checkpoints) {
                show("Verdict: \(prediction.verdict.rawValue). \(prediction.recommendation)")
                exit(prediction.verdict == .nonMonotone || prediction.verdict == .flat ? 1 : 0)
            }
        }
        Thread.sleep(forTimeInterval: 0.1)
        waited += 0.1
    }
    show("No further line; nothing is decided after \(seen).")
} catch {
    complain("\(path): \(error)")
    exit(3)
}
