import DurableFiles
import LanguageModels
import NGramStatistics
import TextSegmentation

/// Models of small texts, without files that outlive a test.
struct ModelText {
    let lines: [String]

    /// The profile of the lines, each a sentence.
    func withProfile<R>(
        order: Int, boundaries: SentenceBoundaries = .records, scheme: Tokenization.Scheme = .whitespace,
        workers: Int = 1, maximumRunTokens: Int = .max, _ body: (CorpusProfile) throws -> R
    ) throws -> R {
        let folder = try TemporaryFolder()
        var options = ProfileOptions(
            tokenization: Tokenization(scheme: scheme), order: order, boundaries: boundaries, bucketCount: 16)
        options.maximumRunTokens = maximumRunTokens
        let builder = try ProfileBuilder(options: options, workers: workers)
        for (index, line) in lines.enumerated() {
            let bytes = Array(line.utf8)
            try unsafe bytes.withUnsafeBufferPointer {
                try builder.counters[index % workers].add(unsafe Span(_unsafeElements: $0))
            }
        }
        let path = folder.file(named: "text.profile")
        _ = try builder.finish(writingTo: path)
        return try body(CorpusProfile(path: path))
    }

    /// The n-gram that `lmplz` comes to last: the greatest from its last word to its first, words ordered by where they first
    /// stand.
    func lastNGram(order: Int) -> [String] {
        var ranks = ["<s>": 0, "</s>": 1]
        var last: (key: [Int], words: [String]) = ([], [])
        let sentences = lines.map { ["<s>"] + $0.split(separator: " ").map(String.init) + ["</s>"] }
        for word in sentences.joined() where ranks[word] == nil { ranks[word] = ranks.count }
        for words in sentences {
            for end in words.indices.dropFirst() {
                let words = Array(words[max(0, end - order + 1)...end])
                let key = words.reversed().map { ranks[$0] ?? 0 }
                if last.key.lexicographicallyPrecedes(key) { last = (key, words) }
            }
        }
        return last.words
    }

    /// A model of the lines.
    func estimate(
        order: Int, boundaries: SentenceBoundaries = .records, workers: Int = 1, maximumRunTokens: Int = .max,
        _ options: EstimationOptions = EstimationOptions(threads: 1)
    ) throws -> LanguageModel.Estimate {
        try withProfile(
            order: order, boundaries: boundaries, workers: workers, maximumRunTokens: maximumRunTokens
        ) { try LanguageModel.estimate(from: $0, options) }
    }
}
