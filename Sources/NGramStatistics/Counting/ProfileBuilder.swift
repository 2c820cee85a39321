import DurableFiles
import TextSegmentation

/// Makes a ``CorpusProfile`` of documents that one or more threads read.
///
/// Each thread takes one of ``counters`` and adds its documents; which documents go to which counter, and in which
/// order, makes no difference to the profile: its bytes are the same.
///
/// ```swift
/// let builder = try ProfileBuilder(options: ProfileOptions(), workers: 1)
/// for text in texts { try builder.counters[0].add(text.utf8Span.span) }
/// let summary = try builder.finish(writingTo: "corpus.profile")
/// ```
public final class ProfileBuilder: @unchecked Sendable {
    // Unchecked: the counters are not Sendable, and each is for one thread at a time; the rest never changes.

    /// One for each worker.
    public let counters: [DocumentCounter]
    private let options: ProfileOptions
    private let runs: RunFolder
    private let targets: [TargetCounts]
    private let restriction: String?

    /// Memory that is not for counting: code, text read ahead, decompressor windows; and for each worker its batch and its
    /// histograms.
    private static let overhead = 72 << 20
    private static let workerOverhead = 16 << 20

    /// - Parameters:
    ///   - workers: how many threads will add documents.
    ///   - target: a profile; only its n-grams are counted then, though totals and hashed histograms still count
    ///     everything, and memory depends on it alone. Its tokenization and order must be those of `options`.
    /// - Throws: ``FileOutputError`` where the temporary folder cannot be used; ``ProfileError`` where the target does
    ///   not fit the options or cannot be read; `TokenizerModelError` where a tokenizer's model is named and not loaded.
    public init(options: ProfileOptions, workers: Int, restrictedTo target: CorpusProfile? = nil) throws {
        precondition(workers >= 1)
        if let model = options.tokenization.missingModel {
            throw TokenizerModelError(
                .notLoaded,
                message: "text is to be cut with the tokenizer \(model.signature), which is only named and not loaded; "
                    + "load its file (--tokenizer)")
        }
        self.options = options
        let runs = try RunFolder(in: options.temporaryFolder)
        self.runs = runs
        if let target {
            let lookup = try TargetLookup(target, options: options)
            targets = (0..<workers).map { TargetCounts(lookup, isFirst: $0 == 0) }
            restriction = target.identity
        } else {
            targets = []
            restriction = nil
        }
        let share = max(8 << 20, (options.memoryLimit - Self.overhead) / workers - Self.workerOverhead)
        let targets = self.targets
        counters = (0..<workers).map {
            DocumentCounter(
                options: options, memoryShare: share, runs: runs, target: targets.isEmpty ? nil : targets[$0])
        }
    }

    /// Writes the profile. Call once, when all threads are done.
    ///
    /// - Parameters:
    ///   - path: the file to write; it appears complete or not at all.
    ///   - skippedRecords: malformed records that the reader passed over.
    ///   - replacedSequences: sequences that were not UTF-8 and that the reader replaced.
    /// - Returns: the summary that the profile holds.
    /// - Throws: ``FileOutputError`` where a disk is full or not writable; ``ProfileError`` where there are too many
    ///   different tokens (2³² − 2).
    public func finish(
        writingTo path: String, skippedRecords: Int = 0, replacedSequences: Int = 0
    ) throws -> ProfileSummary {
        try finish(
            writingTo: path, skippedRecords: skippedRecords, replacedSequences: replacedSequences, isDurable: true)
    }

    /// As above, for a profile that need not survive the process.
    package func finish(
        writingTo path: String, skippedRecords: Int, replacedSequences: Int, isDurable: Bool
    ) throws -> ProfileSummary {
        var summary = ProfileSummary(
            tokenization: options.tokenization, order: options.order, boundaries: options.boundaries)
        var folds = FoldHistograms(order: options.foldOrder, bucketCount: options.bucketCount)
        folds.setBurstiness([BurstinessSample](repeating: BurstinessSample(), count: folds.order))
        var lengths = DocumentLengths()
        for counter in counters {
            summary.addTotals(of: counter.totals.summary)
            folds.merge(counter.totals.folds)
            lengths.merge(counter.totals.lengths)
        }
        summary.skippedRecords = UInt64(skippedRecords)
        summary.replacedSequences = UInt64(replacedSequences)
        summary.restriction = restriction
        let writer = try ProfileFileWriter(
            path: path, order: options.order, temporaryParent: runs.path, isDurable: isDurable)
        try WorkerThreads.run(counters.count) { [self] in counters[$0].hashes.sort() }
        try DocumentHashCollector.write(counters.map(\.hashes), to: writer)
        if let first = targets.first {
            for other in targets.dropFirst() { first.merge(other) }
            try first.write(to: writer)
        } else {
            let segments = counters.map(\.segment).filter { !$0.isEmpty }
            if runs.isEmpty, SegmentWindows.canSort(segments, order: options.order) {
                try SegmentEncoder(segments, writer: writer, threads: counters.count).run()
            } else {
                try WorkerThreads.run(counters.count) { [self] in try counters[$0].writeRun() }
                try mergeRuns(to: writer)
            }
        }
        return try writer.finish(summary: summary, folds: folds, lengths: lengths)
    }

    private func mergeRuns(to writer: ProfileFileWriter) throws {
        for counter in counters { counter.releaseMemory() }
        let threads = counters.count
        try runs.reduce(memory: options.memoryLimit / 4, order: options.order, threads: threads)
        let runs = runs.takeAll()
        if !runs.isEmpty {
            try RunMerge(runs, order: options.order, threads: threads, memory: options.memoryLimit / 4).write(
                to: writer)
        }
    }
}
