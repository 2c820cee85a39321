import CorpusIO
import NGramStatistics
import TextSegmentation

/// The n-grams of downstream text, for looking them up exactly.
///
/// n-grams are found by a hash and then compared token by token, so no answer rests on a hash. Never changes once it is made.
@safe final class DownstreamIndex: @unchecked Sendable {
    // Unchecked: `let` after init, and arrays of values.

    /// A record, as a stretch of the tokens.
    struct Record {
        let place: OverlapReport.Place
        let tokens: Range<Int>
    }

    /// One n-gram.
    struct Entry {
        let hash: UInt64
        /// Where it stands first: a token.
        let start: Int
        let length: Int
        /// Further places.
        var others: [Int] = []
    }

    let options: OverlapOptions
    private(set) var records: [Record] = []
    private(set) var tooShort = 0
    private(set) var entries: [Entry] = []
    /// Lengths of n-grams, in tokens, each with its table.
    private(set) var tables: [NGramTable] = []

    /// Entries by their hash while they are collected; those of an equal hash by a hash of that and of the entry before.
    private var building: [UInt64: Int] = [:]
    private var bytes: [UInt8] = []
    /// Ends of the tokens in the bytes.
    private var ends: [Int] = []

    /// Tokens of all records.
    var tokenCount: Int { ends.count }

    /// Reads downstream text.
    init(_ corpus: Corpus, reading: ReadingOptions, options: OverlapOptions) throws {
        self.options = options
        let reader = CorpusReader(corpus: corpus, options: reading)
        let tokenizer = TextTokenizer(options.tokenization)
        let (batch, buffer, hashes, windows) = (RecordBatch(), TokenBuffer(), TokenHashes(), WindowHashes())
        while try reader.nextBatch(into: batch) {
            for index in 0..<batch.count {
                batch.withText(at: index) { tokenizer.tokenize($0, into: buffer) }
                hashes.fill(buffer)
                windows.fill(hashes)
                add(
                    buffer, windows: windows,
                    place: OverlapReport.Place(path: batch.shardPath, record: batch.recordNumber(at: index)))
            }
        }
        building = [:]
        tables = Dictionary(grouping: entries.indices, by: { entries[$0].length }).sorted { $0.key < $1.key }
            .map { NGramTable(length: $0.key, entries: $0.value, hashes: $0.value.map { entries[$0].hash }) }
    }

    private func add(_ buffer: TokenBuffer, windows: WindowHashes, place: OverlapReport.Place) {
        let first = ends.count
        let count = buffer.count
        unsafe buffer.withUnsafeTokens { source, tokens in
            for index in 0..<count {
                let token = unsafe tokens[index]
                let start = Int(token.offset)
                unsafe bytes.append(contentsOf: source[start..<start + Int(token.length)])
                ends.append(bytes.count)
            }
        }
        records.append(Record(place: place, tokens: first..<first + count))
        let length = min(count, options.order)
        guard length >= options.minimumOrder else {
            tooShort += 1
            return
        }
        for start in 0...count - length {
            let hash = windows.hash(at: start, length: length)
            var known = building[hash]
            while let entry = known, !isSame(entries[entry], start: first + start, length: length) {
                known = building[StableHash.mix(hash &+ UInt64(entry) &+ 1)]
            }
            if let known {
                entries[known].others.append(first + start)
                continue
            }
            var key = hash
            while let entry = building[key] { key = StableHash.mix(hash &+ UInt64(entry) &+ 1) }
            building[key] = entries.count
            entries.append(Entry(hash: hash, start: first + start, length: length))
        }
    }

    /// The bytes of a token.
    private func token(_ index: Int) -> ArraySlice<UInt8> { bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]] }

    private func isSame(_ entry: Entry, start: Int, length: Int) -> Bool {
        entry.length == length && (0..<length).allSatisfy { token(entry.start + $0) == token(start + $0) }
    }

    /// Whether an entry stands at a place of other text.
    func isEntry(
        _ number: Int, at start: Int, of tokens: UnsafeBufferPointer<TokenRange>, in source: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let entry = entries[number]
        for index in 0..<entry.length {
            let range = unsafe tokens[start + index]
            let own = token(entry.start + index)
            guard own.count == Int(range.length) else { return false }
            let offset = Int(range.offset)
            guard unsafe own.elementsEqual(source[offset..<offset + own.count]) else { return false }
        }
        return true
    }

    /// Sums up which tokens of which records have been found.
    ///
    /// - Parameters:
    ///   - firsts: where entries that were found stand first.
    ///   - path: the path of a shard of the corpus.
    func found(_ firsts: [Int: OverlapScanner.Position], path: (Int) -> String) -> [OverlapReport.FoundRecord] {
        var places = [(length: Int, first: OverlapScanner.Position)?](repeating: nil, count: tokenCount)
        for (number, position) in firsts {
            let entry = entries[number]
            for start in [entry.start] + entry.others { places[start] = (entry.length, position) }
        }
        return records.compactMap { record in
            var (covered, end, earliest) = (0, record.tokens.lowerBound, OverlapScanner.Position?.none)
            for token in record.tokens {
                guard let (length, first) = places[token] else { continue }
                covered += token + length - max(end, token)
                end = token + length
                earliest = earliest.map { min($0, first) } ?? first
            }
            guard let earliest else { return nil }
            return OverlapReport.FoundRecord(
                place: record.place, tokens: record.tokens.count, coveredTokens: covered,
                first: OverlapReport.Place(path: path(earliest.shard), record: earliest.record))
        }
    }
}
