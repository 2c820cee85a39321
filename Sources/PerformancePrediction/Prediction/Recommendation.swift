internal import RealModule
internal import ScalingLaws

/// What to do next, in words.
struct Recommendation {
    let text: String

    init(analysis: CurveAnalysis, features: AlignmentFeatures, prior: Double) {
        let unit = analysis.curve.scale.maximum > 1 ? 1 : 3
        func amount(_ value: Double) -> String { PlainNumber.decimal(value, unit) }
        let points = analysis.curve.points
        let doubled = points.last.flatMap { try? analysis.forecast(at: 2 * $0.tokens) }
        let expected =
            doubled.map {
                "at twice the pretraining, \(PlainNumber.tokens($0.tokens)) tokens, expect "
                    + "\(amount($0.value)) (\(amount($0.lower))–\(amount($0.upper)))"
            } ?? "no forecast is possible"
        switch analysis.verdict {
        case .monotone: text = "Rising: \(expected)."
        case .saturating:
            text =
                "Rising, but less than the log-law promises: \(expected). "
                + "Weigh that gain against other data before buying more of this."
        case .flat:
            text =
                "Do not buy more of this data for this task: pretraining adds nothing measurable. "
                + "Look for data nearer to the task, or spend on finetuning data."
        case .nonMonotone:
            text =
                "Do not buy more of this data for this task: the score falls by more than noise explains. "
                + "Look for data that hold more of the target language and of the task's domain."
        case .insufficientEvidence:
            text =
                points.count < analysis.thresholds.checkpoints
                ? Self.firstRuns(points, features: features, prior: prior) : Self.settle(analysis)
        }
    }

    private static func firstRuns(_ points: [CurvePoint], features: AlignmentFeatures, prior: Double) -> String {
        let missing =
            points.isEmpty
            ? "at least three checkpoints" : points.count == 1 ? "two more checkpoints" : "one more checkpoint"
        var sizes = "that have seen growing amounts of pretraining"
        if points.isEmpty, let whole = features.pretrainingTokens, whole > 0, whole < 1e18 {
            let parts = [0.25, 0.5, 1].map { PlainNumber.tokens($0 * whole) }
            sizes = "after, say, \(parts[0]), \(parts[1]) and \(parts[2]) tokens"
        }
        return
            "Finetune \(missing) \(sizes) and score them with standard errors: nothing measured before a run decides."
            + (prior > 0.4 ? " Begin with the smaller ones, since this corpus may well not be aligned." : "")
    }

    /// 80 % power needs a fall of about four standard deviations, so noise of a quarter of the change that matters.
    private static func settle(_ analysis: CurveAnalysis) -> String {
        guard let test = analysis.monotonicity else { return "Score at least three checkpoints." }
        let needed = analysis.thresholds.noticeableChange / 4
        let ratio = test.noiseDeviation / needed
        let repeats = min(100, max(2, (ratio * ratio).rounded(.up)))
        let shown = PlainNumber.decimal(needed, analysis.curve.scale.maximum > 1 ? 2 : 4)
        return
            "Repeat the runs at the smallest and the largest checkpoint with about "
            + "\(PlainNumber.decimal(repeats, 0)) seeds each, "
            + "or enlarge the test set, until the standard error is near \(shown); "
            + "or finetune a checkpoint with several times the pretraining. "
            + "More checkpoints between the present ones settle less."
    }
}
