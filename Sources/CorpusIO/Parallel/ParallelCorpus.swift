/// Texts and their translations.
///
///     let corpus = try ParallelCorpus(source: ["train.en.gz"], target: ["train.de.gz"])
///     try corpus.forEachPair(options: ParallelReadingOptions(sourceLanguage: "en", targetLanguage: "de")) { pair in
///         pair.withSource { bytes += $0.count }
///     }
public struct ParallelCorpus: Sendable {
    private enum Content {
        case aligned(source: Corpus, target: Corpus)
        case pairs(Corpus)
    }

    private let content: Content

    /// Aligned files: line by line, the target is the translation of the source. The first source file goes with the first
    /// target file, and so on. Blank lines count, as empty texts.
    ///
    /// - Throws: ``CorpusError`` as ``Corpus/init(inputs:)`` does, and where there are more files on one side.
    public init(source: [String], target: [String]) throws(CorpusError) {
        let sources = try Corpus(inputs: source)
        let targets = try Corpus(inputs: target)
        guard sources.shards.count == targets.shards.count else {
            throw CorpusError(
                code: .malformedRecord,
                message: "the source has \(sources.shards.count) files and the target \(targets.shards.count)",
                path: source.first, advice: "name one target file for each source file")
        }
        content = .aligned(source: sources, target: targets)
    }

    /// Files that hold pairs: JSON Lines with a field for each side, tables with a column for each, or TMX.
    ///
    /// - Throws: ``CorpusError`` as ``Corpus/init(inputs:)`` does.
    public init(inputs: [String]) throws(CorpusError) {
        content = .pairs(try Corpus(inputs: inputs))
    }

    /// Lends every pair in order, on the calling thread.
    ///
    /// In files of pairs, malformed records are left out as ``ReadingOptions/maximumMalformedRecords`` allows. In aligned files
    /// none is: a line without its partner would be no pair.
    ///
    /// - Parameters:
    ///   - options: how to read.
    ///   - body: called with each pair; what it throws ends reading.
    /// - Returns: malformed pairs left out.
    /// - Throws: ``CorpusError``, among others where one aligned file has more lines than the other; what `body` throws.
    @discardableResult
    public func forEachPair(
        options: ParallelReadingOptions, _ body: (borrowing ParallelRecord) throws -> Void
    ) throws -> Int {
        switch content {
        case .pairs(let corpus):
            let reader = CorpusReader(corpus: corpus, options: options.reading(.source))
            let batch = RecordBatch()
            while try reader.nextBatch(into: batch) {
                for entry in batch.entries {
                    try body(
                        unsafe ParallelRecord(
                            number: batch.firstRecordNumber + Int(entry.ordinal),
                            byteOffset: batch.blockOffset + Int(entry.lineStart),
                            source: batch.bytes(entry.textStart, entry.textCount),
                            target: batch.bytes(entry.translationStart, entry.translationCount)))
                }
            }
            return reader.skippedRecords
        case .aligned(let source, let target):
            var sources = LineCursor(source, options.readingAligned)
            var targets = LineCursor(target, options.readingAligned)
            while true {
                let hasSource = try sources.advance()
                let hasTarget = try targets.advance()
                if !hasSource, !hasTarget { return 0 }
                if sources.place != targets.place { throw Self.unequal(source, target, sources, targets) }
                try body(
                    unsafe ParallelRecord(
                        number: sources.place.line, byteOffset: sources.byteOffset, source: sources.text,
                        target: targets.text))
            }
        }
    }

    /// The refusal of files of texts where pairs are wanted.
    static func noPairs(_ path: String) -> CorpusError {
        CorpusError(
            code: .unsupported, message: "it holds texts, not pairs", path: path,
            advice:
                "name JSON Lines or TMX files, say which tables are (--format tsv or csv), or name two aligned files")
    }

    /// The error of files that differ in their number of lines: of the first such pair of files.
    private static func unequal(
        _ source: Corpus, _ target: Corpus, _ sources: LineCursor, _ targets: LineCursor
    ) -> CorpusError {
        let isSourceLonger = sources.place < targets.place
        let longer = isSourceLonger ? sources.place : targets.place
        let shorterPath = (isSourceLonger ? target : source).shards[longer.shard].path
        let longerPath = (isSourceLonger ? source : target).shards[longer.shard].path
        return CorpusError(
            code: .malformedRecord,
            message: "line \(longer.line) has no partner: \(shorterPath) ends after line \(longer.line - 1)",
            path: longerPath, record: longer.line, byteOffset: (isSourceLonger ? sources : targets).byteOffset,
            byteOffsetSpace: .decompressedText, advice: "aligned files have one line for each line of the other")
    }
}

/// Walks through the lines of a corpus.
private struct LineCursor {
    /// A line of a file; the end of the corpus is behind all lines.
    struct Place: Comparable {
        var shard: Int
        var line: Int

        static func < (a: Place, b: Place) -> Bool { (a.shard, a.line) < (b.shard, b.line) }
    }

    private let reader: CorpusReader
    private let batch = RecordBatch()
    private var index = -1
    private(set) var place = Place(shard: 0, line: 0)

    init(_ corpus: Corpus, _ options: ReadingOptions) { reader = CorpusReader(corpus: corpus, options: options) }

    var byteOffset: Int { batch.byteOffset(at: index) }

    /// The line's text, until the next one is advanced to.
    var text: UnsafeBufferPointer<UInt8> {
        unsafe batch.bytes(batch.entries[index].textStart, batch.entries[index].textCount)
    }

    mutating func advance() throws(CorpusError) -> Bool {
        index += 1
        if index >= batch.count {
            index = 0
            guard try reader.nextBatch(into: batch) else {
                place = Place(shard: .max, line: 0)
                return false
            }
        }
        place = Place(shard: batch.shardIndex, line: batch.recordNumber(at: index))
        return true
    }
}
