public import CorpusIO
public import NGramStatistics
import TextSegmentation

/// Counts the features of corpora, or takes them from profiles that were made alike.
public struct FeatureReader: Sendable {
    public var features: SelectionFeatures
    /// How records are read.
    public var reading: ReadingOptions
    /// Threads that read and count.
    public var threads: Int

    public init(
        features: SelectionFeatures = SelectionFeatures(), reading: ReadingOptions = ReadingOptions(),
        threads: Int? = nil
    ) {
        self.features = features
        self.reading = reading
        self.threads = max(1, threads ?? WorkerThreads.defaultCount)
    }

    /// The counts of one profile, or of text, with the folds of its documents kept apart.
    ///
    /// - Parameters:
    ///   - inputs: one profile; or files, folders, globs or `-`.
    ///   - progress: called now and then, from any of the threads.
    /// - Throws: ``SelectionError`` where a profile was not made for these features; `CorpusError`; `ProfileError`.
    public func counts(
        of inputs: [String], progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> FeatureCounts {
        if inputs.count == 1, CorpusProfile.isProfile(at: inputs[0]) {
            return try FeatureCounts(profile: CorpusProfile(path: inputs[0]), features: features)
        }
        let sweep = CorpusSweep(
            corpus: try Corpus(inputs: inputs), reading: reading, threads: threads, progress: progress)
        return try FeatureCounter.count(features, hasFolds: true, sweep: sweep).counts
    }
}

extension FeatureCounts {
    /// The features that a profile holds.
    ///
    /// - Throws: ``SelectionError`` where the profile was not made for these features; `ProfileError` where it is damaged.
    public init(profile: CorpusProfile, features: SelectionFeatures) throws {
        func unsuitable(_ why: String) -> SelectionError {
            SelectionError(.unsuitableProfile, path: profile.path, message: "\(why); name its text instead")
        }
        guard profile.hasFolds else { throw unsuitable("imported counts have no hashed features") }
        guard features.numbering == .folds else {
            throw unsuitable("a profile numbers features in its own way, not DSIR's")
        }
        guard profile.summary.tokenization == features.tokenization else {
            throw unsuitable(
                "it was made with the tokenizer \(profile.summary.tokenization.signature), and "
                    + "\(features.tokenization.signature) is asked for")
        }
        let histograms = try profile.foldHistograms()
        guard histograms.bucketCount == features.bucketCount, histograms.order >= features.order else {
            throw unsuitable(
                "it has \(histograms.bucketCount) buckets of orders 1 to \(histograms.order), and \(features.bucketCount) of "
                    + "orders 1 to \(features.order) are asked for")
        }
        self.init(
            histograms, features: features, documents: profile.summary.documents, tokens: profile.summary.tokens)
    }
}
