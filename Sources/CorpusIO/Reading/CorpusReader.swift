/// Reads the records of a corpus in batches, for one worker or many.
///
///     let reader = CorpusReader(corpus: try Corpus(inputs: ["shards/*.jsonl.zst"]), options: ReadingOptions())
///     let batch = RecordBatch()
///     while try reader.nextBatch(into: batch) {
///         batch.forEachRecord { record in record.withText { text in bytes += text.count } }
///     }
///
/// Any number of workers may call ``nextBatch(into:)``, each with a batch of its own. One worker gets all records in order.
/// Several work at once on shards that follow one another, on independent frames of one shard (zstd frames of up to 8 MiB of
/// text, BGZF blocks), and otherwise on parsing while one of them decompresses; each still gets batches of one shard in the
/// order of the file, and records' numbers and offsets are always those of the file.
///
/// **Records.** A byte-order mark at the start of a file is skipped. Lines end with a line feed, which the last may lack;
/// lines of nothing but spaces, tabs and carriage returns are no records. A text record is its line, less one carriage return at
/// its end. A JSON record is one object that fills its line, valid to its last byte as RFC 8259 has it: paired surrogates, no raw control
/// characters, at most 1,024 levels; of duplicate keys the first counts. Tables, WARC and TMX files have records as ``RecordFormat``
/// says. All text is well-formed UTF-8.
///
/// **Failure.** A line that is no record of its format is malformed. Up to ``ReadingOptions/maximumMalformedRecords`` of them are left out
/// and counted; one more, or a file that cannot be read or decompressed, ends reading. Every record before the fault is
/// parsed first, and the error is that of the first such fault in the order of the files, whatever the number of workers.
public final class CorpusReader: Sendable {
    /// The corpus that is read.
    public let corpus: Corpus
    /// How it is read; limits out of range have been brought into it.
    public let options: ReadingOptions

    private let totalCompressedBytes: Int?
    private let schedule: Guarded<BlockSchedule>

    /// Prepares to read; no file is opened before the first batch is asked for.
    public init(corpus: Corpus, options: ReadingOptions = ReadingOptions()) {
        self.corpus = corpus
        totalCompressedBytes = corpus.compressedSize
        self.options = options.clamped()
        schedule = Guarded(BlockSchedule(shards: corpus.shards, options: self.options))
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
            switch schedule.waitWithLock({ $0.nextStep() }) {
            case .end: return false
            case .failed(let error): throw error
            case .decompress(let ring, let claim): ring.decompress(claim)
            case .fill(let source): if try fill(batch, from: source) { return true }
            }
        }
    }

    /// Cuts and parses a block of the source; false where it has no more, or no record came of it.
    private func fill(_ batch: RecordBatch, from source: BlockSource) throws(CorpusError) -> Bool {
        let result: Result<Bool, CorpusError>
        do throws(CorpusError) { result = .success(try source.fill(batch)) } catch { result = .failure(error) }
        let number: Int? = schedule.withLock { schedule in
            switch result {
            case .success(true): return schedule.handOut(source, path: batch.shardPath)
            case .success(false): schedule.end(source)
            case .failure(let error) where error.code == .cancelled: schedule.end(source)
            case .failure(let error): schedule.fail(source, error)
            }
            return nil
        }
        schedule.notifyAll()
        guard let number else { return false }
        batch.parse(options)
        let (failure, isOver) = schedule.withLock { schedule in
            schedule.ledger.finish(
                block: number, shard: batch.shardIndex, faults: batch.faults, replaced: batch.replacedSequences)
            let failure = schedule.ledger.failure(upTo: number, shard: batch.shardIndex)
            return (failure, schedule.ledger.failure != nil)
        }
        if isOver { schedule.notifyAll() }
        if let failure {
            batch.removeAll()
            throw failure
        }
        return batch.count > 0
    }

    /// Ends reading: no new batch is handed out; those being parsed are finished.
    public func cancel() {
        schedule.withLock { $0.cancellation.request() }
        schedule.notifyAll()
    }

    /// How far reading has come; cheap, and callable from any thread.
    public var progress: ReadingProgress {
        let progress = schedule.withLock { $0.progress }
        return ReadingProgress(
            compressedBytesRead: progress.compressedBytes, totalCompressedBytes: totalCompressedBytes,
            decompressedBytes: progress.decompressedBytes, records: progress.records, shardsDone: progress.shards)
    }

    /// Malformed records left out so far.
    public var skippedRecords: Int { schedule.withLock { $0.ledger.skipped } }

    /// Sequences of text so far that were not UTF-8 and became U+FFFD each; see ``InvalidUTF8Policy/replace``.
    public var replacedSequences: Int { schedule.withLock { $0.ledger.replaced } }

    /// The first malformed records that were left out, at most ten, in the order of the files.
    public var skippedExamples: [CorpusError] { schedule.withLock { $0.ledger.examples } }

    /// What reading failed with, or `nil`; final once every worker's call has returned.
    public var failure: CorpusError? { schedule.withLock { $0.ledger.failure } }
}
