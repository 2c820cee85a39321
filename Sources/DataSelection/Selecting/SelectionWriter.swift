import CorpusIO
import DurableFiles
import NGramStatistics
import Synchronization

/// The last pass: writes the chosen records shard by shard, and counts their features and those of a random choice.
struct SelectionWriter {
    let corpus: Corpus
    let reading: ReadingOptions
    let features: SelectionFeatures
    let threads: Int
    let folder: TemporaryFolder
    let progress: (@Sendable (ReadingProgress) -> Void)?

    /// Features of what was written, and of the random choice.
    struct Counts {
        var chosen: FeatureCounts
        var random: FeatureCounts
    }

    /// Writes a file.
    ///
    /// A shard is read by one thread alone, so that what is written of it is in its order.
    ///
    /// - Throws: `CorpusError`, of the first shard in order that has one; `FileOutputError`; ``SelectionError`` where a record that was chosen is no longer
    ///   there.
    func write(_ chosen: SelectedRecords, comparedWith random: SelectedRecords, to path: String) throws -> Counts {
        let isCompressed = !path.hasSuffix(".jsonl")
        let parts = try OrderedParts(path: path, folder: folder)
        let workers = (0..<min(threads, corpus.shards.count)).map { _ in Worker(features) }
        let claims = ShardClaims(shards: corpus.shards.count, progress: progress)
        let boxes = Boxes(workers)
        let (corpus, reading) = (corpus, reading)
        try WorkerThreads.run(workers.count) { number in
            while let shard = claims.next() {
                do {
                    try boxes.workers[number].write(
                        shard, of: corpus, reading: reading, chosen: chosen, random: random,
                        to: SelectedShardWriter(path: parts.path(of: shard), isCompressed: isCompressed),
                        claims: claims)
                    try parts.add(shard)
                } catch {
                    claims.fail(error, shard: shard)
                }
            }
        }
        if let failure = claims.failure { throw failure }
        try parts.commit(orElse: isCompressed ? SelectedShardWriter.emptyFrame() : [])
        var counts = workers[0].counts
        for worker in workers.dropFirst() {
            counts.chosen.merge(worker.counts.chosen)
            counts.random.merge(worker.counts.random)
        }
        return counts
    }

    private final class Boxes: @unchecked Sendable {
        // Unchecked: each worker is for one thread.
        let workers: [Worker]
        init(_ workers: [Worker]) { self.workers = workers }
    }

    private final class Worker {
        private(set) var counts: Counts
        private let extractor: FeatureExtractor

        init(_ features: SelectionFeatures) {
            counts = Counts(
                chosen: FeatureCounts(features, hasFolds: false), random: FeatureCounts(features, hasFolds: false))
            extractor = FeatureExtractor(features)
        }

        func write(
            _ shard: Int, of corpus: Corpus, reading: ReadingOptions, chosen: SelectedRecords, random: SelectedRecords,
            to writer: SelectedShardWriter, claims: ShardClaims
        ) throws {
            var reading = reading
            reading.keepsLines = true
            let reader = CorpusReader(corpus: corpus.shard(shard), options: reading)
            let batch = RecordBatch()
            var written = 0
            var before = reader.progress
            while !claims.hasFailed, try reader.nextBatch(into: batch) {
                for index in 0..<batch.count {
                    let record = batch.recordNumber(at: index)
                    let isChosen = chosen.contains(shard: shard, record: record)
                    let isRandom = random.contains(shard: shard, record: record)
                    guard isChosen || isRandom else { continue }
                    batch.withText(at: index) { text in
                        unsafe extractor.withFeatures(of: text) { features, tokens in
                            if isChosen { unsafe counts.chosen.add(features, tokens: tokens, fold: 0) }
                            if isRandom { unsafe counts.random.add(features, tokens: tokens, fold: 0) }
                        }
                    }
                    guard isChosen else { continue }
                    try writer.append(batch, at: index)
                    written += 1
                }
                claims.report(from: before, to: reader.progress)
                before = reader.progress
            }
            try writer.finish()
            guard claims.hasFailed || written == chosen.count(shard: shard) else {
                throw SelectionError(
                    .changedInput, path: corpus.shards[shard].path,
                    message: "it has changed since it was weighed: \(chosen.count(shard: shard)) of its records were "
                        + "chosen and \(written) found again; run the selection again")
            }
        }
    }
}

/// Hands out shards, adds up progress, and keeps the failure of the first shard in order.
final class ShardClaims: Sendable {
    private struct State {
        var next = 0
        var failures: [Int: any Error] = [:]
        var compressed = 0
        var decompressed = 0
        var records = 0
        var done = 0
    }

    private let shards: Int
    private let progress: (@Sendable (ReadingProgress) -> Void)?
    private let state = Mutex(State())

    init(shards: Int, progress: (@Sendable (ReadingProgress) -> Void)?) {
        self.shards = shards
        self.progress = progress
    }

    /// The next shard to read; `nil` after the last, and after a failure.
    func next() -> Int? {
        state.withLock { state in
            guard state.next < shards, state.failures.isEmpty else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func fail(_ error: any Error, shard: Int) { state.withLock { $0.failures[shard] = error } }

    var hasFailed: Bool { state.withLock { !$0.failures.isEmpty } }

    var failure: (any Error)? { state.withLock { state in state.failures.min { $0.key < $1.key }?.value } }

    func report(from before: ReadingProgress, to now: ReadingProgress) {
        guard let progress else { return }
        let sum = state.withLock { state in
            state.compressed += now.compressedBytesRead - before.compressedBytesRead
            state.decompressed += now.decompressedBytes - before.decompressedBytes
            state.records += now.records - before.records
            state.done += now.shardsDone - before.shardsDone
            return ReadingProgress(
                compressedBytesRead: state.compressed, totalCompressedBytes: nil,
                decompressedBytes: state.decompressed, records: state.records, shardsDone: state.done)
        }
        progress(sum)
    }
}
