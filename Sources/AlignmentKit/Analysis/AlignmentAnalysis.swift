public import CorpusIO
import DurableFiles
import Foundation
public import NGramStatistics
public import ScalingLaws
public import TextSegmentation

/// The whole job in one value: profiles a pretraining corpus and a parallel task, compares them, and forecasts.
///
/// ```swift
/// let analysis = AlignmentAnalysis(
///     pretraining: ["shards/*.jsonl.zst"], source: ["task.en.txt"], target: ["task.de.txt"],
///     sourceLanguage: "en", targetLanguage: "de")
/// let report = try analysis.run()
/// print(report)
/// ```
public struct AlignmentAnalysis: Sendable {
    /// Shards of the pretraining corpus: files, folders or globs; or one profile.
    public var pretraining: [String]
    /// The task's source side: files, folders or globs; or one profile.
    public var source: [String]
    /// The task's target side: files, folders or globs; or one profile.
    public var target: [String]
    /// Language codes as records label them.
    public var sourceLanguage: String
    public var targetLanguage: String
    /// D_f, the size of the finetuning set in tokens; `nil` takes the tokens of the task's target side.
    public var finetuningTokens: Double?
    /// Scores of finetuned checkpoints, where there are any.
    public var observations: ObservationTable?
    /// Language shares of the pretraining corpus where its records do not tell, such as `["en": 0.5, "de": 0.5]`.
    public var languageShares: [String: Double]?
    /// Which measures of language models to take, cross-entropy and the difference of Moore and Lewis; none unless set.
    public var models = LanguageModelComparison.none
    /// How records are read, what is counted, and on how many threads. Its language field applies to the pretraining
    /// corpus.
    public var profiler: CorpusProfiler

    public init(
        pretraining: [String], source: [String], target: [String], sourceLanguage: String, targetLanguage: String,
        finetuningTokens: Double? = nil, observations: ObservationTable? = nil,
        languageShares: [String: Double]? = nil,
        profiler: CorpusProfiler = CorpusProfiler(
            reading: ReadingOptions(languageField: "language"), identifier: .forProfiles)
    ) {
        self.pretraining = pretraining
        self.source = source
        self.target = target
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.finetuningTokens = finetuningTokens
        self.observations = observations
        self.languageShares = languageShares
        self.profiler = profiler
    }

    /// Runs it.
    ///
    /// - Parameter progress: called now and then, from any thread, with what has been read of the corpus at hand.
    /// - Throws: `CorpusError`, `ProfileError` and `FileOutputError` for input and files, `FitError` for observations that
    ///   cannot be used; each says where and what to do.
    /// - Complexity: O(bytes of all corpora).
    public func run(progress: (@Sendable (ReadingProgress) -> Void)? = nil) throws -> AlignmentReport {
        let pretrainingWorkplace = try ProfileWorkplace(profiler: profiler)
        let pretraining = try pretrainingWorkplace.open(self.pretraining, progress: progress)
        // A task's sides are in the languages that it is said to be in.
        var sideProfiler = profiler
        sideProfiler.identifier = nil
        let workplace = try ProfileWorkplace(profiler: sideProfiler)
        let task = try TranslationTask(
            source: try workplace.open(source, progress: progress),
            target: try workplace.open(target, progress: progress), sourceLanguage: sourceLanguage,
            targetLanguage: targetLanguage, temporaryFolder: profiler.counting.temporaryFolder)
        return try AlignmentReport(
            pretraining: pretraining, task: task,
            finetuningTokens: finetuningTokens ?? Double(task.target.summary.tokens), observations: observations,
            languageShares: languageShares, models: models)
    }
}

/// Opens profiles, and makes those that are not made yet in a temporary folder that lives as long as this value.
public final class ProfileWorkplace: Sendable {
    private let profiler: CorpusProfiler
    private let folder: TemporaryFolder

    /// - Throws: `FileOutputError` where the temporary folder cannot be made.
    public init(profiler: CorpusProfiler) throws {
        self.profiler = profiler
        folder = try TemporaryFolder(in: profiler.counting.temporaryFolder)
    }

    /// How text becomes tokens in the profiles that are made here.
    public var tokenization: Tokenization { profiler.counting.tokenization }

    /// The profile of inputs: the one input itself where it is a profile, else a new one.
    ///
    /// - Parameter sampling: draws a sample of the documents that are read; of a profile, none are.
    /// - Throws: `CorpusError`, `ProfileError` or `FileOutputError`.
    public func open(
        _ inputs: [String], sampling: DocumentSampling? = nil, progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> CorpusProfile {
        if inputs.count == 1, CorpusProfile.isProfile(at: inputs[0]) { return try CorpusProfile(path: inputs[0]) }
        let path = folder.file(named: "\(UUID().uuidString).profile")
        try profiler.profile(inputs, writingTo: path, sampling: sampling, progress: progress)
        return try CorpusProfile(path: path)
    }
}
