import Foundation
import Testing

@testable import CorpusIO

@Suite("batches as an asynchronous sequence")
struct RecordBatchesTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func corpus(_ lines: Int, _ shards: Int = 3) throws -> Corpus {
        let text = (0..<lines).map { "line \($0)\n" }.joined()
        let inputs = try (0..<shards).map { try folder.write("\($0).txt.zst", Compress.zstandard(text)) }
        return try Corpus(inputs: inputs)
    }

    /// Whether the reader behind an iteration is let go, which it is once its thread has ended.
    private func isReleased(_ reader: () -> CorpusReader?) async throws -> Bool {
        for _ in 0..<500 {
            if reader() == nil { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test("everything comes, in order", arguments: [1, 2, 10])
    func order(_ capacity: Int) async throws {
        let corpus = try corpus(2000)
        let options = ReadingOptions(blockSize: 1000)
        var seen: [SeenRecord] = []
        var batches: [RecordBatch] = []
        for try await batch in RecordBatches(corpus: corpus, options: options, capacity: capacity) {
            batches.append(batch)
        }
        // Batches may be kept.
        for batch in batches { seen += records(of: batch) }
        #expect(batches.count > 10)
        #expect(seen.map(\.shard) == (0..<6000).map { $0 / 2000 })
        #expect(seen.map(\.number) == (0..<6000).map { $0 % 2000 + 1 })
        #expect(seen.last?.text == "line 1999")
    }

    @Test("an error comes after the batches before it, and then the end")
    func failure() async throws {
        let lines = (1...300).map { $0 == 250 ? "{broken\n" : "{\"text\":\"\($0)\"}\n" }.joined()
        let corpus = try Corpus(inputs: [folder.write("a.jsonl", lines)])
        var iterator = RecordBatches(corpus: corpus, options: ReadingOptions(blockSize: 1)).makeAsyncIterator()
        var count = 0
        do {
            while let batch = try await iterator.next() { count += batch.count }
            Issue.record("no error")
        } catch let error as CorpusError {
            #expect(error.record == 250)
        }
        #expect((248...249).contains(count))
        #expect(try await iterator.next() == nil)
    }

    @Test("cancelling the task ends the sequence and the reading")
    func cancellation() async throws {
        let corpus = try corpus(20_000)
        let reader = CorpusReader(corpus: corpus, options: ReadingOptions(blockSize: 100))
        let task = Task {
            var iterator = RecordBatches.Iterator(reader: reader, capacity: 2)
            _ = try await iterator.next()
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            while try await iterator.next() != nil {}
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(reader.progress.shardsDone == 0)
        #expect(reader.failure == nil)
    }

    @Test("a consumer that waits for a pipe is released by cancelling")
    func cancelledWhileWaiting() async throws {
        let pipe = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let writer = unsafe open(pipe, O_RDWR)
        defer { close(writer) }
        let corpus = try Corpus(inputs: [pipe])
        let task = Task {
            for try await _ in RecordBatches(corpus: corpus) {}
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("no more than the capacity is read ahead, and a consumer that leaves ends the thread")
    func backpressure() async throws {
        weak var weakReader: CorpusReader?
        do {
            let reader = CorpusReader(corpus: try corpus(20_000), options: ReadingOptions(blockSize: 100))
            weakReader = reader
            var iterator = RecordBatches.Iterator(reader: reader, capacity: 2)
            let first = try await iterator.next()
            let count = try #require(first).count
            try await Task.sleep(for: .milliseconds(100))
            // One taken, two waiting, one in the thread's hands; blocks of about 100 bytes hold at most 20 lines.
            #expect(count > 0 && reader.progress.records <= 4 * 20)
        }
        #expect(try await isReleased { weakReader })
    }
}
