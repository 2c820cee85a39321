/// What counts as beyond the noise when a curve is judged.
public struct Thresholds: Sendable, Codable, Hashable {
    /// The p-value below which a fall is no longer noise: the false alarms one accepts on a curve that rises or stays.
    /// 5 % by convention; the conditional isotonic test keeps it on flat curves, its least favourable case.
    public var fall = 0.05
    /// The p-value below which a gain across the curve is no longer noise (one-sided).
    public var rise = 0.05
    /// The probability, under the log-law fitted to the early checkpoints, of a last score as low as the one measured,
    /// below which the curve counts as saturating.
    ///
    /// It also does when the scores are nineteen times likelier under a family with a ceiling than under the log-law.
    public var overPrediction = 0.05
    /// The change in the metric worth paying for: one point on a scale of a hundred (1 BLEU). A curve is flat when its
    /// gain is not beyond the noise *and* is below this with 90 % probability: absence of evidence is not enough.
    public var noticeableChange: Double
    /// The fewest checkpoints with different tokens to judge by, after the paper's guide.
    public var checkpoints = 3

    /// The defaults for a metric on this scale.
    public init(scale: MetricScale = .hundred) { noticeableChange = scale.point }
}
