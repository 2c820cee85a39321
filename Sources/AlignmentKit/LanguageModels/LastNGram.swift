import CorpusIO
import Foundation
import NGramStatistics
import TextSegmentation

/// The n-gram that KenLM's `lmplz` comes to last: the greatest where words, from the last of the n-gram to its first, are ordered by
/// where the text has them first.
///
/// A word that the end of a text has as often as all of it appears there first; so does the newest of all, and every n-gram that
/// ends in it. How older words before it are ordered the end of a text does not tell: where that matters the n-gram is cut there.
struct LastNGram {
    private let order: Int
    private let tokenizer: TextTokenizer
    private let tokens = TokenBuffer()

    /// Bytes of the end of a text that are looked at.
    private static let endByteCount = 1 << 20

    /// - Returns: the n-gram, or its last words; `nil` where the end of the inputs cannot be read, or shows no new word.
    static func find(_ profile: CorpusProfile, _ inputs: [String], _ reading: ReadingOptions) throws -> [String]? {
        let summary = profile.summary
        guard summary.boundaries == .records, reading.format == .automatic || reading.format == .text,
            reading.documents == .lines, let path = try Corpus(inputs: inputs).shards.last?.path,
            let end = try? endOfText(path)
        else { return nil }
        let finder = LastNGram(order: summary.order, tokenizer: TextTokenizer(summary.tokenization))
        return try finder.find(profile, finder.sentences(end))
    }

    /// The last lines of a file of plain text; `nil` for others.
    private static func endOfText(_ path: String) throws -> Data? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        let start = try handle.read(upToCount: 64) ?? Data()
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        // JSON Lines, and the compressed forms, which begin with bytes that text seldom has.
        guard let first = start.first(where: { !blanks.contains($0) }), first != UInt8(ascii: "{"),
            !start.contains(where: { $0 < 0x20 && !blanks.contains($0) || $0 >= 0xF8 })
        else { return nil }
        let length = try handle.seekToEnd()
        let offset = length > UInt64(endByteCount) ? length - UInt64(endByteCount) : 0
        try handle.seek(toOffset: offset)
        guard let end = try handle.readToEnd() else { return nil }
        guard offset > 0 else { return end }
        return end.firstIndex(of: 0x0A).map { end[($0 + 1)...] }
    }

    /// The words of each line, with its boundaries.
    private func sentences(_ text: Data) -> [[String]] {
        text.split(separator: 0x0A, omittingEmptySubsequences: true).map { line in
            let bytes = Array(line)
            unsafe bytes.withUnsafeBufferPointer { tokenizer.tokenize(unsafe Span(_unsafeElements: $0), into: tokens) }
            return ["<s>"] + (0..<tokens.count).map { tokens.token(at: $0) } + ["</s>"]
        }
    }

    private func find(_ profile: CorpusProfile, _ sentences: [[String]]) throws -> [String]? {
        var counts: [String: UInt64] = [:]
        // By word: how many different ones come before its first place.
        var ranks: [String: Int] = [:]
        for word in sentences.joined() {
            counts[word, default: 0] += 1
            if ranks[word] == nil { ranks[word] = ranks.count }
        }
        let words = counts.keys.filter { $0 != "<s>" && $0 != "</s>" }
        let all = try profile.counts(of: words.map { [$0] })
        var newRanks: [String: Int] = [:]
        for (word, count) in zip(words, all) where count == counts[word] { newRanks[word] = ranks[word] }
        guard let newest = newRanks.max(by: { $0.value < $1.value })?.key else { return nil }
        var found = [newest]
        // Where what has been found ends in sentences of the text.
        var places = sentences.enumerated().flatMap { sentence, words in
            words.indices.filter { words[$0] == newest }.map { (sentence, $0) }
        }
        while found.count < order, found[0] != "<s>" {
            let before = Set(places.map { sentences[$0.0][$0.1 - found.count] })
            let next: String
            if let new = before.filter({ newRanks[$0] != nil }).max(by: { (newRanks[$0] ?? 0) < (newRanks[$1] ?? 0) }) {
                next = new
            } else {
                // Boundaries come before all words.
                let old = before.subtracting(["<s>"])
                guard old.count <= 1, let only = old.first ?? before.first else { return found }
                next = only
            }
            places.removeAll { sentences[$0.0][$0.1 - found.count] != next }
            found.insert(next, at: 0)
        }
        return found
    }
}
