import CorpusIO
import NGramStatistics

/// One pass over a corpus by several threads.
struct CorpusSweep {
    let corpus: Corpus
    var reading: ReadingOptions
    var threads: Int
    var progress: (@Sendable (ReadingProgress) -> Void)?

    /// Gives each batch to the worker of the thread that has read it.
    ///
    /// - Parameters:
    ///   - workers: one for each thread.
    ///   - body: what is done with a batch.
    /// - Returns: malformed records left out.
    /// - Throws: the first reading fault in the order of the files; what `body` throws.
    @discardableResult
    func run<Worker>(
        _ workers: [Worker], _ body: @escaping @Sendable (Worker, RecordBatch) throws -> Void
    ) throws -> Int {
        let reader = CorpusReader(corpus: corpus, options: reading)
        let boxes = Workers(workers)
        let progress = progress
        // Reading faults are collected by the reader, which knows the first one in the order of the files.
        try WorkerThreads.run(workers.count) { number in
            let batch = RecordBatch()
            do {
                while try reader.nextBatch(into: batch) {
                    try body(boxes.workers[number], batch)
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
        return reader.skippedRecords
    }

    private final class Workers<Worker>: @unchecked Sendable {
        // Unchecked: each is for one thread.
        let workers: [Worker]
        init(_ workers: [Worker]) { self.workers = workers }
    }
}
