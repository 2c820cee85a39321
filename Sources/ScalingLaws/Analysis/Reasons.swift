/// Comes to the verdict and keeps account of why.
struct Reasons {
    let curve: ObservedCurve
    let thresholds: Thresholds
    private(set) var sentences: [String] = []

    init(curve: ObservedCurve, thresholds: Thresholds) {
        self.curve = curve
        self.thresholds = thresholds
    }

    private func amount(_ value: Double) -> String { PlainNumber.decimal(value, curve.scale.maximum > 1 ? 2 : 4) }

    mutating func lawsFailed(_ error: FitError) { sentences.append("No law could be fitted: \(error.message).") }

    mutating func judge(
        test: MonotonicityTest?, gain: GainEstimate?, gainOverBaseline: GainEstimate?, overPrediction: OverPrediction?,
        shareOfLogLaw: Double?
    ) -> CurveVerdict {
        guard let test, let gain, curve.points.count >= thresholds.checkpoints else {
            sentences.append(
                "Checkpoints with different pretraining tokens: \(curve.points.count); "
                    + "at least \(thresholds.checkpoints) are needed to judge a curve.")
            return .insufficientEvidence
        }
        if test.pValue < thresholds.fall {
            describeFall(test)
            describeNoise(test)
            return .nonMonotone
        }
        let verdict = judgeRise(
            test: test, gain: gain, gainOverBaseline: gainOverBaseline, overPrediction: overPrediction,
            shareOfLogLaw: shareOfLogLaw)
        if test.largestDrawdown.fall > 0 {
            sentences.append(
                "The largest drop, \(amount(test.largestDrawdown.fall)), is within what noise explains "
                    + "(p \(PlainNumber.pValue(test.pValue))).")
        }
        if test.fluctuates {
            sentences.append(
                "The scores fluctuate more than a test set usually does; if their standard errors are small, "
                    + "that itself speaks against the data.")
        }
        describeNoise(test)
        return verdict
    }

    private mutating func describeFall(_ test: MonotonicityTest) {
        let drawdown = test.largestDrawdown
        sentences.append(
            "The score falls by \(amount(drawdown.fall)) between \(PlainNumber.tokens(drawdown.fromTokens)) and "
                + "\(PlainNumber.tokens(drawdown.toTokens)) tokens, more than noise of about "
                + "\(amount(test.noiseDeviation)) explains (p \(PlainNumber.pValue(test.pValue))).")
    }

    private mutating func describeNoise(_ test: MonotonicityTest) {
        guard test.isNoiseAssumed else { return }
        sentences.append(
            "No standard errors or repeated seeds were given: the noise, "
                + "about \(amount(test.noiseDeviation)), is assumed. "
                + "Supply standard_error (a bootstrap over test sentences) or several seeds.")
    }

    private mutating func judgeRise(
        test: MonotonicityTest, gain: GainEstimate, gainOverBaseline: GainEstimate?, overPrediction: OverPrediction?,
        shareOfLogLaw: Double?
    ) -> CurveVerdict {
        let rises = gain.pValue < thresholds.rise
        let isSmall = gain.upper < thresholds.noticeableChange
        let isBaselineReached = (gainOverBaseline?.upper ?? .infinity) < thresholds.noticeableChange
        if let gainOverBaseline {
            sentences.append(
                "The later checkpoints score \(amount(gainOverBaseline.gain)) above the model without pretraining.")
        }
        if (!rises && (isSmall || isBaselineReached)) || (isSmall && isBaselineReached) {
            sentences.append(
                "The gain across the curve is \(amount(gain.gain)), below \(amount(thresholds.noticeableChange)): "
                    + "more pretraining adds nothing measurable.")
            return .flat
        }
        guard rises else {
            sentences.append(
                "The gain across the curve is \(amount(gain.gain)), between \(amount(gain.lower)) and "
                    + "\(amount(gain.upper)): neither a rise nor its absence is beyond the noise.")
            return .insufficientEvidence
        }
        sentences.append(
            "The score rises by \(amount(gain.gain)) across the curve (p \(PlainNumber.pValue(gain.pValue))).")
        guard let over = overPrediction else {
            sentences.append("Whether the law holds cannot be checked with three checkpoints.")
            return .monotone
        }
        let told =
            "The log-law fitted to the first \(over.earlyCheckpoints) checkpoints predicts "
            + "\(amount(over.predicted)) for the last, which scores \(amount(over.observed))"
        if over.probability < thresholds.overPrediction {
            sentences.append(told + ": it promises too much.")
            return .saturating
        }
        if over.predicted > over.observed, let shareOfLogLaw, shareOfLogLaw < thresholds.overPrediction {
            sentences.append(told + ", and laws with a ceiling explain the scores far better.")
            return .saturating
        }
        sentences.append(told + ".")
        return .monotone
    }

    /// Whether cross-entropy would have cleared a curve that falls.
    mutating func judgeCrossEntropy(verdict: CurveVerdict) -> Bool {
        let measured = curve.points.filter { $0.crossEntropy != nil }
        guard measured.count >= 2, let last = measured.last?.crossEntropy,
            let best = measured.dropLast().max(by: { $0.value < $1.value }), let atBest = best.crossEntropy
        else { return false }
        guard verdict == .nonMonotone, last < atBest else { return false }
        sentences.append(
            "Cross-entropy keeps falling, from \(PlainNumber.decimal(atBest, 3)) to \(PlainNumber.decimal(last, 3)), "
                + "while the score falls: cross-entropy alone would have cleared this corpus.")
        return true
    }

    /// Whether cross-entropy falls across a curve whose score is not seen to rise.
    mutating func comparesCrossEntropy(verdict: CurveVerdict) -> Bool {
        let measured = curve.points.compactMap(\.crossEntropy)
        guard verdict == .flat || verdict == .insufficientEvidence, measured.count >= 3, let first = measured.first,
            let last = measured.last, last < first, measured.dropFirst().allSatisfy({ $0 < first })
        else { return false }
        sentences.append(
            "Cross-entropy falls from \(PlainNumber.decimal(first, 3)) to \(PlainNumber.decimal(last, 3)) while the "
                + "score is not seen to rise: the two part company, and cross-entropy alone clears no corpus.")
        return true
    }
}
