import NGramStatistics

/// The size of the vocabulary that models of several texts share.
enum VocabularySize {
    /// Different words of profiles, and `<unk>`.
    ///
    /// - Complexity: O(words), in time and memory.
    static func count(_ profiles: [CorpusProfile]) throws -> Int {
        var words: Set<[UInt8]> = []
        for profile in profiles {
            try profile.forEachNGram(order: 1) { tokens, _ in words.insert(Array(tokens[0])) }
        }
        // <s> is counted, and never predicted.
        return words.count + (profiles[0].summary.boundaries == .none ? 1 : 0)
    }
}
