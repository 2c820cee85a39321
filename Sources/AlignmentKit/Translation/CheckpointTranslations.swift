import CorpusIO
public import ScalingLaws
public import TranslationMetrics

/// The translations of one test set by a run's checkpoints, and the observations that come of them.
///
/// ```swift
/// let checkpoints = try CheckpointTranslations(path: "hypotheses")       // 1e9.de, 2e9.de, …, baseline.de
/// let table = try checkpoints.observations(references: ["reference.de"])
/// let analysis = try CurveAnalysis(table)
/// ```
public struct CheckpointTranslations: Sendable, Hashable {
    /// One checkpoint's file.
    public struct Checkpoint: Sendable, Hashable {
        public var path: String
        /// Pretraining tokens; 0 for the baseline.
        public var tokens: Double
        public var seed: Int?
        /// Whether the model was trained without pretraining.
        public var isBaseline: Bool

        public init(path: String, tokens: Double, seed: Int? = nil, isBaseline: Bool = false) {
            self.path = path
            self.tokens = tokens
            self.seed = seed
            self.isBaseline = isBaseline
        }
    }

    /// The checkpoints by tokens, then path.
    public let checkpoints: [Checkpoint]

    public init(_ checkpoints: [Checkpoint]) {
        self.checkpoints = checkpoints.sorted { ($0.tokens, $0.path) < ($1.tokens, $1.path) }
    }

    /// Finds the files of checkpoints by their names.
    ///
    /// A name holds its pretraining tokens: `2e9.de`, `hypotheses.131B.txt`, `tokens=1000000-seed2.de`, or one number apart from words. Where it
    /// holds several, the one with a unit, an exponent or the word `tokens` counts. `seed2` is a repetition, `baseline` or
    /// `scratch` the model without pretraining. Numbers of steps or epochs are not tokens.
    ///
    /// - Parameter inputs: a folder, files or patterns.
    /// - Throws: ``CorpusError`` where an input cannot be found, or a name does not say its tokens.
    public init(inputs: [String]) throws {
        self.init(
            try Corpus(inputs: inputs).shards.map { shard throws(CorpusError) in
                let file = shard.path.split(separator: "/").last.map(String.init) ?? shard.path
                let name = CheckpointName(file)
                guard let tokens = name.isBaseline ? 0 : name.tokens, tokens > 0 || name.isBaseline else {
                    throw CorpusError(
                        code: .unsupported, message: "its name does not say how many pretraining tokens it has seen",
                        path: shard.path,
                        advice: "name it as in 2e9.de or hypotheses.131B.txt, a model without pretraining baseline.de")
                }
                return Checkpoint(
                    path: shard.path, tokens: tokens, seed: name.seed, isBaseline: name.isBaseline)
            })
    }

    /// Scores every checkpoint, with the standard error of its score from a bootstrap over segments.
    ///
    /// The error is of the test set alone: training runs scatter by 0.2–0.3 BLEU besides, which repetitions with other
    /// seeds show.
    ///
    /// - Parameters:
    ///   - references: files with a line for each segment.
    ///   - metric: the metric.
    ///   - resamples: of the bootstrap.
    ///   - seed: of the bootstrap.
    /// - Throws: ``CorpusError`` for files, ``MetricError`` for what cannot be scored.
    /// - Complexity: linear in the text, plus resamples times segments for each checkpoint; all files are held in memory.
    public func observations(
        references: [String], metric: some TranslationMetric = BLEU(), resamples: Int = 1000, seed: UInt64 = 12345
    ) throws -> ObservationTable {
        let references = try references.map { try TranslationFile(path: $0) }
        let systems = try checkpoints.map { checkpoint in
            let file = try TranslationFile(path: checkpoint.path)
            for reference in references { try file.requireSameCount(as: reference) }
            return file.segments
        }
        let statistics = try metric.statistics(systems: systems, references: references.map(\.segments))
        let rows = zip(checkpoints, statistics).map { checkpoint, statistics in
            let error = metric.bootstrap(statistics, resamples: resamples, seed: seed).standardError
            // Segments that are all alike leave rounding errors, which are no estimate.
            return Observation(
                tokens: checkpoint.tokens, value: metric.score(statistics), standardError: error > 1e-9 ? error : nil,
                seed: checkpoint.seed, isBaseline: checkpoint.isBaseline)
        }
        return ObservationTable(metric: metric.name, observations: rows)
    }
}
