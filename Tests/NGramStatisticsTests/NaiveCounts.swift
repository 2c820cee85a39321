import DurableFiles
import NGramStatistics
import TestSupport
import TextSegmentation

/// n-gram counts made the obvious way, to hold the library's against.
struct NaiveCounts: Equatable {
    /// By order − 1, then n-gram.
    var ngrams: [[[String]: UInt64]]

    init(_ documents: [String], order: Int, tokenization: Tokenization) {
        ngrams = Array(repeating: [:], count: order)
        let tokenizer = TextTokenizer(tokenization)
        for document in documents {
            let tokens = tokenizer.tokens(in: document)
            for length in 1...order where tokens.count >= length {
                for start in 0...tokens.count - length {
                    ngrams[length - 1][Array(tokens[start..<start + length]), default: 0] += 1
                }
            }
        }
    }

    init(_ profile: CorpusProfile) throws {
        ngrams = try (1...profile.summary.order).map { order in
            var counts: [[String]: UInt64] = [:]
            try profile.forEachNGram(order: order) { tokens, count in
                counts[tokens.map { String(decoding: $0, as: UTF8.self) }] = count
            }
            return counts
        }
    }
}

/// Random documents over a skewed vocabulary: empty ones, one-token ones, long tokens, several scripts.
func randomDocuments(_ count: Int, vocabulary: Int, seed: UInt64) -> [String] {
    var generator = SplitMix64(seed: seed)
    let scripts = [
        "wort", "mot", "слово", "cuvânt", "文", "donaudampfschifffahrtsgesellschaft", "a-very-long-hyphenated-token",
    ]
    return (0..<count).map { _ in
        let length = Int.random(in: 0...60, using: &generator)
        return (0..<length).map { _ in
            let skewed = Double.random(in: 0..<1, using: &generator)
            let type = Int(skewed * skewed * skewed * Double(vocabulary))
            return type == 0 ? "the" : "\(scripts[type % scripts.count])\(type)"
        }.joined(separator: " ")
    }
}

/// Profiles documents with given workers, dealing them out in turn.
@discardableResult
func makeProfile(
    _ documents: [String], at path: String, options: ProfileOptions, workers: Int = 1,
    restrictedTo target: CorpusProfile? = nil, languages: [String?]? = nil
) throws -> CorpusProfile {
    let builder = try ProfileBuilder(options: options, workers: workers, restrictedTo: target)
    for (index, document) in documents.enumerated() {
        try builder.counters[index % workers].add(document.utf8Span.span, language: languages?[index])
    }
    _ = try builder.finish(writingTo: path)
    return try CorpusProfile(path: path)
}
