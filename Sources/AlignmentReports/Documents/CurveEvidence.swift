import AlignmentKit

/// What a curve of scores says about falls, gains and noise, beside its verdict.
public struct CurveEvidence: Codable, Sendable, Hashable {
    /// The probability that the score falls by more than the change that matters (1 BLEU) from its peak to its end.
    @FiniteOrNull public var probabilityOfNoticeableFall: Double?
    /// The probability that the whole curve gains less than that.
    @FiniteOrNull public var probabilityOfNoMeasurableGain: Double?
    /// The largest fall between two checkpoints, its 90 % interval, and the tokens it falls from and to.
    @FiniteOrNull public var largestFall: Double?
    @FiniteOrNull public var largestFallLower: Double?
    @FiniteOrNull public var largestFallUpper: Double?
    @FiniteOrNull public var largestFallFromTokens: Double?
    @FiniteOrNull public var largestFallToTokens: Double?
    /// The standard deviation of one checkpoint's score, and that at which a fall that matters would be found.
    @FiniteOrNull public var noiseDeviation: Double?
    @FiniteOrNull public var neededDeviation: Double?
    /// How many runs of each checkpoint, or how many times the test set, bring the one down to the other.
    @FiniteOrNull public var replicatesNeeded: Double?
    @FiniteOrNull public var testSetFactorNeeded: Double?
    /// The checkpoint whose finetuning would tell most, and the D_p from which on four times the pretraining is expected
    /// to gain less than the change that matters.
    @FiniteOrNull public var nextCheckpointTokens: Double?
    @FiniteOrNull public var tokensOfLastGain: Double?

    init(_ prediction: Prediction) {
        self.init(
            fall: prediction.probabilityOfNoticeableFall, noGain: prediction.probabilityOfNoMeasurableGain,
            drawdown: prediction.largestDrawdown, settlement: prediction.settlement, next: prediction.nextCheckpoint,
            end: prediction.tokensOfLastGain)
    }

    init(_ analysis: CurveAnalysis) {
        // A corpus that is not to be bought further has no next checkpoint.
        let isOver = analysis.verdict == .nonMonotone
        self.init(
            fall: analysis.probabilityOfNoticeableFall, noGain: analysis.gain?.probabilityBelowNoticeable,
            drawdown: analysis.monotonicity?.largestDrawdown, settlement: analysis.settlement,
            next: isOver || analysis.verdict == .flat ? nil : analysis.mixture?.nextCheckpoint(),
            end: isOver
                ? nil : analysis.mixture?.tokensOfLastGain(atLeast: analysis.thresholds.noticeableChange))
    }

    private init(
        fall: Double, noGain: Double?, drawdown: Drawdown?, settlement: Settlement?, next: NextCheckpoint?, end: Double?
    ) {
        probabilityOfNoticeableFall = fall
        probabilityOfNoMeasurableGain = noGain
        largestFall = drawdown?.fall
        largestFallLower = drawdown?.lower
        largestFallUpper = drawdown?.upper
        largestFallFromTokens = drawdown?.fromTokens
        largestFallToTokens = drawdown?.toTokens
        noiseDeviation = settlement?.presentDeviation
        neededDeviation = settlement?.neededDeviation
        replicatesNeeded = settlement.map { Double($0.replicates) }
        testSetFactorNeeded = settlement?.testSetFactor
        nextCheckpointTokens = next?.tokens
        tokensOfLastGain = end
    }

    /// The same in lines for people.
    func lines(metric name: String) -> [String] {
        func amount(_ value: Double?) -> String { Figures.decimal(value, (noiseDeviation ?? 1) < 0.05 ? 4 : 2) }
        var lines: [String] = []
        if let fall = probabilityOfNoticeableFall, noiseDeviation != nil {
            lines.append("A fall by more than \(amount(neededDeviation.map { 4 * $0 })): \(Figures.probability(fall)).")
        }
        if let noGain = probabilityOfNoMeasurableGain {
            lines.append("No gain as large as that across the curve: \(Figures.probability(noGain)).")
        }
        if let fall = largestFall, fall > 0 {
            lines.append(
                "Largest fall between two checkpoints: \(amount(fall)) (90 % interval \(amount(largestFallLower)) to "
                    + "\(amount(largestFallUpper))).")
        }
        if let noise = noiseDeviation, let needed = neededDeviation {
            let settled =
                noise <= needed
                ? "precise enough to tell such a fall"
                : "to tell such a fall it should be \(amount(needed)): about "
                    + "\(Figures.decimal(replicatesNeeded, 0)) seeds for each checkpoint, or a test set "
                    + "\(Figures.decimal(testSetFactorNeeded, 1)) times as large"
            lines.append("Noise of one score: \(amount(noise)); \(settled).")
        }
        if let next = nextCheckpointTokens {
            lines.append("The checkpoint to finetune next: \(Figures.tokens(next)) tokens.")
        }
        if let end = tokensOfLastGain {
            lines.append(
                "From \(Figures.tokens(end)) tokens on, four times the pretraining is expected to gain less than "
                    + "\(amount(neededDeviation.map { 4 * $0 })).")
        }
        return lines
    }
}
