import NGramStatistics
import RealModule

/// Walks the n-grams of a text, and adds up what is predicted at the end of each: under a model, under the text's own counts with each occurrence
/// left out, or both.
struct PredictionWalk: Sendable {
    private let trie: CountTrie
    /// Keeps what ``tables`` point to.
    private let model: LanguageModel?
    private let tables: ModelTables?
    /// By word of the text: its number in the model.
    private let numbers: [UInt32]
    private let leaving: LeavingOneOut?
    let buckets: PredictionBuckets?

    init(
        _ trie: CountTrie, under model: LanguageModel? = nil, leaving: LeavingOneOut? = nil,
        buckets: PredictionBuckets? = nil
    ) {
        self.trie = trie
        self.leaving = leaving
        self.buckets = buckets
        tables = model?.tables
        numbers =
            model.map { model in
                (0..<trie.vocabulary.count).map { word in
                    unsafe trie.vocabulary.withBytes(of: word) { unsafe model.vocabulary.number(of: $0) }
                }
            } ?? []
        self.model = model
    }

    /// The sums over the n-grams that begin with a range of words.
    func sums(over words: Range<Int>) -> PredictionSums {
        var sums = PredictionSums(buckets)
        for word in words {
            add(
                Step(
                    level: 0, place: word, parent: 0, word: UInt32(word), previous: nil, state: ModelState(),
                    isBeginning: true),
                to: &sums)
        }
        return sums
    }

    /// An n-gram of the text on the way down the trie.
    private struct Step {
        let level: Int
        let place: Int
        /// The place of what it begins with.
        let parent: Int
        let word: UInt32
        let previous: UInt32?
        /// Of the model behind the words before.
        let state: ModelState
        /// Whether the words before begin with `<s>`, or there are none.
        let isBeginning: Bool
    }

    private func add(_ step: Step, to sums: inout PredictionSums) {
        let level = trie.levels[step.level]
        var state = step.state
        let isBegin = step.level == 0 && step.word == trie.begin
        let isBeginning = step.level == 0 ? isBegin : step.isBeginning
        let (predictions, isVanishing) = predictions(step, isBegin: isBegin, isBeginning: isBeginning)
        let number = tables == nil ? step.word : numbers[Int(step.word)]
        let logProbability = tables.map { Double($0.advance(&state, number)) }
        if predictions > 0 { add(predictions, step, number, logProbability, isVanishing: isVanishing, to: &sums) }
        guard step.level < trie.order - 1 else { return }
        let children =
            unsafe Int(level.firstChildren.base[step.place])..<Int(level.firstChildren.base[step.place + 1])
        let next = trie.levels[step.level + 1]
        for child in children {
            add(
                Step(
                    level: step.level + 1, place: child, parent: step.place, word: unsafe next.words.base[child],
                    previous: step.word, state: state, isBeginning: isBeginning),
                to: &sums)
        }
    }

    /// How many tokens of the text an n-gram predicts as its last, and whether one occurrence less changes the n-gram's count.
    private func predictions(_ step: Step, isBegin: Bool, isBeginning: Bool) -> (count: UInt64, isVanishing: Bool) {
        let level = trie.levels[step.level]
        if step.level == trie.order - 1 { return (isBegin ? 0 : level.count(at: step.place), true) }
        if let occurrences = level.occurrences {
            // Those that nothing stands before; together they count once.
            let count = unsafe occurrences.base[step.place]
            return (count, count == 1)
        }
        return (step.level > 0 && isBeginning ? level.count(at: step.place) : 0, true)
    }

    private func add(
        _ predictions: UInt64, _ step: Step, _ number: UInt32, _ logProbability: Double?, isVanishing: Bool,
        to sums: inout PredictionSums
    ) {
        let count = Double(predictions)
        let bucket = buckets.flatMap { $0.bucket(step.word, after: step.previous) }
        let own = leaving.map { leaving in
            leaving.surprise(level: step.level, place: step.place, parent: step.parent, isRemoved: isVanishing)
        }
        let surprise = logProbability.map { -$0 * Self.nats } ?? own?.without ?? 0
        let amount = -count * surprise / Self.nats
        sums.score.logProbability += amount
        sums.score.tokens += Int(predictions)
        if number == ModelVocabulary.unknown {
            sums.score.unknown += Int(predictions)
            sums.score.logProbabilityOfUnknown += amount
        }
        sums.surprise.add(surprise, times: count, bucket: bucket)
        if let own {
            sums.difference.add(surprise - own.without, times: count, bucket: bucket)
            sums.ownSurprise += count * own.with
        }
        if let bucket { sums.counts[bucket] += count }
    }

    private static let nats = Double.log(10)
}
