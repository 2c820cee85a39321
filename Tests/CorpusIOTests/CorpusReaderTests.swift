import Foundation
import TestSupport
import Testing

@testable import CorpusIO

@Suite("reading with any number of workers")
struct CorpusReaderTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// JSONL of many shapes: escapes, blank lines, carriage returns, a byte-order mark, no line feed at the end.
    private func jsonLines(_ seed: UInt64, count: Int, malformedEvery: Int = .max) -> String {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "word ", "\\n", "\\u00e9", "é", "\\ud83d\\ude42", "漢字", "\\\\", "\\\"", "longer run of ASCII text ",
        ]
        var lines = "\u{FEFF}"
        for index in 0..<count {
            let length = Int.random(in: 0...40, using: &generator)
            let text = (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let broken = (index + 1).isMultiple(of: malformedEvery)
            lines += "{\"lang\":\"l\(index % 3)\",\"text\":\"\(text)\"\(broken ? "" : "}")"
            lines += index == count - 1 ? "" : index.isMultiple(of: 5) ? "\r\n \n" : "\n"
        }
        return lines
    }

    @Test("records, numbers and offsets do not depend on the workers or on the block size")
    func independence() throws {
        let inputs = [
            try folder.write("1.jsonl", jsonLines(1, count: 300)),
            try folder.write("2.jsonl.zst", Compress.zstandard(jsonLines(2, count: 300))),
            try folder.write("3.json.gz", Compress.gzip(jsonLines(3, count: 200))),
            try folder.write("4.txt", "plain\ntext"),
        ]
        let options = ReadingOptions(languageField: "lang")
        let reference = try read(inputs, options)
        #expect(reference.failure == nil)
        #expect(reference.records.count == 802)
        for workers in [1, 2, 3, 8] {
            for blockSize in [1, 2, 100, 4096, 1 << 20] {
                var changed = options
                changed.blockSize = blockSize
                let outcome = try read(inputs, changed, workers: workers)
                #expect(outcome.records == reference.records, "\(workers) workers, blocks of \(blockSize)")
                #expect(outcome.failure == nil)
            }
        }
    }

    @Test("offsets lead to the lines")
    func offsets() throws {
        let text = jsonLines(4, count: 50)
        let outcome = try read([folder.write("a.jsonl", text)], ReadingOptions(blockSize: 64))
        for record in outcome.records {
            #expect(Array(text.utf8)[record.offset] == UInt8(ascii: "{"))
            #expect(record.offset == 3 || Array(text.utf8)[record.offset - 1] == 0x0A)
        }
        #expect(outcome.records.map(\.number) == Array(1...50))
    }

    @Test("the error does not depend on the workers or on the block size", arguments: [0, 1, 5, 19])
    func failures(_ allowed: Int) throws {
        let inputs = [
            try folder.write("1.jsonl", jsonLines(5, count: 200, malformedEvery: 17)),
            try folder.write("2.jsonl.gz", Compress.gzip(jsonLines(6, count: 200, malformedEvery: 13))),
        ]
        let reference = try read(inputs, ReadingOptions(maximumMalformedRecords: allowed))
        let failure = try #require(reference.failure)
        #expect(failure.path == (allowed < 11 ? inputs[0] : inputs[1]))
        #expect(failure.record == (allowed < 11 ? 17 * (allowed + 1) : 13 * (allowed - 10)))
        for workers in [1, 2, 3, 8] {
            for blockSize in [1, 500, 1 << 20] {
                let options = ReadingOptions(maximumMalformedRecords: allowed, blockSize: blockSize)
                let outcome = try read(inputs, options, workers: workers)
                #expect(outcome.failure == failure, "\(workers) workers, blocks of \(blockSize)")
                #expect(outcome.thrown.allSatisfy { $0 == failure })
                #expect(!outcome.thrown.isEmpty || workers > 1)
            }
        }
    }

    @Test("malformed records up to the limit are left out and counted")
    func skipping() throws {
        let path = try folder.write("1.jsonl", jsonLines(5, count: 200, malformedEvery: 17))
        let outcome = try read([path], ReadingOptions(maximumMalformedRecords: 11, blockSize: 300), workers: 3)
        #expect(outcome.failure == nil)
        #expect(outcome.skipped == 11)
        #expect(outcome.records.map(\.number) == (1...200).filter { !$0.isMultiple(of: 17) })

        let reader = CorpusReader(
            corpus: try Corpus(inputs: [path]), options: ReadingOptions(maximumMalformedRecords: 11))
        let batch = RecordBatch()
        while try reader.nextBatch(into: batch) {}
        #expect(reader.skippedExamples.map(\.record) == (1...10).map { $0 * 17 })
    }

    @Test(
        "a damaged file ranks after the malformed records before it, for any number of workers", arguments: [0, 2, 3])
    func truncatedAfterMalformed(_ allowed: Int) throws {
        let lines = Array(jsonLines(7, count: 100, malformedEvery: 33).utf8)
        let path = try folder.write("a.zst", Compress.zstandard(lines) + Compress.zstandard("{").dropLast(2))
        for workers in [1, 2, 8] {
            for blockSize in [200, 1 << 20] {
                let options = ReadingOptions(maximumMalformedRecords: allowed, blockSize: blockSize)
                let failure = try #require(try read([path], options, workers: workers).failure)
                if allowed < 3 {
                    #expect(failure.record == 33 * (allowed + 1))
                } else {
                    #expect(failure.code == .truncated)
                    #expect(failure.record == 100)
                }
            }
        }
    }

    @Test("a reader that has failed throws the same error again; one that has ended stays at its end")
    func afterTheEnd() throws {
        let bad = CorpusReader(corpus: try Corpus(inputs: [folder.write("a.jsonl", "x\n")]))
        let batch = RecordBatch()
        for _ in 0..<3 {
            #expect { try bad.nextBatch(into: batch) } throws: { ($0 as? CorpusError)?.record == 1 }
            #expect(batch.count == 0)
        }
        let good = CorpusReader(corpus: try Corpus(inputs: [folder.write("a.txt", "x\n")]))
        #expect(try good.nextBatch(into: batch))
        for _ in 0..<3 { #expect(try !good.nextBatch(into: batch)) }
        #expect(batch.count == 0)
    }

    @Test("cancelling ends reading without an error")
    func cancellation() throws {
        let path = try folder.write("a.txt", String(repeating: "line\n", count: 1000))
        let reader = CorpusReader(corpus: try Corpus(inputs: [path]), options: ReadingOptions(blockSize: 10))
        let batch = RecordBatch()
        #expect(try reader.nextBatch(into: batch))
        reader.cancel()
        #expect(try !reader.nextBatch(into: batch))
        #expect(reader.failure == nil)
        #expect(reader.progress.shardsDone == 0)
    }

    @Test("progress counts bytes, records and shards")
    func progress() throws {
        let text = jsonLines(8, count: 100)
        let stream = Compress.zstandard(text)
        let inputs = [try folder.write("a.zst", stream), try folder.write("b.txt", "x\ny\n")]
        let reader = CorpusReader(corpus: try Corpus(inputs: inputs), options: ReadingOptions(blockSize: 500))
        #expect(
            reader.progress
                == ReadingProgress(
                    compressedBytesRead: 0, totalCompressedBytes: stream.count + 4, decompressedBytes: 0, records: 0,
                    shardsDone: 0))
        let batch = RecordBatch()
        while try reader.nextBatch(into: batch) {}
        #expect(
            reader.progress
                == ReadingProgress(
                    compressedBytesRead: stream.count + 4, totalCompressedBytes: stream.count + 4,
                    decompressedBytes: text.utf8.count + 4, records: 102, shardsDone: 2))
    }

    @Test("records can be reached by index")
    func access() throws {
        let lines = "{\"text\":\"a\",\"lang\":\"de\"}\n{\"text\":\"bc\"}\n"
        let reader = CorpusReader(
            corpus: try Corpus(inputs: [folder.write("a.jsonl", lines)]), options: ReadingOptions(languageField: "lang")
        )
        let batch = RecordBatch()
        #expect(try reader.nextBatch(into: batch))
        #expect(batch.count == 2)
        #expect(batch.shardPath.hasSuffix("a.jsonl"))
        #expect(batch.withText(at: 1) { $0.count } == 2)
        #expect(batch.withLanguage(at: 0) { $0?.count } == 2)
        #expect(batch.withLanguage(at: 1) { $0 == nil })
        #expect(batch.recordNumber(at: 1) == 2)
        #expect(batch.byteOffset(at: 1) == 25)
    }

    @Test("one batch serves several readers")
    func reuse() throws {
        let first = CorpusReader(
            corpus: try Corpus(inputs: [folder.write("a.jsonl", "{\"a\":\"x\"}")]),
            options: ReadingOptions(textField: "a"))
        let second = CorpusReader(
            corpus: try Corpus(inputs: [folder.write("b.jsonl", "{\"b\":\"y\"}")]),
            options: ReadingOptions(textField: "b"))
        let batch = RecordBatch()
        #expect(try first.nextBatch(into: batch))
        #expect(records(of: batch).map(\.text) == ["x"])
        #expect(try second.nextBatch(into: batch))
        #expect(records(of: batch).map(\.text) == ["y"])
    }

    @Test("a corpus lends its records one by one, and a consumer's error passes through")
    func forEachRecord() throws {
        struct Enough: Error {}
        let corpus = try Corpus(inputs: [folder.write("a.txt", "one\n\u{FF}\ntwo")])
        var count = 0
        #expect(try corpus.forEachRecord { count += $0.textByteCount } == 0)
        #expect(count == 8)
        #expect(throws: Enough.self) { try corpus.forEachRecord { _ in throw Enough() } }
    }

    @Test("a pipe is read as it is written, in pieces of any size", arguments: [1, 1000])
    func pipe(_ piece: Int) throws {
        let pipe = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        let stream = Compress.zstandard(jsonLines(9, count: 100))
        let corpus = try Corpus(inputs: [pipe])
        Thread.detachNewThread {
            guard let handle = FileHandle(forWritingAtPath: pipe) else { return }
            for start in stride(from: 0, to: stream.count, by: piece) {
                try? handle.write(contentsOf: Data(stream[start..<min(start + piece, stream.count)]))
            }
            try? handle.close()
        }
        var numbers: [Int] = []
        #expect(try corpus.forEachRecord { numbers.append($0.number) } == 0)
        #expect(numbers == Array(1...100))
    }

    @Test("a line above the limit is told before damage behind it, for any size of blocks", arguments: [1, 7, 1000])
    func longLineBeforeDamage(_ blockSize: Int) throws {
        let line = String(repeating: "long ", count: 100)
        let damaged = Array(Compress.zstandard("short\n\(line)").dropLast())
        let options = ReadingOptions(maximumRecordSize: 100, blockSize: blockSize)
        let outcome = try read([folder.write("a.zst", damaged)], options)
        #expect(outcome.texts == ["short"])
        #expect(outcome.failure?.code == .recordTooLarge)
        #expect(outcome.failure?.record == 2)
        #expect(outcome.failure?.byteOffset == 6)
    }

    @Test("a failure leaves the records of blocks before it, which may hold faults that were tolerated")
    func ledger() {
        let fault = RecordFault(.invalidUTF8, at: 0)
        var ledger = FaultLedger(limit: 2)
        #expect((0..<3).map { _ in ledger.handOut(shard: 0, path: "a") } == [0, 1, 2])
        ledger.finish(block: 1, shard: 0, faults: [fault, fault])
        #expect(ledger.failure == nil)
        ledger.finish(block: 0, shard: 0, faults: [fault])
        #expect(ledger.failure != nil)
        #expect(ledger.failure(upTo: 0, shard: 0) == nil)
        #expect(ledger.failure(upTo: 1, shard: 0) != nil)
        #expect(ledger.failure(upTo: 2, shard: 0) != nil)
        #expect(ledger.failure(upTo: 0, shard: 1) != nil)

        var failing = FaultLedger(limit: 2)
        #expect(failing.handOut(shard: 0, path: "a") == 0)
        failing.fail(shard: 0, CorpusError(code: .truncated, message: "cut"))
        failing.finish(block: 0, shard: 0, faults: [fault])
        #expect(failing.failure?.code == .truncated)
        #expect(failing.failure(upTo: 0, shard: 0) == nil)
        #expect(failing.failure(upTo: 0, shard: 1) != nil)
    }

    @Test("options out of range are brought into it")
    func clamping() throws {
        let options = ReadingOptions(
            maximumMalformedRecords: -5, maximumWindowSize: 0, maximumRecordSize: .max, blockSize: -1)
        let reader = CorpusReader(corpus: try Corpus(inputs: ["-"]), options: options)
        #expect(reader.options.maximumMalformedRecords == 0)
        #expect(reader.options.maximumWindowSize == 1024)
        #expect(reader.options.maximumRecordSize == 1 << 30)
        #expect(reader.options.blockSize == 1)
    }
}
