public import TranslationMetrics

/// A test set's translations scored by several metrics, with intervals and against a baseline where that is asked for.
public struct TranslationScores: Sendable, Hashable {
    /// A metric that can be asked for by name.
    public enum Metric: Sendable, Hashable {
        case bleu(BLEU)
        case chrF(ChrF)

        /// `bleu`, `chrf` or `chrf++`.
        public var name: String { metric.name }

        var metric: any TranslationMetric {
            switch self {
            case .bleu(let metric): metric
            case .chrF(let metric): metric
            }
        }
    }

    /// How resampling is done.
    public struct Resampling: Sendable, Hashable {
        /// Resamples of a bootstrap.
        public var resamples: Int
        /// Trials of approximate randomisation.
        public var trials: Int
        /// The seed of ``PCG64``.
        public var seed: UInt64

        /// - Precondition: at least one resample and trial.
        public init(resamples: Int = 1000, trials: Int = 10000, seed: UInt64 = 12345) {
            precondition(resamples > 0 && trials > 0, "at least one resample and trial")
            self.resamples = resamples
            self.trials = trials
            self.seed = seed
        }
    }

    /// A metric's comparison with the baseline.
    public struct Comparison: Sendable, Hashable {
        /// The baseline's score.
        public var baselineScore: Double
        public var bootstrap: PairedBootstrap
        public var randomization: PairedTest
    }

    /// What one metric says.
    public struct Score: Sendable, Hashable {
        /// `bleu`, `chrf` or `chrf++`.
        public var name: String
        /// From 0 to 100.
        public var score: Double
        public var interval: BootstrapInterval?
        /// sacreBLEU's signature.
        public var signature: MetricSignature
        /// By order, in per cent; of chrF, characters first.
        public var precisions: [Double]
        /// BLEU's brevity penalty and lengths; `nil` for chrF.
        public var bleu: BLEUScore?
        public var comparison: Comparison?
    }

    /// One for each metric, in the order asked for.
    public let scores: [Score]
    public let segmentCount: Int

    /// Scores translations.
    ///
    /// - Parameters:
    ///   - hypotheses: the translations.
    ///   - references: at least one translation of the whole test set.
    ///   - baseline: a baseline's translations, to test against.
    ///   - metrics: what to compute.
    ///   - resampling: for intervals and tests; `nil` for scores alone. Needed with a baseline.
    /// - Throws: ``MetricError``.
    public init(
        _ hypotheses: [String], references: [[String]], baseline: [String]? = nil, metrics: [Metric],
        resampling: Resampling? = nil
    ) throws(MetricError) {
        precondition(baseline == nil || resampling != nil, "a test against a baseline is made by resampling")
        var scores: [Score] = []
        for metric in metrics {
            scores.append(
                try Self.score(metric.metric, [hypotheses] + (baseline.map { [$0] } ?? []), references, resampling))
        }
        self.scores = scores
        segmentCount = hypotheses.count
    }

    private static func score(
        _ metric: some TranslationMetric, _ systems: [[String]], _ references: [[String]], _ resampling: Resampling?
    ) throws(MetricError) -> Score {
        let statistics = try metric.statistics(systems: systems, references: references)
        let totals = statistics[0].totals
        var fields = MetricSignature.Resampling()
        var result = Score(
            name: metric.name, score: metric.score(totals: totals),
            signature: metric.signature(referenceCount: statistics[0].referenceCount), precisions: [])
        if let metric = metric as? BLEU {
            let score = metric.detailedScore(totals: totals)
            (result.bleu, result.precisions) = (score, score.precisions)
        } else if let metric = metric as? ChrF {
            result.precisions = metric.detailedScore(totals: totals).precisions
        }
        guard let resampling else { return result }
        fields.bootstrapResamples = resampling.resamples
        fields.seed = resampling.seed
        if statistics.count > 1 {
            var generator = PCG64(seed: resampling.seed)
            let bootstrap = metric.pairedBootstrap(
                statistics[0], against: statistics[1], resamples: resampling.resamples, using: &generator)
            generator = PCG64(seed: resampling.seed)
            result.comparison = Comparison(
                baselineScore: metric.score(statistics[1]), bootstrap: bootstrap,
                randomization: metric.approximateRandomization(
                    statistics[0], against: statistics[1], trials: resampling.trials, using: &generator))
            result.interval = bootstrap.system
            fields.randomizationTrials = resampling.trials
        } else {
            result.interval = metric.bootstrap(
                statistics[0], resamples: resampling.resamples, seed: resampling.seed)
        }
        result.signature = metric.signature(referenceCount: statistics[0].referenceCount, resampling: fields)
        return result
    }
}
