public import CorpusIO
public import LanguageModels
import NGramStatistics

/// What the language models of candidates say of the tokens of a task: one row of probabilities for each different prediction and fold of documents.
public struct TaskPredictions: Sendable, Hashable {
    /// Models.
    public let modelCount: Int
    /// By row: the fold of the documents it stands in, how often it does, and the base-10 logarithms of its probability under each model.
    private(set) var folds: [UInt8] = []
    private(set) var counts: [UInt64] = []
    private(set) var logProbabilities: [Float] = []
    /// Rows by the hash of what they hold, by open addressing: numbers plus one, 0 where a slot is empty.
    private var slots: [UInt32]

    /// Tokens predicted.
    public var tokens: UInt64 { counts.reduce(0, +) }

    init(modelCount: Int) {
        precondition(modelCount >= 1)
        self.modelCount = modelCount
        slots = [UInt32](repeating: 0, count: 1024)
    }

    /// Adds a prediction.
    mutating func add(_ logarithms: Span<Float>, fold: UInt8, count: UInt64 = 1) {
        if 2 * (folds.count + 1) > slots.count { grow() }
        var slot = Int(truncatingIfNeeded: Self.hash(logarithms, fold)) & (slots.count - 1)
        while slots[slot] != 0 {
            let row = Int(slots[slot]) - 1
            if folds[row] == fold, equals(row, logarithms) {
                counts[row] += count
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        folds.append(fold)
        counts.append(count)
        for index in 0..<modelCount { logProbabilities.append(logarithms[index]) }
        slots[slot] = UInt32(folds.count)
    }

    mutating func merge(_ other: TaskPredictions) {
        for row in other.folds.indices {
            let start = row * modelCount
            add(
                other.logProbabilities.span.extracting(start..<start + modelCount), fold: other.folds[row],
                count: other.counts[row])
        }
    }

    /// The same rows in an order that does not depend on that of adding.
    func sorted() -> TaskPredictions {
        let rows = folds.indices.sorted { a, b in
            if folds[a] != folds[b] { return folds[a] < folds[b] }
            for index in 0..<modelCount {
                let (x, y) = (logProbabilities[a * modelCount + index], logProbabilities[b * modelCount + index])
                if x != y { return x < y }
            }
            return false
        }
        var sorted = TaskPredictions(modelCount: modelCount)
        sorted.slots = []
        for row in rows {
            sorted.folds.append(folds[row])
            sorted.counts.append(counts[row])
            sorted.logProbabilities += logProbabilities[row * modelCount..<(row + 1) * modelCount]
        }
        return sorted
    }

    private func equals(_ row: Int, _ logarithms: Span<Float>) -> Bool {
        for index in 0..<modelCount where logProbabilities[row * modelCount + index] != logarithms[index] {
            return false
        }
        return true
    }

    private static func hash(_ logarithms: Span<Float>, _ fold: UInt8) -> UInt64 {
        var hash = StableHash.mix(UInt64(fold))
        for index in 0..<logarithms.count {
            // Both zeros are one number.
            hash = StableHash.extend(hash, with: UInt64((logarithms[index] + 0).bitPattern))
        }
        return hash
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        for row in folds.indices {
            let start = row * modelCount
            let hash = Self.hash(logProbabilities.span.extracting(start..<start + modelCount), folds[row])
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(row + 1)
        }
    }
}

extension TaskPredictions {
    /// Scores a task's text under models.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-`.
    ///   - models: of one kind of text and, for weights that mean something, of one vocabulary (``EstimationOptions/vocabularyCount``).
    /// - Throws: `CorpusError`; `TokenizerModelError` where a tokenizer's model is named and not loaded.
    /// - Complexity: O(tokens × models); memory of 4 bytes a model and 17 more for each different prediction of a fold.
    public init(
        _ inputs: [String], under models: [LanguageModel], reading: ReadingOptions = ReadingOptions(),
        threads: Int? = nil, progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) throws {
        var reading = reading
        // A blank line is a sentence without words, as it is counted.
        if models[0].hasSentenceBoundaries, models[0].origin.boundaries == .records { reading.keepsBlankLines = true }
        let threads = max(1, threads ?? WorkerThreads.defaultCount)
        let sweep = CorpusSweep(
            corpus: try Corpus(inputs: inputs), reading: reading, threads: threads, progress: progress)
        let readers = try (0..<threads).map { _ in try Reader(models) }
        try sweep.run(readers) { $0.add($1) }
        var all = readers[0].predictions
        for reader in readers.dropFirst() { all.merge(reader.predictions) }
        self = all.sorted()
    }

    /// Scores the documents that one thread reads.
    private final class Reader {
        private(set) var predictions: TaskPredictions
        private let scorer: JointScorer

        init(_ models: [LanguageModel]) throws {
            predictions = TaskPredictions(modelCount: models.count)
            scorer = try JointScorer(models)
        }

        func add(_ batch: RecordBatch) {
            for index in 0..<batch.count {
                batch.withText(at: index) { text in
                    let fold = UInt8(DocumentHash(text: text).fold)
                    scorer.forEachPrediction(of: text) { predictions.add($0, fold: fold) }
                }
            }
        }
    }
}
