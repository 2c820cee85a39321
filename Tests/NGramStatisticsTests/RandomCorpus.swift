import DurableFiles
import Foundation
import NGramStatistics
import TestSupport
import TextSegmentation

/// A corpus of the kinds of documents that have ever made trouble: empty, of one token, repeated, of one long token, of
/// several scripts, of white space alone.
struct RandomCorpus {
    var documents: [(text: String, language: String?)] = []
    let options: ProfileOptions

    private static let tokenizations = [
        Tokenization(scheme: .whitespace), Tokenization(scheme: .words),
        Tokenization(scheme: .words, caseMapping: .folding, normalization: .nfkc),
        Tokenization(scheme: .wordpunct, lowercase: true), Tokenization(scheme: .characters),
        Tokenization(scheme: .graphemes), Tokenization(scheme: .bytes),
    ]

    /// - Parameter size: documents; each has some 20 tokens.
    init(seed: UInt64, size: Int) {
        var generator = SplitMix64(seed: seed)
        options = ProfileOptions(
            tokenization: Self.tokenizations[Int(seed) % Self.tokenizations.count], order: 1 + Int(seed % 5),
            bucketCount: [1, 7, 64, 1000].randomElement(using: &generator) ?? 1)
        // From a handful of types to nearly one for each token.
        let vocabulary = [3, 60, 1_000, 100_000].randomElement(using: &generator) ?? 3
        for _ in 0..<size {
            let language = ["de", "cs", nil].randomElement(using: &generator) ?? nil
            documents.append((text(vocabulary, &generator), language))
        }
    }

    private func text(_ vocabulary: Int, _ generator: inout SplitMix64) -> String {
        switch Int.random(in: 0..<24, using: &generator) {
        case 0: return ""
        case 1: return [" ", "\n\t ", "\u{3000}\u{A0}", "\u{200D}"].randomElement(using: &generator) ?? ""
        case 2: return word(vocabulary, &generator)
        case 3:
            let length = Int.random(in: 15...3_000, using: &generator)
            return String(repeating: "x", count: length) + word(vocabulary, &generator)
        case 4...6: return documents.randomElement(using: &generator)?.text ?? ""
        case 7: return String(repeating: word(vocabulary, &generator) + " ", count: 40)
        default:
            let length = Int.random(in: 1...40, using: &generator)
            return (0..<length).map { _ in word(vocabulary, &generator) }
                .joined(separator: Bool.random(using: &generator) ? " " : ", ")
        }
    }

    private func word(_ vocabulary: Int, _ generator: inout SplitMix64) -> String {
        let skewed = generator.uniform()
        let type = Int(skewed * skewed * skewed * Double(vocabulary))
        let stems = ["a", "Wort", "e\u{301}tat", "слово", "文", "ﬁn", "don't", "👩‍🚀", "\u{1F1E9}\u{1F1EA}", "Straße"]
        return stems[type % stems.count] + (type < stems.count ? "" : String(type))
    }

    /// The bytes of the profile, made in some way.
    ///
    /// - Parameters:
    ///   - generator: shuffles the documents, cuts them into shards of uneven sizes, and gives each to one of the workers.
    ///   - runTokens: tokens after which a worker writes a run.
    func profile(
        _ documents: [(text: String, language: String?)], in folder: TemporaryFolder, named name: String, workers: Int,
        runTokens: Int = .max, shuffledBy generator: inout SplitMix64
    ) throws -> Data {
        var options = options
        options.maximumRunTokens = runTokens
        options.temporaryFolder = folder.path
        let builder = try ProfileBuilder(options: options, workers: workers)
        var left = documents.shuffled(using: &generator)[...]
        while !left.isEmpty {
            let counter = builder.counters[Int.random(in: 0..<workers, using: &generator)]
            for document in left.prefix(Int.random(in: 1...40, using: &generator)) {
                try counter.add(document.text.utf8Span.span, language: document.language)
                left.removeFirst()
            }
        }
        let path = folder.file(named: name)
        _ = try builder.finish(writingTo: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }
}
