public import AlignmentKit

/// What was compared, for the headings of a comparison.
public struct ComparedCorpora: Sendable {
    /// Totals of the pretraining corpus.
    public var pretraining: ProfileSummary
    /// Totals of what it was compared with, by side.
    public var sides: [(side: MeasureEstimate.Side, summary: ProfileSummary)]
    /// Language codes of the task's sides, where they are known.
    public var sourceLanguage: String?
    public var targetLanguage: String?

    /// A comparison with one corpus.
    public init(pretraining: ProfileSummary, downstream: ProfileSummary) {
        self.pretraining = pretraining
        sides = [(.both, downstream)]
    }

    /// A comparison with both sides of a task.
    public init(pretraining: ProfileSummary, task: TranslationTask) {
        self.pretraining = pretraining
        sides = [
            (.source, task.source.summary), (.target, task.target.summary), (.both, task.both.summary),
        ]
        sourceLanguage = task.sourceLanguage
        targetLanguage = task.targetLanguage
    }

    /// Whether there are two sides.
    var isTask: Bool { sides.count > 1 }

    /// How a side is called: `source side (en)`.
    func name(_ side: MeasureEstimate.Side) -> String {
        switch side {
        case .source: "source side" + (sourceLanguage.map { " (\($0))" } ?? "")
        case .target: "target side" + (targetLanguage.map { " (\($0))" } ?? "")
        case .both: isTask ? "both sides" : "downstream text"
        }
    }
}
