public import NGramStatistics
import Synchronization

/// The text that a profile counts, as the predictions that a model of some order makes along it.
///
/// Every token of the text is the last of one n-gram of the highest order, or, near the beginning of its document or sentence, of a shorter one
/// that nothing stands before. How many those are follows from the counts, so a text is scored exactly by its profile alone.
public struct CountedText: Sendable {
    let trie: CountTrie
    let histograms: FoldHistograms?
    private let sentences: Int

    /// - Parameters:
    ///   - profile: counted to the order at least, neither pruned nor restricted.
    ///   - order: order of the models that are to predict the text.
    /// - Throws: ``LanguageModelError`` where the profile does not do; `ProfileError` where it is damaged.
    /// - Complexity: O(n-grams of the profile); memory of 20 bytes for each below the highest order and 12 for each of it.
    public init(_ profile: CorpusProfile, order: Int, threads: Int? = nil) throws {
        trie = try CountTrie(
            profile, order: order, vocabulary: [], threads: max(1, threads ?? WorkerThreads.defaultCount))
        try trie.connectSuffixes()
        histograms = profile.hasFolds ? try profile.foldHistograms() : nil
        sentences = Int(profile.summary.sentences)
    }

    /// What scoring the text under a model gives, but for rounding. Words that the model does not have count as `<unk>`.
    ///
    /// - Throws: ``LanguageModelError`` where the profile was counted in another way than the model's text.
    func score(under model: LanguageModel) throws -> TextScore {
        try check(model)
        var score = try sums(PredictionWalk(trie, under: model)).score
        score.sentences = sentences
        return score
    }

    /// The cross-entropy of the text under a model, with an interval from its folds (``CrossEntropyEstimate``).
    ///
    /// - Returns: `nil` without tokens.
    /// - Throws: ``LanguageModelError`` where the profile was counted in another way than the model's text.
    public func crossEntropy(under model: LanguageModel) throws -> CrossEntropyEstimate? {
        try check(model)
        let walk = PredictionWalk(trie, under: model, buckets: buckets)
        return CrossEntropyEstimate(try sums(walk), \.surprise, folds: histograms)
    }

    /// The cross-entropy of the text under the model of its own counts, each prediction made without the occurrence that it predicts
    /// (``LeavingOneOut``). A bound from below for fresh documents of the same source, since words recur within documents.
    ///
    /// - Parameter vocabularyCount: as in ``EstimationOptions``.
    public func crossEntropyLeavingOneOut(vocabularyCount: Int? = nil) throws -> CrossEntropyEstimate? {
        let walk = PredictionWalk(
            trie, leaving: try LeavingOneOut(trie, vocabularyCount: vocabularyCount), buckets: buckets)
        return CrossEntropyEstimate(try sums(walk), \.surprise, folds: histograms)
    }

    /// The cross-entropy difference of the text (R. Moore, W. Lewis 2010, ACL P10-2041): its cross-entropy under a model of what is sought, less
    /// that under the model of its own counts, each of whose predictions is made without the occurrence that it predicts. The lower, the
    /// more the text is like what is sought.
    ///
    /// - Parameters:
    ///   - sought: a model of what is sought, with as large a vocabulary.
    ///   - vocabularyCount: as in ``EstimationOptions``; the same as that of the other model.
    /// - Returns: the difference, and what it would be with the text's own model as it is, which has seen all that it predicts.
    public func crossEntropyDifference(
        under sought: LanguageModel, vocabularyCount: Int? = nil
    ) throws -> (estimate: CrossEntropyEstimate, uncorrected: Double)? {
        try check(sought)
        let walk = PredictionWalk(
            trie, under: sought, leaving: try LeavingOneOut(trie, vocabularyCount: vocabularyCount), buckets: buckets)
        let sums = try sums(walk)
        guard let estimate = CrossEntropyEstimate(sums, \.difference, folds: histograms) else { return nil }
        return (estimate, (sums.surprise.total - sums.ownSurprise) / Double(sums.score.tokens))
    }

    private func check(_ model: LanguageModel) throws(LanguageModelError) {
        try model.check(trie.profile)
        precondition(model.order <= trie.order, "a model looks at no more words than are counted")
    }

    /// Hashes that lead predictions to the buckets of folds.
    private var buckets: PredictionBuckets? {
        histograms.map { PredictionBuckets(trie.vocabulary, $0, order: trie.order) }
    }

    /// Adds up a walk over the whole text, in parts that do not depend on the number of threads.
    private func sums(_ walk: PredictionWalk) throws -> PredictionSums {
        let count = trie.levels[0].count
        let partCount = max(1, min(Self.largestPartCount, count / Self.smallestPart))
        let parts = Mutex([PredictionSums?](repeating: nil, count: partCount))
        let turns = TurnCounter(turns: partCount)
        try WorkerThreads.run(trie.threads) { _ in
            while let turn = turns.next() {
                let sums = walk.sums(over: turn * count / partCount..<(turn + 1) * count / partCount)
                parts.withLock { $0[turn] = sums }
            }
        }
        let all = parts.withLock { $0.compactMap(\.self) }
        var total = all[0]
        for part in all.dropFirst() { total.merge(part) }
        return total
    }

    private static let largestPartCount = 64
    /// Words of a part; its sums by bucket must not cost more than its n-grams.
    private static let smallestPart = 1 << 12
}
