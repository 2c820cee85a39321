import CorpusIO
import NGramStatistics
import TextSegmentation

/// Looks for downstream n-grams in the documents that one thread reads.
final class OverlapScanner {
    /// Where a document stands: shard and record.
    struct Position: Comparable {
        var shard: Int
        var record: Int

        static func < (a: Position, b: Position) -> Bool { (a.shard, a.record) < (b.shard, b.record) }
    }

    private let index: DownstreamIndex
    private let tokenizer: TextTokenizer
    private let buffer = TokenBuffer()
    private let hashes = TokenHashes()
    private let windows = WindowHashes()
    private(set) var documents = 0
    private(set) var documentsWithOverlap = 0
    /// Where each n-gram that was found stands first, of what this thread has read.
    private(set) var firsts: [Int: Position] = [:]

    init(_ index: DownstreamIndex) {
        self.index = index
        tokenizer = TextTokenizer(index.options.tokenization)
    }

    func add(_ batch: RecordBatch) {
        for number in 0..<batch.count {
            batch.withText(at: number) { tokenizer.tokenize($0, into: buffer) }
            hashes.fill(buffer)
            windows.fill(hashes)
            documents += 1
            let position = Position(shard: batch.shardIndex, record: batch.recordNumber(at: number))
            if scan(position) { documentsWithOverlap += 1 }
        }
    }

    /// - Returns: whether the document holds a downstream n-gram.
    private func scan(_ position: Position) -> Bool {
        var hasFound = false
        for table in index.tables {
            windows.forEachCandidate(of: table) { start, hash in
                let entry = unsafe buffer.withUnsafeTokens { bytes, tokens in
                    table.first(hash) { unsafe index.isEntry($0, at: start, of: tokens, in: bytes) }
                }
                guard let entry else { return }
                hasFound = true
                if let known = firsts[entry], known <= position { return }
                firsts[entry] = position
            }
        }
        return hasFound
    }
}
