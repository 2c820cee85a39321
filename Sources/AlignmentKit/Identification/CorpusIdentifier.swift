public import CorpusIO
public import LanguageIdentification
public import NGramStatistics

/// Tells the language of every record of a corpus, on all cores, and what share of the corpus is in which.
///
/// ```swift
/// let survey = try CorpusIdentifier().survey(["shards/*.jsonl.zst"])
/// print(survey.languages)
/// ```
public struct CorpusIdentifier: Sendable {
    public var identifier: LanguageIdentifier
    /// How records are read.
    public var reading: ReadingOptions
    /// Threads that identify. They do not change the result.
    public var threads: Int

    public init(
        _ identifier: LanguageIdentifier = LanguageIdentifier(), reading: ReadingOptions = ReadingOptions(),
        threads: Int? = nil
    ) {
        self.identifier = identifier
        self.reading = reading
        self.threads = max(1, threads ?? CorpusProfiler.defaultThreads)
    }

    /// Identifies all records.
    ///
    /// - Parameters:
    ///   - inputs: files, folders, globs, or `-` for standard input.
    ///   - progress: called now and then with what has been read.
    ///   - each: called with every record, in the order of the files: its text, lent for the call, and what it is.
    /// - Throws: `CorpusError` for input that cannot be read; what `each` throws.
    /// - Complexity: O(bytes looked at).
    @discardableResult
    public func survey(
        _ inputs: [String], progress: ((ReadingProgress) -> Void)? = nil,
        each: ((Span<UInt8>, IdentifiedText) throws -> Void)? = nil
    ) throws -> LanguageSurvey {
        let reader = CorpusReader(corpus: try Corpus(inputs: inputs), options: reading)
        // One batch for each worker is read in order, and then they are identified at once.
        let places = (0..<threads).map { _ in Place(identifier) }
        var survey = LanguageSurvey()
        while true {
            var filled = 0
            while filled < places.count, try reader.nextBatch(into: places[filled].batch) { filled += 1 }
            guard filled > 0 else { break }
            try WorkerThreads.run(filled) { places[$0].identify() }
            for place in places.prefix(filled) {
                for index in 0..<place.batch.count {
                    let identified = place.results[index]
                    try place.batch.withText(at: index) { text in
                        survey.add(identified, text)
                        try each?(text, identified)
                    }
                }
            }
            progress?(reader.progress)
        }
        survey.skippedRecords = reader.skippedRecords
        return survey
    }

    /// What one worker works on. Unchecked: workers have one each, and are done before it is read.
    private final class Place: @unchecked Sendable {
        let batch = RecordBatch()
        private let worker: TextIdentifier
        private(set) var results: [IdentifiedText] = []

        init(_ identifier: LanguageIdentifier) { worker = identifier.makeWorker() }

        func identify() {
            results.removeAll(keepingCapacity: true)
            for index in 0..<batch.count { results.append(batch.withText(at: index) { worker.identify($0) }) }
        }
    }
}

/// How much of a corpus is in which language.
public struct LanguageSurvey: Sendable {
    /// Records looked at.
    public private(set) var records: UInt64 = 0
    /// Bytes of their text.
    public private(set) var bytes: UInt64 = 0
    /// Documents and bytes by language and fold; tokens are not counted.
    public private(set) var languages: [String: LanguageTally] = [:]
    /// Malformed records that were left out because the reader was told to tolerate them.
    public internal(set) var skippedRecords = 0

    mutating func add(_ identified: IdentifiedText, _ text: Span<UInt8>) {
        records += 1
        bytes += UInt64(text.count)
        let fold = DocumentHash(text: text).fold
        for entry in identified.bytesByLanguage {
            languages[entry.language, default: LanguageTally()].add(
                LanguageCounts(documents: entry.language == identified.language ? 1 : 0, bytes: UInt64(entry.bytes)),
                fold: fold)
        }
        if text.isEmpty {
            languages[identified.language, default: LanguageTally()].add(LanguageCounts(documents: 1), fold: fold)
        }
    }
}
