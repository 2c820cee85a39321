public import NGramStatistics
import TextSegmentation

extension LanguageModel {
    /// Scores the text that a profile counts, from its n-grams alone: exactly what scoring the text gives, but for rounding.
    ///
    /// Every token of the text is the last of one n-gram of the highest order, or, near the beginning of its document or sentence,
    /// of a shorter one that nothing stands before. How many those are follows from the counts.
    ///
    /// - Parameter profile: counted with the model's tokenizer and sentence boundaries, and to its order at least. Words that the
    ///   model does not have count as `<unk>`.
    /// - Throws: ``LanguageModelError`` where the profile does not fit the model, or was pruned or restricted; `ProfileError` where
    ///   it is damaged.
    /// - Complexity: O(n-grams of the profile); memory of 20 bytes for each below the highest order and 12 for each of it.
    public func score(_ profile: CorpusProfile, threads: Int? = nil) throws -> TextScore {
        try check(profile)
        let trie = try CountTrie(
            profile, order: order, vocabulary: [], threads: max(1, threads ?? WorkerThreads.defaultCount))
        try trie.connectSuffixes()
        let numbers = numbers(of: trie.vocabulary)
        let count = trie.levels[0].count
        let logProbabilities = try ModelArray<Double>(count: CountTrie.rangeCount(of: count))
        let unknownLogProbabilities = try ModelArray<Double>(count: logProbabilities.count)
        let tokens = try ModelArray<Int>(count: logProbabilities.count)
        let unknown = try ModelArray<Int>(count: logProbabilities.count)
        try trie.forEachRange(of: count) { [self] number, range in
            var sum = PredictionSum(tables: tables, trie: trie, numbers: numbers, begin: vocabulary.begin)
            for word in range {
                sum.add(level: 0, place: word, word: UInt32(word), after: ModelState(), isBeginning: true)
            }
            unsafe logProbabilities.base[number] = sum.score.logProbability
            unsafe unknownLogProbabilities.base[number] = sum.score.logProbabilityOfUnknown
            unsafe tokens.base[number] = sum.score.tokens
            unsafe unknown.base[number] = sum.score.unknown
        }
        var total = TextScore()
        for number in 0..<logProbabilities.count {
            unsafe total.logProbability += logProbabilities.base[number]
            unsafe total.logProbabilityOfUnknown += unknownLogProbabilities.base[number]
            unsafe total.tokens += tokens.base[number]
            unsafe total.unknown += unknown.base[number]
        }
        total.sentences = Int(profile.summary.sentences)
        return total
    }

    private func check(_ profile: CorpusProfile) throws(LanguageModelError) {
        func refuse(_ message: String) -> LanguageModelError {
            LanguageModelError(.incompatible, path: profile.path, message: message)
        }
        let summary = profile.summary
        if let tokenization = origin.tokenization, tokenization != summary.tokenization {
            throw refuse(
                "its tokenizer is \(summary.tokenization.signature), that of the model is \(tokenization.signature); profile it "
                    + "as the model's text was")
        }
        guard hasSentenceBoundaries == (summary.boundaries != .none) else {
            throw refuse(
                hasSentenceBoundaries
                    ? "it counts no sentence boundaries, and the model has them; profile it with --sentences"
                    : "it counts sentence boundaries, and the model has none; profile it without --sentences")
        }
        guard summary.order >= order else {
            throw refuse("it counts n-grams up to order \(summary.order), and the model's order is \(order)")
        }
    }

    /// By word of a vocabulary: its number here.
    private func numbers(of other: ModelVocabulary) -> [UInt32] {
        (0..<other.count).map { word in
            unsafe other.withBytes(of: word) { unsafe vocabulary.number(of: $0) }
        }
    }
}

/// Walks the n-grams that begin with a word, and adds up what they predict.
private struct PredictionSum {
    let tables: ModelTables
    let trie: CountTrie
    let numbers: [UInt32]
    let begin: UInt32?
    var score = TextScore()

    /// - Parameters:
    ///   - state: of the model behind the words before.
    ///   - isBeginning: whether the words before begin with `<s>`, or there are none.
    mutating func add(level index: Int, place: Int, word: UInt32, after state: ModelState, isBeginning: Bool) {
        let level = trie.levels[index]
        let number = numbers[Int(word)]
        var state = state
        let logProbability = Double(tables.advance(&state, number))
        let isHighest = index == trie.order - 1
        let isBegin = index == 0 && word == trie.begin
        let isBeginning = index == 0 ? isBegin : isBeginning
        let predictions: UInt64
        if isHighest {
            predictions = isBegin ? 0 : level.count(at: place)
        } else if let occurrences = level.occurrences {
            // Those that nothing stands before.
            predictions = unsafe occurrences.base[place]
        } else {
            predictions = index > 0 && isBeginning ? level.count(at: place) : 0
        }
        if predictions > 0 {
            let amount = Double(predictions) * logProbability
            score.logProbability += amount
            score.tokens += Int(predictions)
            if number == ModelVocabulary.unknown {
                score.unknown += Int(predictions)
                score.logProbabilityOfUnknown += amount
            }
        }
        guard !isHighest else { return }
        let children = unsafe Int(level.firstChildren.base[place])..<Int(level.firstChildren.base[place + 1])
        let next = trie.levels[index + 1]
        for child in children {
            add(
                level: index + 1, place: child, word: unsafe next.words.base[child], after: state,
                isBeginning: isBeginning)
        }
    }
}
