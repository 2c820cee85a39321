public import DivergenceMeasures
import LanguageModels
public import NGramStatistics

/// Takes language models of one corpus to the text of another, by their profiles.
///
/// All models have one vocabulary, the words of both corpora and `<unk>`: each word that a model has not seen gets the even part of its unigrams
/// (``EstimationOptions/vocabularyCount``), so that cross-entropies can be compared. Models are those of `alignkit lm`: interpolated, modified
/// Kneser–Ney.
public struct LanguageModelComparison: Sendable, Hashable {
    /// Which measures to take.
    public var measures: [LanguageModelMeasure]
    /// Highest order of the models; `nil` for that of the profiles.
    public var order: Int?
    /// Pretraining corpora of more n-grams, of all orders together, are left alone; `nil` for none.
    public var largestCount: Int?
    /// Threads to work on; they do not change the result.
    public var threads: Int?

    /// n-grams that models take a second or two for.
    public static let defaultLargestCount = 2_000_000

    public init(
        measures: [LanguageModelMeasure] = LanguageModelMeasure.allCases, order: Int? = nil, largestCount: Int? = nil,
        threads: Int? = nil
    ) {
        self.measures = measures
        self.order = order
        self.largestCount = largestCount
        self.threads = threads
    }

    /// No measure.
    public static let none = LanguageModelComparison(measures: [])

    /// Takes the measures of a pretraining corpus and each side of a task.
    ///
    /// - Parameters:
    ///   - sides: the sides' profiles, counted as the pretraining corpus's was.
    ///   - all: the profile of all sides together.
    /// - Returns: by side, then measure; where corpora cannot be modelled, as pruned ones, estimates that say so.
    /// - Throws: `ProfileError` where a profile is damaged; `LanguageModelError` where memory does not suffice.
    /// - Complexity: O(n-grams); memory of some 60 bytes for each n-gram of the pretraining corpus.
    public func estimates(
        of pretraining: CorpusProfile, sides: [(side: MeasureEstimate.Side, profile: CorpusProfile)], all: CorpusProfile
    ) throws -> [LanguageModelEstimate] {
        guard !measures.isEmpty else { return [] }
        let order = min(order ?? 5, ([pretraining] + sides.map(\.profile)).map(\.summary.order).min() ?? 1)
        func none(_ why: String) -> [LanguageModelEstimate] {
            sides.flatMap { side in measures.map { undefined($0, order, side.side, why) } }
        }
        let count = pretraining.summary.orders.prefix(order).reduce(0) { $0 + $1.distinct }
        if let largestCount, count > UInt64(largestCount) {
            return none(
                "not taken: a model of \(count) n-grams takes a while; ask for it by name (--measures crossEntropy)")
        }
        do {
            return try estimates(of: pretraining, sides: sides, all: all, order: order)
        } catch let error as LanguageModelError where error.code == .incompatible || error.code == .empty {
            return none("undefined: \(error)")
        } catch let error as ProfileError where error.code == .incompatible {
            return none("undefined: \(error)")
        }
    }

    private func undefined(
        _ measure: LanguageModelMeasure, _ order: Int, _ side: MeasureEstimate.Side, _ why: String
    ) -> LanguageModelEstimate {
        LanguageModelEstimate(
            name: measure, order: order, side: side, tokens: 0, unknown: 0, unit: LogarithmUnit.nats.perToken,
            estimator: why)
    }

    private func estimates(
        of pretraining: CorpusProfile, sides: [(side: MeasureEstimate.Side, profile: CorpusProfile)],
        all: CorpusProfile, order: Int
    ) throws -> [LanguageModelEstimate] {
        let vocabularyCount = try Self.vocabularyCount([pretraining, all])
        var options = EstimationOptions(order: order, vocabularyCount: vocabularyCount)
        if let threads { options.threads = threads }
        let model =
            measures.contains(.crossEntropy) ? try LanguageModel.estimate(from: pretraining, options).model : nil
        let text = try CountedText(pretraining, order: order, threads: threads)
        let null = model == nil ? nil : try text.crossEntropyLeavingOneOut(vocabularyCount: vocabularyCount)?.estimate
        let signature = "modifiedKneserNey(order \(order)), shared vocabulary of \(vocabularyCount) words"
        return try sides.flatMap { side, profile in
            try measures.map { measure in
                let found: CrossEntropyEstimate?
                var plugIn: Double?
                var ownText: Double?
                switch measure {
                case .crossEntropy:
                    found = try model?.crossEntropy(of: profile, threads: threads)
                    plugIn = found?.estimate
                    ownText = try CountedText(profile, order: order, threads: threads)
                        .crossEntropyLeavingOneOut(vocabularyCount: vocabularyCount)?.estimate
                case .crossEntropyDifference:
                    let sought = try LanguageModel.estimate(from: profile, options).model
                    let difference = try text.crossEntropyDifference(under: sought, vocabularyCount: vocabularyCount)
                    found = difference?.estimate
                    plugIn = difference?.uncorrected
                }
                guard let found else { return undefined(measure, order, side, "undefined: there are no tokens") }
                return LanguageModelEstimate(
                    name: measure, order: order, side: side, estimate: found.estimate, plugIn: plugIn,
                    lower: found.interval?.lower, upper: found.interval?.upper,
                    null: measure == .crossEntropy ? null : nil, ownText: ownText, tokens: found.tokens,
                    unknown: found.unknown,
                    unit: LogarithmUnit.nats.perToken,
                    estimator: "\(signature), \(found.unknown) of \(found.tokens) tokens unknown; "
                        + (measure == .crossEntropy
                            ? "null, from below: the corpus's own text, leaving one token out"
                            : "the corpus's text, its own model leaving one out; no null")
                        + "; interval: \(found.estimator)")
            }
        }
    }

    /// Different words of all, and `<unk>`.
    private static func vocabularyCount(_ profiles: [CorpusProfile]) throws -> Int {
        var types = 0
        try CorpusProfile.forEachJointCount(profiles[0], profiles[1], upToOrder: 1) { _, _, _ in types += 1 }
        let boundary = profiles[0].summary.boundaries == .none ? 0 : 1
        // <s> is counted, and never predicted.
        return types - boundary + 1
    }
}
