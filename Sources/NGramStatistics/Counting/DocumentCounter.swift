import DurableFiles
import TextSegmentation

/// Counts the documents that one thread reads. Made by a ``ProfileBuilder``.
public final class DocumentCounter {
    let options: ProfileOptions
    let tokenizer: TextTokenizer
    let tokenBuffer = TokenBuffer()
    let keyBuffer = TokenKeyBuffer()
    let reserved = ReservedTokenKeys()
    private let memoryShare: Int
    private let runs: RunFolder
    private let target: TargetCounts?
    private let sortMemory = SortMemory()
    let hashes: DocumentHashCollector
    var totals: DocumentTotals
    private(set) var segment: CountingSegment

    init(options: ProfileOptions, memoryShare: Int, runs: RunFolder, target: TargetCounts?) {
        self.options = options
        self.memoryShare = memoryShare
        self.runs = runs
        self.target = target
        // Targeted counting is to stay small whatever the corpus; its memory is otherwise that of the task.
        hashes = DocumentHashCollector(
            memoryLimit: min(memoryShare / 16, target == nil ? 64 << 20 : 8 << 20), folder: runs)
        tokenizer = TextTokenizer(options.tokenization)
        totals = DocumentTotals(options: options)
        segment = CountingSegment(order: options.order)
    }

    /// Counts one document.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - language: the document's language code, where it is known.
    /// - Throws: ``FileOutputError`` where a run cannot be written to the temporary folder; ``ReservedTokenError`` where
    ///   sentences are counted and the text holds a reserved token. Nothing can be added after an error.
    /// - Complexity: O(bytes); now and then a run is sorted and written.
    public func add(_ text: Span<UInt8>, language: String? = nil) throws {
        try add(text, languages: language.map { [LanguagePart(language: $0, bytes: text.count)] } ?? [])
    }

    /// Counts one document that may be in several languages.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - languages: how many of its bytes are in which language; empty where that is not known.
    /// - Throws: as ``add(_:language:)``.
    /// - Complexity: as ``add(_:language:)``.
    public func add(_ text: Span<UInt8>, languages: [LanguagePart]) throws {
        let hash = DocumentHash(text: text)
        if options.boundaries == .none {
            countTokens(of: text)
            unsafe totals.add(
                text: text, hash: hash, languages: languages, keys: keyBuffer.keys, tokens: keyBuffer.count)
        } else {
            let tokens = try countSentences(of: text, fold: hash.fold)
            totals.add(text: text, hash: hash, languages: languages, tokens: tokens)
        }
        try hashes.add(hash)
        keyBuffer.releaseExcess()
        if segment.memoryUse > segmentShare || segment.vocabulary.count >= VocabularyTable.maximumCount
            || segment.tokens >= options.maximumRunTokens
        {
            try writeRun()
        }
    }

    /// Counts the tokens of one document as one run.
    private func countTokens(of text: Span<UInt8>) {
        tokenizer.tokenize(text, into: tokenBuffer)
        unsafe tokenBuffer.withUnsafeTokens { bytes, tokens in
            guard let base = bytes.baseAddress, tokens.count > 0 else {
                keyBuffer.removeAll()
                return
            }
            unsafe keyBuffer.fill(bytes: base, tokens: tokens)
            unsafe count(keyBuffer, bytes: base)
        }
    }

    /// Counts the n-grams of a run of tokens.
    func count(_ tokens: TokenKeyBuffer, bytes: UnsafePointer<UInt8>) {
        if let target {
            unsafe target.count(tokens, bytes: bytes)
        } else {
            unsafe segment.add(tokens, bytes: bytes)
        }
    }

    /// Memory for n-grams: what the hashes of documents leave.
    private var segmentShare: Int { memoryShare - hashes.memoryUse }

    /// Sorts what has been read since the last run into a file, and begins anew.
    func writeRun() throws {
        guard !segment.isEmpty else { return }
        runs.add(try SegmentRun.write(segment, order: options.order, to: runs.nextPath(), memory: sortMemory))
        segment.removeAll()
        // Where one document has taken more than the share, the next would each be a run.
        if segment.memoryUse > segmentShare / 4 * 3 { segment = CountingSegment(order: options.order) }
    }

    /// Gives back the memory of what has been written as runs.
    func releaseMemory() {
        precondition(segment.isEmpty)
        segment = CountingSegment(order: options.order)
        sortMemory.removeAll()
    }
}
