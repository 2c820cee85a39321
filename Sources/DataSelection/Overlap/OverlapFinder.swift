public import CorpusIO
import DurableFiles
import NGramStatistics

/// Finds out how much of downstream text, such as a test set, stands in a corpus: its contamination.
///
/// ```swift
/// let report = try OverlapFinder().find(["test.de.txt"], in: ["shards/*.jsonl.zst"])
/// print(report.coverage, report.found.count)
/// ```
///
/// The downstream text is held in memory, about 100 bytes for each of its n-grams; the corpus is read once, as a stream. Every match is compared token by
/// token. The report does not depend on the number of threads.
public struct OverlapFinder: Sendable {
    public var options: OverlapOptions
    /// How both are read.
    public var reading: ReadingOptions
    /// Threads that read the corpus.
    public var threads: Int

    public init(
        options: OverlapOptions = OverlapOptions(), reading: ReadingOptions = ReadingOptions(), threads: Int? = nil
    ) {
        self.options = options
        self.reading = reading
        self.threads = max(1, threads ?? WorkerThreads.defaultCount)
    }

    /// Looks for downstream text in a corpus.
    ///
    /// - Parameters:
    ///   - downstream: files, folders, globs or `-`.
    ///   - inputs: the corpus, named likewise.
    ///   - progress: called now and then, from any of the threads, with what has been read of the corpus.
    /// - Throws: `CorpusError` for input that cannot be read.
    /// - Complexity: O(bytes of the corpus × different lengths of n-grams).
    public func find(
        _ downstream: [String], in inputs: [String], progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> OverlapReport {
        let corpus = try Corpus(inputs: inputs)
        let index = try DownstreamIndex(Corpus(inputs: downstream), reading: reading, options: options)
        let sweep = CorpusSweep(corpus: corpus, reading: reading, threads: threads, progress: progress)
        let scanners = (0..<threads).map { _ in OverlapScanner(index) }
        let skipped = try sweep.run(scanners) { $0.add($1) }
        var firsts = scanners[0].firsts
        for scanner in scanners.dropFirst() { firsts.merge(scanner.firsts) { min($0, $1) } }
        return OverlapReport(
            documents: scanners.reduce(0) { $0 + $1.documents },
            documentsWithOverlap: scanners.reduce(0) { $0 + $1.documentsWithOverlap }, skippedRecords: skipped,
            downstreamRecords: index.records.count, downstreamRecordsTooShort: index.tooShort,
            downstreamTokens: index.tokenCount, downstreamNGrams: index.entries.count,
            downstreamNGramsFound: firsts.count,
            found: index.found(firsts) { corpus.shards[$0].path },
            signature: options.signature)
    }
}
