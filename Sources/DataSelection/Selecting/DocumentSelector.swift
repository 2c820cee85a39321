public import CorpusIO
import DurableFiles
import NGramStatistics

/// Chooses the documents of a corpus that are most like a task, and writes them.
///
/// ```swift
/// let options = SelectionOptions(amount: .fraction(0.1))
/// let selection = try DocumentSelector(options: options)
///     .select(["shards/*.jsonl.zst"], like: ["task.txt"], writingTo: "chosen.jsonl.zst")
/// ```
///
/// The corpus is read three times: to count its features, to weigh its documents, and to write those chosen; with language models once more, to
/// count the documents that its model is made of. Nothing is kept of a document but its
/// weight (24 bytes, past a share of the memory limit in the temporary folder) and a bit that says whether it is chosen. The result is the
/// same, byte for byte, for any number of threads; which documents are chosen does not depend on how they are divided into shards.
public struct DocumentSelector: Sendable {
    public var options: SelectionOptions
    /// How records are read.
    public var reading: ReadingOptions
    /// Threads that read and weigh. They change how long it takes and nothing else.
    public var threads: Int
    /// Bytes of memory to stay within, about; at least 256 MiB.
    public var memoryLimit: Int
    /// Folder for intermediate files; `nil` is the system's.
    public var temporaryFolder: String?

    public init(
        options: SelectionOptions, reading: ReadingOptions = ReadingOptions(), threads: Int? = nil,
        memoryLimit: Int = 4 << 30, temporaryFolder: String? = nil
    ) {
        self.options = options
        self.reading = reading
        self.threads = max(1, threads ?? WorkerThreads.defaultCount)
        self.memoryLimit = memoryLimit
        self.temporaryFolder = temporaryFolder
    }

    /// What is being done.
    public enum Stage: String, Sendable {
        case task, counting, modelling, weighing, writing
    }

    /// Chooses and writes.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-` for standard input, which is copied to the temporary folder first.
    ///   - task: text to be like, named in the same way; or one profile, whose tokenization, order and buckets must be those of the options.
    ///   - path: the file to write; it appears complete or not at all. Records are in the order of the input, JSON records as they
    ///     stood there, others as objects with `text` and, where it is known, `language`. Compressed with zstd unless the name ends in
    ///     `.jsonl`.
    ///   - progress: called now and then, from any of the threads.
    /// - Throws: `CorpusError` for input that cannot be read; `FileOutputError` where a disk is full; ``SelectionError``; `ProfileError`.
    /// - Complexity: O(bytes) time, three passes; memory does not depend on the corpus but for one bit a document.
    public func select(
        _ inputs: [String], like task: [String], writingTo path: String,
        progress: (@Sendable (Stage, ReadingProgress) -> Void)? = nil
    ) throws -> Selection {
        let folder = try TemporaryFolder(in: temporaryFolder)
        let corpus = try RereadableCorpus(inputs: inputs, folder: folder).corpus
        func report(_ stage: Stage) -> (@Sendable (ReadingProgress) -> Void)? {
            guard let progress else { return nil }
            return { progress(stage, $0) }
        }
        func sweep(_ stage: Stage, _ corpus: Corpus) -> CorpusSweep {
            CorpusSweep(corpus: corpus, reading: reading, threads: threads, progress: report(stage))
        }
        let target = try FeatureReader(features: options.features, reading: reading, threads: threads)
            .counts(of: task, progress: report(.task))
        let needsSample = options.method == .mooreLewis && target.tokens > 0
        let counted = try FeatureCounter.count(
            options.features, hasFolds: false,
            sample: needsSample ? CorpusSample(tokens: 2 * Int(target.tokens), seed: options.seed) : nil,
            sweep: sweep(.counting, corpus))
        let raw = counted.counts
        let importance = try ImportanceWeights(target: target, raw: raw, smoothing: options.smoothing)
        let weighing: DocumentWeighing
        if let sample = counted.sample {
            let profiler = ContrastProfiler(options: options, folder: folder)
            weighing = .contrast(
                try profiler.models(
                    task: task, taskSweep: { sweep(.task, $0) }, drawn: sample.drawn(),
                    corpus: sweep(.modelling, corpus)),
                tokenization: options.features.tokenization)
        } else {
            weighing = .importance(
                importance, smoothing: options.smoothing, tokenVariance: importance.tokenVariance(in: raw.counts))
        }
        let store = WeightStore(folder: folder, memoryLimit: max(64 << 20, memoryLimit / 4))
        let scorers = try (0..<threads).map { _ in
            BatchScorer(
                try weighing.scorer(), store: store, seed: options.seed, minimumTokens: options.minimumTokens)
        }
        try sweep(.weighing, corpus).run(scorers) { try $0.add($1) }
        store.finish()

        let calibration = try LengthCalibration(
            options.lengthCorrection, weights: store, tokenVariance: weighing.tokenVariance)
        var eligible = 0
        try store.visit { if $0.isEligible { eligible += 1 } }
        let count = min(options.count(of: Int(raw.documents)), eligible)
        let isResampled = options.isResampled
        let chosen = try TopDocuments.select(count, of: store, shards: corpus.shards.count) {
            calibration.weight($0) + (isResampled ? $0.gumbel : 0)
        }
        let random = try TopDocuments.select(count, of: store, shards: corpus.shards.count, key: \.gumbel)
        let writing = SelectionWriter(
            corpus: corpus, reading: reading, features: options.features, threads: threads, folder: folder,
            progress: report(.writing))
        let written = try writing.write(chosen, comparedWith: random, to: path)
        guard let before = FeatureDivergence(target: target, documents: raw.counts) else {
            preconditionFailure("the weights have refused a task without tokens")
        }
        return Selection(
            documents: Int(raw.documents), eligible: eligible, selected: chosen.count,
            skippedRecords: counted.skippedRecords,
            tokens: raw.tokens, selectedTokens: written.chosen.tokens, before: before,
            after: count > 0 ? FeatureDivergence(target: target, documents: written.chosen.counts) : nil,
            random: count > 0 ? FeatureDivergence(target: target, documents: written.random.counts) : nil,
            priorTokens: options.lengthCorrection == .calibrated ? calibration.priorTokens : nil,
            signature: options.signature(weighing.signature)
                + "|divergence:kullbackLeibler(task,documents)+additive(0.5)|interval:0.95")
    }
}
