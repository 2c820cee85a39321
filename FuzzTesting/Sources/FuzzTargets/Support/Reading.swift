import CorpusIO
import Dispatch
import Synchronization

/// A record as a check keeps it.
struct ReadRecord: Equatable, Sendable {
    var number: Int
    var offset: Int
    var text: [UInt8]
    var language: [UInt8]?
}

/// What reading a file came to.
struct ReadOutcome: Equatable, Sendable {
    var records: [ReadRecord] = []
    var skipped = 0
    var failure: CorpusError?
}

enum Reading {
    /// Bytes of the largest window a decoder may ask for: more costs time and finds nothing.
    static let maximumWindowSize = 1 << 23

    /// Options under which nothing but a decoder ends reading.
    static func tolerant(_ format: RecordFormat, blockSize: Int = 1 << 16) -> ReadingOptions {
        ReadingOptions(
            format: format, maximumMalformedRecords: .max, maximumWindowSize: maximumWindowSize, blockSize: blockSize,
            allowsEmptyShards: true)
    }

    /// Reads a file to its end or its first fault; records come in the order of the file.
    static func outcome(_ path: String, _ options: ReadingOptions, workers: Int = 1) throws(Violation) -> ReadOutcome {
        let reader: CorpusReader
        do throws(CorpusError) {
            reader = CorpusReader(corpus: try Corpus(inputs: [path]), options: options)
        } catch {
            throw Violation("the file is not found: \(error)")
        }
        let seen = Mutex(ReadOutcome())
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let batch = RecordBatch()
            // What a call throws is the reader's failure as well.
            while (try? reader.nextBatch(into: batch)) == true {
                let records = records(of: batch)
                seen.withLock { $0.records += records }
            }
        }
        var outcome = seen.withLock { $0 }
        outcome.records.sort { $0.number < $1.number }
        outcome.failure = reader.failure
        outcome.skipped = reader.skippedRecords
        return outcome
    }

    private static func records(of batch: RecordBatch) -> [ReadRecord] {
        var records: [ReadRecord] = []
        batch.forEachRecord { record in
            records.append(
                ReadRecord(
                    number: record.number, offset: record.byteOffset, text: record.withText { array($0) },
                    language: record.withLanguage { optionalArray($0) }))
        }
        return records
    }

    private static func array(_ bytes: Span<UInt8>) -> [UInt8] {
        unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    private static func optionalArray(_ bytes: Span<UInt8>?) -> [UInt8]? {
        guard let bytes else { return nil }
        return array(bytes)
    }

    /// Checks that neither the size of blocks nor the number of workers shows, and that a limit on malformed records only
    /// takes records away.
    ///
    /// - Returns: the outcome.
    static func consistentOutcome(
        _ path: String, _ options: ReadingOptions, _ choices: inout Choices
    ) throws(Violation) -> ReadOutcome {
        let whole = try outcome(path, options)
        var other = options
        other.blockSize = choices.blockSize()
        let workers = choices.element(of: [1, 1, 2])
        let pieces = try outcome(path, other, workers: workers)
        try require(
            pieces == whole,
            "blocks of \(other.blockSize) bytes and \(workers) workers give another outcome: \(pieces) \(whole)")
        guard whole.skipped > 0 else { return whole }
        other.maximumMalformedRecords = Int(choices.next() % UInt64(whole.skipped))
        let strict = try outcome(path, other, workers: workers)
        other.blockSize = choices.blockSize()
        other.maximumRecordSize = options.maximumRecordSize
        let again = try outcome(path, other, workers: 3 - workers)
        try require(strict.failure != nil, "more malformed records than the limit, and no failure")
        try require(
            strict.failure == again.failure, "two failures: \(strict.failure as Any) and \(again.failure as Any)")
        let known = Set(whole.records.map(\.number))
        try require(
            strict.records.allSatisfy { known.contains($0.number) }, "a limit lets a record pass that is none")
        return whole
    }
}
