import Synchronization

/// Reads the records of a corpus in batches, for one worker or many.
///
///     let reader = CorpusReader(corpus: try Corpus(inputs: ["shards/*.jsonl.zst"]), options: ReadingOptions())
///     let batch = RecordBatch()
///     while try reader.nextBatch(into: batch) {
///         batch.forEachRecord { record in record.withText { text in bytes += text.count } }
///     }
///
/// Any number of workers may call ``nextBatch(into:)``, each with a batch of its own. Decompression goes on under a lock,
/// in the order of the files; parsing does not. So one worker at a time decompresses while the others parse and consume.
///
/// **Records.** A byte-order mark at the start of a file is skipped. Lines end with a line feed, which the last may lack;
/// lines of nothing but spaces, tabs and carriage returns are no records. A text record is its line, less one carriage return at
/// its end. A JSON record is one object that fills its line, valid to its last byte as RFC 8259 has it: paired surrogates, no raw control
/// characters, at most 1,024 levels; of duplicate keys the first counts. All text is well-formed UTF-8.
///
/// **Failure.** A line that is no record of its format is malformed. Up to ``ReadingOptions/maximumMalformedRecords`` of them are left out
/// and counted; one more, or a file that cannot be read or decompressed, ends reading. Every record before the fault is
/// parsed first, and the error is that of the first such fault in the order of the files, whatever the number of workers.
public final class CorpusReader: Sendable {
    private struct State: Sendable {
        let source: BlockSource
        var ledger: FaultLedger
    }

    private enum Step {
        case block(number: Int)
        case end
        case failed(CorpusError)
    }

    /// The corpus that is read.
    public let corpus: Corpus
    /// How it is read; limits out of range have been brought into it.
    public let options: ReadingOptions

    private let totalCompressedBytes: Int?
    private let state: Guarded<State>
    private let isCancelled = Atomic(false)
    private let compressedBytesRead = Atomic(0)
    private let decompressedBytes = Atomic(0)
    private let records = Atomic(0)
    private let shardsDone = Atomic(0)

    /// Prepares to read; no file is opened before the first batch is asked for.
    public init(corpus: Corpus, options: ReadingOptions = ReadingOptions()) {
        self.corpus = corpus
        totalCompressedBytes = corpus.compressedSize
        self.options = options.clamped()
        state = Guarded(
            State(
                source: BlockSource(shards: corpus.shards, options: self.options),
                ledger: FaultLedger(
                    limit: self.options.maximumMalformedRecords, textField: self.options.textField)))
    }

    /// Fills a batch with the next records.
    ///
    /// Batches hold at least one record and records of one file only. When reading has failed, calls throw
    /// ``failure``; a call that returns while other workers are still parsing earlier blocks returns false instead, so
    /// with several workers one of them throws, or all have returned and ``failure`` tells.
    ///
    /// - Parameter batch: what it held is overwritten.
    /// - Returns: false at the end of the corpus, after ``cancel()``, and see above.
    /// - Throws: ``CorpusError``, the same for any number of workers.
    /// - Complexity: O(bytes of the block).
    public func nextBatch(into batch: RecordBatch) throws(CorpusError) -> Bool {
        while true {
            batch.removeAll()
            switch nextBlock(into: batch) {
            case .end: return false
            case .failed(let error): throw error
            case .block(let number):
                batch.parse(options)
                let failure = state.withLock { state in
                    state.ledger.finish(block: number, path: batch.shardPath, faults: batch.faults)
                    return state.ledger.failure
                }
                if let failure, !batch.faults.isEmpty {
                    batch.removeAll()
                    throw failure
                }
                if batch.count > 0 { return true }
            }
        }
    }

    private func nextBlock(into batch: RecordBatch) -> Step {
        state.withLock { state in
            if let failure = state.ledger.failure { return .failed(failure) }
            if state.ledger.isStopping || isCancelled.load(ordering: .relaxed) { return .end }
            defer { publishProgress(of: state.source) }
            do throws(CorpusError) {
                return try state.source.fill(batch) ? .block(number: state.ledger.handOut()) : .end
            } catch {
                state.ledger.fail(error)
                return state.ledger.failure.map(Step.failed) ?? .end
            }
        }
    }

    private func publishProgress(of source: BlockSource) {
        compressedBytesRead.store(source.compressedBytesRead, ordering: .relaxed)
        decompressedBytes.store(source.decompressedBytes, ordering: .relaxed)
        records.store(source.records, ordering: .relaxed)
        shardsDone.store(source.shardsDone, ordering: .relaxed)
    }

    /// Ends reading: no new batch is handed out; those being parsed are finished.
    public func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// How far reading has come; cheap, and callable from any thread.
    public var progress: ReadingProgress {
        ReadingProgress(
            compressedBytesRead: compressedBytesRead.load(ordering: .relaxed),
            totalCompressedBytes: totalCompressedBytes,
            decompressedBytes: decompressedBytes.load(ordering: .relaxed),
            records: records.load(ordering: .relaxed), shardsDone: shardsDone.load(ordering: .relaxed))
    }

    /// Malformed records left out so far.
    public var skippedRecords: Int { state.withLock { $0.ledger.skipped } }

    /// The first malformed records that were left out, at most ten, in the order of the files.
    public var skippedExamples: [CorpusError] { state.withLock { $0.ledger.examples } }

    /// What reading failed with, or `nil`; final once every worker's call has returned.
    public var failure: CorpusError? { state.withLock { $0.ledger.failure } }
}
