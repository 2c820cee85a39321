public import CorpusIO
public import LanguageModels
public import NGramStatistics

/// Finds the shares in which candidates' language models, interpolated, foretell a task best.
///
/// ```swift
/// let mixture = try ModelMixture(candidates: [web, news], task: [(["task.de.txt"], task)])
/// print(try mixture.optimize().weights.map(\.weight))
/// ```
///
/// The models are interpolated modified Kneser–Ney, of the profiles' order, and have one vocabulary: the words of all candidates and of the task, and
/// `<unk>`.
public struct ModelMixture: Sendable {
    /// By candidate.
    public let models: [LanguageModel]
    private let tokens: [UInt64]
    private let task: [[String]]
    private let vocabularyCount: Int
    private let reading: ReadingOptions
    private let threads: Int

    /// Estimates the models.
    ///
    /// - Parameters:
    ///   - candidates: their profiles, all counted alike.
    ///   - task: of each side the text, as files, folders or globs, and the text's profile.
    /// - Throws: `LanguageModelError` where a profile does not do for a model, as a pruned one, or one without tokens; `ProfileError` where
    ///   profiles do not fit together, or one is damaged.
    /// - Complexity: O(n-grams of the candidates).
    public init(
        candidates: [CorpusProfile], task: [(inputs: [String], profile: CorpusProfile)],
        reading: ReadingOptions = ReadingOptions(), threads: Int? = nil
    ) throws {
        precondition(!candidates.isEmpty && !task.isEmpty, "a mixture has candidates and a task")
        let profiles = candidates + task.map(\.profile)
        for profile in profiles.dropFirst() {
            try profiles[0].requireCompatibility(with: profile, sameRestriction: false)
        }
        self.threads = max(1, threads ?? WorkerThreads.defaultCount)
        self.reading = reading
        self.task = task.map(\.inputs)
        tokens = candidates.map(\.summary.tokens)
        vocabularyCount = try VocabularySize.count(profiles)
        let options = EstimationOptions(
            order: profiles.map(\.summary.order).min(), vocabularyCount: vocabularyCount, threads: self.threads)
        models = try candidates.map { try LanguageModel.estimate(from: $0, options).model }
    }

    /// Scores the task's text and finds the shares.
    ///
    /// - Throws: `CorpusError`; ``SelectionError`` where the task holds no token.
    public func optimize(
        _ optimizer: MixtureOptimizer = MixtureOptimizer(), progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> MixtureEstimate {
        let predictions = try task.map {
            try TaskPredictions($0, under: models, reading: reading, threads: threads, progress: progress)
        }
        return try optimizer.optimize(
            models: predictions, tokens: tokens,
            signature: "models:modifiedKneserNey(order \(models[0].order))|vocabulary:shared(\(vocabularyCount))")
    }
}
