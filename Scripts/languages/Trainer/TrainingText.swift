import Foundation
import LanguageIdentification
import TextSegmentation

/// The texts of one language in one script group, as words; the same word is kept once.
struct TrainingText {
    let label: String
    /// Numbers of words in ``WordStore``, line after line.
    var words: [UInt32] = []
    /// Where each line begins in `words`; one more than there are lines.
    var lineStarts: [Int] = [0]

    var lineCount: Int { lineStarts.count - 1 }

    func line(_ index: Int) -> ArraySlice<UInt32> { words[lineStarts[index]..<lineStarts[index + 1]] }

    init(label: String) { self.label = label }

    mutating func append(_ line: [UInt32]) {
        guard !line.isEmpty else { return }
        words += line
        lineStarts.append(words.count)
    }
}

/// All different words of a script group, with the hashes of their n-grams.
final class WordStore {
    let features: NGramFeatures
    private var numbers: [UInt64: UInt32] = [:]
    /// Hashes of the n-grams of all words, one after another.
    private(set) var hashes: [UInt64] = []
    private(set) var starts: [Int] = [0]
    /// Hashes of short n-grams.
    private(set) var short: Set<UInt64> = []

    init(features: NGramFeatures) { self.features = features }

    var count: Int { starts.count - 1 }

    func number(of word: UnsafeBufferPointer<UInt32>) -> UInt32 {
        let hash = NGramFeatures.hash(word)
        if let number = numbers[hash] { return number }
        let number = UInt32(count)
        numbers[hash] = number
        features.forEach(word) { hash, isShort in
            hashes.append(hash)
            if isShort { short.insert(hash) }
        }
        starts.append(hashes.count)
        return number
    }

    func range(_ word: UInt32) -> Range<Int> { starts[Int(word)]..<starts[Int(word) + 1] }
}

/// Lines of a file of texts: source, tab, text.
enum TextFiles {
    static func lines(_ path: String) -> [Substring] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }

    /// The text of a line.
    static func text(_ line: Substring) -> Substring {
        line.firstIndex(of: "\t").map { line[line.index(after: $0)...] } ?? line
    }
}
