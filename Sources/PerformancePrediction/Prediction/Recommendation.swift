internal import RealModule
internal import ScalingLaws

/// What to do next, in words.
struct Recommendation {
    let text: String

    init(analysis: CurveAnalysis, features: AlignmentFeatures, prior: Double, plan: Plan) {
        let unit = analysis.curve.scale.maximum > 1 ? 1 : 3
        func amount(_ value: Double) -> String { PlainNumber.decimal(value, unit) }
        let points = analysis.curve.points
        let expected =
            plan.doubled.map {
                "at twice the pretraining, \(PlainNumber.tokens($0.tokens)) tokens, expect "
                    + "\(amount($0.bleu)) (\(amount($0.lower))–\(amount($0.upper)))"
            } ?? "no forecast is possible"
        switch analysis.verdict {
        case .monotone: text = "Rising: \(expected). " + Self.further(analysis, plan)
        case .saturating:
            text =
                "Rising, but less than the log-law promises: \(expected). "
                + "Weigh that gain against other data before buying more of this. " + Self.further(analysis, plan)
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
                ? Self.firstRuns(points, features: features, prior: prior) : Self.settle(analysis, plan)
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

    /// Where to look next, and from where on nothing is gained.
    private static func further(_ analysis: CurveAnalysis, _ plan: Plan) -> String {
        var sentences: [String] = []
        if let next = plan.nextCheckpoint {
            sentences.append(
                "Finetune the checkpoint of \(PlainNumber.tokens(next.tokens)) tokens next: it tells most.")
        }
        let change = PlainNumber.decimal(
            analysis.thresholds.noticeableChange, analysis.curve.scale.maximum > 1 ? 0 : 2)
        if let end = plan.tokensOfLastGain {
            sentences.append(
                "From \(PlainNumber.tokens(end)) tokens on, four times the pretraining is expected to gain less than "
                    + "\(change).")
        }
        return sentences.joined(separator: " ")
    }

    /// 80 % power needs a fall of about four standard deviations, so noise of a quarter of the change that matters.
    private static func settle(_ analysis: CurveAnalysis, _ plan: Plan) -> String {
        guard let settlement = analysis.settlement else { return "Score at least three checkpoints." }
        let further = plan.nextCheckpoint.map {
            " or finetune the checkpoint of \(PlainNumber.tokens($0.tokens)) tokens"
        }
        guard !settlement.isSettled else {
            return "The scores are precise enough; finetune a checkpoint with several times the pretraining"
                + (plan.nextCheckpoint.map { ", such as that of \(PlainNumber.tokens($0.tokens)) tokens." } ?? ".")
        }
        let shown = PlainNumber.decimal(settlement.neededDeviation, analysis.curve.scale.maximum > 1 ? 2 : 4)
        return
            "Repeat the runs with about \(max(2, settlement.replicates)) seeds for each checkpoint, beginning with the "
            + "smallest and the largest, or score them on a test set "
            + "\(PlainNumber.decimal(settlement.testSetFactor, 1)) times as large, until the standard error is near "
            + "\(shown)\(further.map { "," + $0 } ?? ""). More checkpoints between the present ones settle less."
    }
}
