import CorpusIO
import DurableFiles
import LanguageModels
import NGramStatistics
import TextSegmentation

/// Language models of a task and of a corpus, under whose contrast documents are weighed (R. Moore, W. Lewis 2010, ACL P10-2041).
///
/// As in the paper the corpus's model is of a random part of it, as large as the task. There are two, of two such parts: a document is never scored under
/// a model that has seen it or a copy of it, which would look less like the task for that alone. All have one vocabulary: the words of the task and of both
/// parts, and `<unk>`.
struct ContrastModels: Sendable {
    /// Of the task.
    let sought: LanguageModel
    /// By half of the corpus: the model for its documents, of documents of the other half.
    let general: [LanguageModel]
    let drawn: CorpusSample.Drawn
    /// Words of all, and `<unk>`.
    let vocabularyCount: Int

    /// - Parameters:
    ///   - task: its profile.
    ///   - halves: profiles of the documents that were drawn of each half, counted as the task; one may be without tokens.
    /// - Throws: `LanguageModelError` where a profile does not do for a model of that order; `ProfileError` where one is damaged.
    init(task: CorpusProfile, halves: [CorpusProfile], drawn: CorpusSample.Drawn, order: Int, threads: Int) throws {
        let filled = halves.filter { $0.summary.tokens > 0 }
        vocabularyCount = try VocabularySize.count([task] + filled)
        let options = EstimationOptions(order: order, vocabularyCount: vocabularyCount, threads: threads)
        sought = try LanguageModel.estimate(from: task, options).model
        let models = try filled.map { try LanguageModel.estimate(from: $0, options).model }
        // With so few documents that all are in one half there is no other.
        general = models.count == 2 ? [models[1], models[0]] : [models[0], models[0]]
        self.drawn = drawn
    }
}

/// Scores by the difference of cross-entropies: ln of the document's probability under the task's model over that under the corpus's.
final class ContrastScorer: DocumentScorer {
    private let scorers: [JointScorer]
    private let drawn: CorpusSample.Drawn

    init(_ models: ContrastModels, tokenization: Tokenization) throws {
        scorers = try models.general.map { try JointScorer([models.sought, $0], tokenization: tokenization) }
        drawn = models.drawn
    }

    func score(_ text: Span<UInt8>) -> DocumentScore {
        var score = DocumentScore(logWeight: 0, tokens: 0, squares: 0)
        scorers[drawn.half(of: DocumentHash(text: text))].forEachPrediction(of: text) { logarithms in
            let ratio = Double(logarithms[0] - logarithms[1]) * Self.nats
            score.logWeight += ratio
            score.squares += ratio * ratio
            score.tokens += 1
        }
        return score
    }

    private static let nats = 2.302585092994045684
}
