import Foundation

@testable import CorpusIO

/// A record as a test keeps it.
struct SeenRecord: Hashable, Sendable {
    var shard: Int
    var number: Int
    var offset: Int
    var text: String
    var language: String?
    var identifier: String?
}

/// What reading a corpus came to.
struct Outcome: Sendable {
    var records: [SeenRecord] = []
    var failure: CorpusError?
    var thrown: [CorpusError] = []
    var skipped = 0
    var replaced = 0

    var texts: [String] { records.map(\.text) }
}

/// Reads a whole corpus with a number of workers; records come sorted by their place.
func read(_ inputs: [String], _ options: ReadingOptions = ReadingOptions(), workers: Int = 1) throws -> Outcome {
    let reader = CorpusReader(corpus: try Corpus(inputs: inputs), options: options)
    let outcome = Guarded(Outcome())
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<workers {
        Thread.detachNewThread {
            let batch = RecordBatch()
            do throws(CorpusError) {
                while try reader.nextBatch(into: batch) {
                    let seen = records(of: batch)
                    outcome.withLock { $0.records += seen }
                }
            } catch {
                outcome.withLock { $0.thrown.append(error) }
            }
            done.signal()
        }
    }
    for _ in 0..<workers { done.wait() }
    return outcome.withLock { outcome in
        outcome.records.sort { ($0.shard, $0.number) < ($1.shard, $1.number) }
        outcome.failure = reader.failure
        outcome.skipped = reader.skippedRecords
        outcome.replaced = reader.replacedSequences
        return outcome
    }
}

/// The records of a batch, copied.
func records(of batch: RecordBatch) -> [SeenRecord] {
    var seen: [SeenRecord] = []
    batch.forEachRecord { record in
        seen.append(
            SeenRecord(
                shard: batch.shardIndex, number: record.number, offset: record.byteOffset,
                text: record.withText { string($0) }, language: record.withLanguage { optionalString($0) },
                identifier: record.withIdentifier { optionalString($0) }))
    }
    return seen
}

private func string(_ bytes: Span<UInt8>) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
}

private func optionalString(_ bytes: Span<UInt8>?) -> String? {
    guard let bytes else { return nil }
    return string(bytes)
}
