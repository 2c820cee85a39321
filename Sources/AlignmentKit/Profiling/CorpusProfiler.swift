public import CorpusIO
import DurableFiles
public import LanguageIdentification
public import NGramStatistics
import Synchronization
import TextSegmentation

/// Reads a corpus once and leaves its profile: shards in, counts out, on all cores.
///
/// ```swift
/// let summary = try CorpusProfiler().profile(["shards/*.jsonl.zst"], writingTo: "corpus.profile")
/// print(summary.tokens)
/// ```
public struct CorpusProfiler: Sendable {
    /// How records are read.
    public var reading: ReadingOptions
    /// What is counted, and within how much memory.
    public var counting: ProfileOptions
    /// Threads that read and count. They change how long it takes and nothing else.
    public var threads: Int
    /// Language code of records that name none themselves; `nil` leaves them to ``identifier``.
    public var language: String?
    /// Tells the languages of records that neither name one nor have one by ``language``; `nil` leaves them unlabelled.
    public var identifier: LanguageIdentifier?

    public init(
        reading: ReadingOptions = ReadingOptions(), counting: ProfileOptions = ProfileOptions(),
        threads: Int? = nil, language: String? = nil, identifier: LanguageIdentifier? = nil
    ) {
        self.reading = reading
        self.counting = counting
        self.threads = max(1, threads ?? Self.defaultThreads)
        self.language = language
        self.identifier = identifier
    }

    /// Threads used unless told otherwise: one for each active processor.
    public static var defaultThreads: Int { WorkerThreads.defaultCount }

    /// Profiles a corpus.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-` for standard input.
    ///   - path: the profile to write; it appears complete or not at all.
    ///   - target: a profile; only its n-grams are counted then, see ``NGramStatistics/ProfileBuilder``.
    ///   - minimumCounts: n-grams that occur less often are dropped from the profile, as
    ///     ``NGramStatistics/ProfilePruning`` does; `nil` keeps all. The whole profile lies in the temporary folder meanwhile.
    ///   - sampling: draws a sample of the documents in passing.
    ///   - progress: called now and then, from any of the threads, with what has been read.
    /// - Returns: the profile's summary.
    /// - Throws: ``CorpusIO/CorpusError`` for input that cannot be read, naming file, record and byte offset;
    ///   `FileOutputError` where a disk is full; ``NGramStatistics/ProfileError`` where the target does not fit;
    ///   ``NGramStatistics/ReservedTokenError`` where sentences are counted and the text holds a word such as `<s>`;
    ///   ``TextSegmentation/TokenizerModelError`` where a tokenizer's model is named and not loaded.
    /// - Complexity: O(bytes) time; memory within ``counting``'s limit.
    @discardableResult
    public func profile(
        _ inputs: [String], writingTo path: String, restrictedTo target: CorpusProfile? = nil,
        minimumCounts: MinimumCounts? = nil, sampling: DocumentSampling? = nil,
        progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> ProfileSummary {
        try profile(
            inputs, writingTo: path, restrictedTo: target, minimumCounts: minimumCounts, sampling: sampling,
            isDurable: true,
            progress: progress)
    }

    /// As above; `isDurable` is `false` for a profile that need not survive the process.
    @discardableResult
    func profile(
        _ inputs: [String], writingTo path: String, restrictedTo target: CorpusProfile? = nil,
        minimumCounts: MinimumCounts? = nil, sampling: DocumentSampling? = nil, isDurable: Bool,
        progress: (@Sendable (ReadingProgress) -> Void)?
    ) throws -> ProfileSummary {
        var reading = reading
        // A blank line is a sentence without words, for lmplz as well.
        if counting.boundaries == .records { reading.keepsBlankLines = true }
        let reader = CorpusReader(corpus: try Corpus(inputs: inputs), options: reading)
        let builder = try ProfileBuilder(options: counting, workers: threads, restrictedTo: target)
        // Reading faults are collected by the reader, which knows the first one in the order of the files.
        try WorkerThreads.run(threads) { worker in
            do {
                try count(reader, with: builder.counters[worker], sampling: sampling, progress: progress)
            } catch is CorpusError {
                reader.cancel()
            } catch {
                reader.cancel()
                throw error
            }
        }
        if let failure = reader.failure { throw failure }
        func finish(_ path: String) throws -> ProfileSummary {
            try builder.finish(
                writingTo: path, skippedRecords: reader.skippedRecords, replacedSequences: reader.replacedSequences,
                isDurable: isDurable)
        }
        guard let minimumCounts else { return try finish(path) }
        let folder = try TemporaryFolder(in: counting.temporaryFolder)
        let whole = folder.file(named: "whole.profile")
        _ = try finish(whole)
        return try ProfilePruning.prune(
            CorpusProfile(path: whole), minimumCounts: minimumCounts, into: path,
            temporaryFolder: counting.temporaryFolder)
    }

    private func count(
        _ reader: CorpusReader, with counter: DocumentCounter, sampling: DocumentSampling?,
        progress: (@Sendable (ReadingProgress) -> Void)?
    ) throws {
        var sampler = sampling?.makeSampler()
        let batch = RecordBatch()
        var languages = RecordLanguages(fallback: language, identifier: identifier)
        while try reader.nextBatch(into: batch) {
            for index in 0..<batch.count {
                let name = batch.withLanguage(at: index) { languages.name($0) }
                do {
                    try batch.withText(at: index) {
                        try counter.add($0, languages: languages.parts(of: $0, named: name))
                        sampler?.add($0)
                    }
                } catch var error as ReservedTokenError {
                    error.path = batch.shardPath
                    error.record = batch.recordNumber(at: index)
                    error.byteOffset = batch.byteOffset(at: index)
                    throw error
                }
            }
            progress?(reader.progress)
        }
        if let sampler { sampling?.merge(sampler) }
    }
}
