import DivergenceMeasures
import PerformancePrediction
import ScalingLaws

extension AlignmentReport: CustomStringConvertible {
    /// The verdict in a few lines: what was compared, how aligned it is, what is expected of more of it, what to do next.
    public var description: String {
        var lines = [
            "Task: \(sourceLanguage ?? "source") to \(targetLanguage ?? "target"), \(source.tokens) source and "
                + "\(target.tokens) target tokens. Pretraining corpus: \(pretraining.tokens) tokens."
        ]
        if let score = comparison.alignmentScore {
            let shares = [sourceLanguage, targetLanguage].compactMap { code in
                code.map { "\($0) \(Self.percent(comparison.languages[$0] ?? 0))" }
            }
            lines.append("Translation alignment score: \(Self.rounded(score)) (\(shares.joined(separator: ", "))).")
        } else {
            lines.append("Translation alignment score: not known, since the corpus's languages are not.")
        }
        for side in [MeasureEstimate.Side.source, .target] {
            guard let divergence = comparison.estimate(.jensenShannon, side: side),
                let coverage = comparison.estimate(.tokenCoverage, side: side)?.plugIn
            else { continue }
            var line =
                "\(side == .source ? "Source" : "Target") side: \(Self.percent(coverage)) of its tokens occur in the corpus"
            if let estimate = divergence.estimate, let lower = divergence.lower, let upper = divergence.upper {
                line += "; Jensen-Shannon divergence \(Self.rounded(estimate)) nats "
                line += "(95 % interval \(Self.rounded(lower)) to \(Self.rounded(upper)))"
            }
            lines.append(line + ".")
        }
        lines.append(
            "Verdict: \(prediction.verdict.rawValue). Probability that more of it does not keep raising the score: "
                + "\(Self.percent(prediction.probabilityNonMonotone)) "
                + "(\(Self.percent(prediction.lower)) to \(Self.percent(prediction.upper))).")
        lines += prediction.reasons
        lines.append("Next: \(prediction.recommendation)")
        return lines.joined(separator: "\n")
    }

    private static func percent(_ share: Double) -> String { "\(rounded(100 * share, places: 1)) %" }

    private static func rounded(_ value: Double, places: Int = 3) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return "\((value * scale).rounded() / scale)"
    }
}
