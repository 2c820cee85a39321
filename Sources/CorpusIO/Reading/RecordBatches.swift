/// The batches of a corpus as an asynchronous sequence, in the order of the files.
///
///     for try await batch in RecordBatches(corpus: try Corpus(inputs: ["shards/*.jsonl.zst"])) {
///         batch.forEachRecord { record in record.withText { text in bytes += text.count } }
///     }
///
/// Each iteration reads on a thread of its own, which a few batches at most run ahead of the consumer and which ends with it:
/// at the end of the corpus, after an error, when the task is cancelled, or when the iterator is gone, in each case after
/// the block that it is reading. Each batch belongs to whoever receives it, and may be kept.
///
/// To use all cores, give several workers one ``CorpusReader`` instead.
public struct RecordBatches: AsyncSequence, Sendable {
    public typealias Element = RecordBatch
    public typealias Failure = any Error

    /// The corpus that is read.
    public let corpus: Corpus
    /// How it is read.
    public let options: ReadingOptions
    /// Batches that may wait for the consumer; at least 1.
    public let capacity: Int

    /// - Parameters:
    ///   - corpus: what to read.
    ///   - options: how to read it.
    ///   - capacity: batches that may wait for the consumer; fewer than 1 counts as 1.
    public init(corpus: Corpus, options: ReadingOptions = ReadingOptions(), capacity: Int = 2) {
        self.corpus = corpus
        self.options = options
        self.capacity = Swift.max(1, capacity)
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(reader: CorpusReader(corpus: corpus, options: options), capacity: capacity)
    }

    /// Reads from front to back; one task at a time may use it.
    public struct Iterator: AsyncIteratorProtocol {
        private let lifetime: Lifetime

        init(reader: CorpusReader, capacity: Int) { lifetime = Lifetime(reader, capacity) }

        /// The next batch, or `nil` at the end.
        ///
        /// - Throws: ``CorpusError``, as ``CorpusReader/nextBatch(into:)`` does, after which the sequence is at its end;
        ///   `CancellationError` where the task is cancelled.
        public mutating func next() async throws -> RecordBatch? {
            let channel = lifetime.channel
            lifetime.start()
            let item = await withTaskCancellationHandler {
                await withCheckedContinuation { channel.receive($0) }
            } onCancel: {
                channel.close()
            }
            switch item {
            case .batch(let box): return box.batch
            case .failure(let error): throw error
            case .end:
                try Task.checkCancellation()
                return nil
            }
        }
    }

    /// Ends the thread when the iterator and its copies are gone.
    private final class Lifetime {
        let channel: BatchChannel
        private let reader: CorpusReader
        private var isStarted = false

        init(_ reader: CorpusReader, _ capacity: Int) {
            self.reader = reader
            channel = BatchChannel(capacity: capacity, reader: reader)
        }

        deinit { channel.close() }

        func start() {
            guard !isStarted else { return }
            isStarted = true
            let channel = channel
            let reader = reader
            if !startThread({ channel.produce(from: reader) }) { channel.refuse() }
        }
    }
}

@available(*, unavailable)
extension RecordBatches.Iterator: Sendable {}
