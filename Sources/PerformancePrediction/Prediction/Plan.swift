internal import ScalingLaws

/// What the curve says about the next steps, where there are enough checkpoints.
struct Plan {
    let nextCheckpoint: NextCheckpoint?
    let tokensOfLastGain: Double?
    /// The forecast at twice the last checkpoint.
    let doubled: ForecastPoint?

    /// - Parameter forecast: what is known of the forecast already.
    init(analysis: CurveAnalysis, features: AlignmentFeatures, forecast: [ForecastPoint]) {
        let last = analysis.curve.points.last?.tokens ?? 0
        let whole = features.pretrainingTokens.flatMap { $0 > last && $0 < .infinity ? $0 : nil }
        // A corpus that is not to be bought further has no next checkpoint.
        let isOver = analysis.verdict == .nonMonotone
        nextCheckpoint = isOver || analysis.verdict == .flat ? nil : analysis.mixture?.nextCheckpoint(for: whole)
        tokensOfLastGain =
            isOver ? nil : analysis.mixture?.tokensOfLastGain(atLeast: analysis.thresholds.noticeableChange)
        doubled = forecast.first { $0.tokens == 2 * last } ?? ForecastPoint(analysis, at: 2 * last)
    }
}
