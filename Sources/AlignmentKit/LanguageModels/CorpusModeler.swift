public import CorpusIO
import DurableFiles
public import LanguageModels
public import NGramStatistics
import TextSegmentation

/// Estimates language models of corpora: shards in, model out, on all cores.
///
/// ```swift
/// let estimate = try CorpusModeler().estimate(["corpus.txt"])
/// try estimate.model.writeARPA(to: "corpus.arpa")
/// ```
public struct CorpusModeler: Sendable {
    /// How records are read and counted, and within which means. Its order is the model's.
    public var profiler: CorpusProfiler
    /// How the model is estimated.
    public var estimation: EstimationOptions
    /// Whether discounts follow from adjusted counts alone, as the textbooks have it. `lmplz` enters the last n-gram that it comes
    /// to with its raw counts (KenLM issue 405); so does this, where the end of a plain text shows which that is. It changes
    /// nothing that one can see but in tiny texts.
    public var usesTextbookCounts = false

    /// Sentences are records, and words are what stands between blanks, unless the profiler says otherwise.
    public init(
        profiler: CorpusProfiler = CorpusProfiler(
            counting: ProfileOptions(tokenization: Tokenization(scheme: .whitespace), boundaries: .records)),
        estimation: EstimationOptions = EstimationOptions()
    ) {
        self.profiler = profiler
        self.estimation = estimation
    }

    /// Estimates a model of inputs: of a profile where the one input is one, else of text.
    ///
    /// - Parameter progress: called now and then, from any thread, with what has been read.
    /// - Throws: `CorpusError` and `ReservedTokenError` for input, `LanguageModelError` where it does not do for a model,
    ///   `ProfileError` and `FileOutputError`.
    /// - Complexity: O(bytes + n-grams).
    public func estimate(
        _ inputs: [String], progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> LanguageModel.Estimate {
        var estimation = estimation
        estimation.threads = profiler.threads
        if inputs.count == 1, CorpusProfile.isProfile(at: inputs[0]) {
            return try LanguageModel.estimate(from: CorpusProfile(path: inputs[0]), estimation)
        }
        let folder = try TemporaryFolder(in: profiler.counting.temporaryFolder)
        let path = folder.file(named: "counts.profile")
        var profiler = profiler
        profiler.counting.keepsHistograms = false
        try profiler.profile(inputs, writingTo: path, isDurable: false, progress: progress)
        estimation.order = profiler.counting.order
        let profile = try CorpusProfile(path: path)
        if !usesTextbookCounts { estimation.lastNGram = try LastNGram.find(profile, inputs, profiler.reading) }
        return try LanguageModel.estimate(from: profile, estimation)
    }
}
