import DivergenceMeasures
import DurableFiles
public import NGramStatistics

/// A downstream translation task: the profiles of its two sides, and which languages they are in.
public struct TranslationTask: Sendable {
    /// The side that is translated from.
    public let source: CorpusProfile
    /// The side that is translated to.
    public let target: CorpusProfile
    /// Both sides as one corpus.
    public let both: CorpusProfile
    /// Language codes as the pretraining corpus labels them, such as `en`.
    public let sourceLanguage: String?
    public let targetLanguage: String?
    private let folder: TemporaryFolder

    /// - Parameters:
    ///   - source: profile of the source side.
    ///   - target: profile of the target side, made with the same options.
    ///   - temporaryFolder: where the profile of both sides is kept while this value lives; `nil` is the system's.
    /// - Throws: `ProfileError` where the sides do not fit together; `FileOutputError` where the temporary folder cannot
    ///   be written.
    public init(
        source: CorpusProfile, target: CorpusProfile, sourceLanguage: String? = nil, targetLanguage: String? = nil,
        temporaryFolder: String? = nil
    ) throws {
        self.source = source
        self.target = target
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        folder = try TemporaryFolder(in: temporaryFolder)
        let path = folder.file(named: "task.profile")
        _ = try ProfileMerge.merge([source.path, target.path], into: path, temporaryFolder: temporaryFolder)
        both = try CorpusProfile(path: path)
    }
}

extension TranslationTask {
    /// Tokens of a side in each language, as the task's languages are named; empty where they are not.
    func knownLanguages(_ side: MeasureEstimate.Side) -> [String: UInt64] {
        guard let sourceLanguage, let targetLanguage else { return [:] }
        var tokens: [String: UInt64] = [:]
        if side != .target { tokens[sourceLanguage, default: 0] += source.summary.tokens }
        if side != .source { tokens[targetLanguage, default: 0] += target.summary.tokens }
        return tokens
    }
}
