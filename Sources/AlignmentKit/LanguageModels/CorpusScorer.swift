public import CorpusIO
public import LanguageModels
import NGramStatistics
import Synchronization
public import TextSegmentation

/// Scores corpora under a language model, on all cores.
///
/// ```swift
/// let score = try CorpusScorer(model).score(["heldout.txt"])
/// print(score.perplexity)
/// ```
public struct CorpusScorer: Sendable {
    public let model: LanguageModel
    /// How records are read.
    public var reading: ReadingOptions
    /// How text becomes words; `nil`: as for the model.
    public var tokenization: Tokenization?
    /// Threads that read and score. They do not change the result.
    public var threads: Int

    public init(
        _ model: LanguageModel, reading: ReadingOptions = ReadingOptions(), tokenization: Tokenization? = nil,
        threads: Int? = nil
    ) {
        self.model = model
        self.reading = reading
        self.tokenization = tokenization
        self.threads = max(1, threads ?? CorpusProfiler.defaultThreads)
    }

    /// Scores all records of inputs together.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-` for standard input.
    ///   - progress: called now and then, from any of the threads, with what has been read.
    /// - Throws: `CorpusError` for input that cannot be read; `TokenizerModelError` where a tokenizer's model is named and
    ///   not loaded.
    /// - Complexity: O(tokens).
    public func score(
        _ inputs: [String], progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws -> TextScore {
        var reading = reading
        // A blank line is a sentence without words, for KenLM's query as well.
        if model.hasSentenceBoundaries, model.origin.boundaries == .records { reading.keepsBlankLines = true }
        let reader = CorpusReader(corpus: try Corpus(inputs: inputs), options: reading)
        let parts = Mutex<[(shard: Int, record: Int, score: TextScore)]>([])
        try WorkerThreads.run(threads) { _ in
            do {
                let scorer = try ModelScorer(model, tokenization: tokenization)
                let batch = RecordBatch()
                while try reader.nextBatch(into: batch) {
                    guard batch.count > 0 else { continue }
                    var score = TextScore()
                    for index in 0..<batch.count { batch.withText(at: index) { score += scorer.score($0) } }
                    parts.withLock { $0.append((batch.shardIndex, batch.recordNumber(at: 0), score)) }
                    progress?(reader.progress)
                }
            } catch is CorpusError {
                reader.cancel()
            } catch {
                reader.cancel()
                throw error
            }
        }
        if let failure = reader.failure { throw failure }
        // In the order of the files, whichever thread came first.
        let ordered = parts.withLock { parts in parts.sorted { ($0.shard, $0.record) < ($1.shard, $1.record) } }
        return ordered.reduce(into: TextScore()) { $0 += $1.score }
    }
}
