public import DivergenceMeasures
public import NGramStatistics
import PerformancePrediction

/// How a pretraining corpus stands to downstream text: every measure with its interval and its null, the language shares,
/// and the translation alignment score.
public struct CorpusComparison: Sendable {
    /// Estimates by side, order and measure; those of hashed histograms after the others of a side.
    public let measures: [MeasureEstimate]
    /// Distances of document lengths, of folds and of languages, by side.
    public let distances: [SampleDistanceEstimate]
    /// What language models say, by side; empty unless they were asked for.
    public let languageModels: [LanguageModelEstimate]
    /// The translation alignment score; `nil` where the task's languages or the corpus's shares are not known.
    public let alignmentScore: Double?
    /// The 95 % interval of ``alignmentScore`` for the corpus's documents as a sample; `nil` where shares were given or the score does not exist.
    public let alignmentScoreInterval: ClosedRange<Double>?
    /// Share of the pretraining corpus's tokens in each language; empty where they are not known.
    public let languages: [String: Double]
    /// Names the choices behind the numbers.
    public let signature: String
    /// The unit of the measures that are logarithms.
    public let unit: LogarithmUnit

    /// The same comparison with the measures that are logarithms in another unit; it holds nats until it is converted, which is done once, to show it.
    public func converted(to unit: LogarithmUnit) -> CorpusComparison {
        precondition(self.unit == .nats, "a comparison is converted once")
        return CorpusComparison(self, unit: unit)
    }

    private init(_ other: CorpusComparison, unit: LogarithmUnit) {
        measures = other.measures.map { $0.converted(to: unit) }
        distances = other.distances.map { $0.converted(to: unit) }
        languageModels = other.languageModels.map { $0.converted(to: unit) }
        alignmentScore = other.alignmentScore
        alignmentScoreInterval = other.alignmentScoreInterval
        languages = other.languages
        signature = unit == .nats ? other.signature : other.signature + "|unit:" + unit.rawValue
        self.unit = unit
    }

    /// Compares with one downstream corpus.
    ///
    /// - Parameters:
    ///   - estimator: the measures, ``DivergenceMeasure/hashed(_:)`` among them where wanted, and their smoothing.
    ///   - wanted: which of the ``distances``.
    ///   - samples: documents of both, where they were drawn; without them, distances rest on folds.
    ///   - models: which measures of language models to take; none unless asked for.
    /// - Throws: `ProfileError` where the profiles do not fit together or are damaged.
    /// - Complexity: O(n-grams of both).
    public init(
        pretraining: CorpusProfile, downstream: CorpusProfile, estimator: MeasureEstimator = MeasureEstimator(),
        distances wanted: [SampleDistance] = SampleDistance.allCases, samples: DocumentSamples? = nil,
        models: LanguageModelComparison = .none
    ) throws {
        try Self.checkRestriction(of: pretraining, allowed: [downstream])
        measures = try Self.estimates(pretraining, downstream, side: .both, estimator)
        distances =
            wanted.isEmpty
            ? []
            : try DocumentEvidence(pretraining).distances(
                to: DocumentEvidence(downstream), side: .both, wanted: wanted, samples: samples)
        languageModels = try models.estimates(of: pretraining, sides: [(.both, downstream)], all: downstream)
        languages = pretraining.summary.languageShares
        alignmentScore = nil
        alignmentScoreInterval = nil
        unit = .nats
        signature = Self.signature(pretraining, measures, estimator, samples)
    }

    /// Compares with both sides of a translation task, one by one and together.
    ///
    /// - Parameters:
    ///   - shares: language shares to use in place of those in the profile.
    ///   - estimator: the measures, ``DivergenceMeasure/hashed(_:)`` among them where wanted, and their smoothing.
    ///   - wanted: which of the ``distances``.
    ///   - samples: documents of all, where they were drawn; without them, distances rest on folds.
    ///   - models: which measures of language models to take; none unless asked for.
    /// - Throws: `ProfileError` where the profiles do not fit together or are damaged.
    /// - Complexity: O(n-grams of all).
    public init(
        pretraining: CorpusProfile, task: TranslationTask, shares: [String: Double]? = nil,
        estimator: MeasureEstimator = MeasureEstimator(), distances wanted: [SampleDistance] = SampleDistance.allCases,
        samples: DocumentSamples? = nil, models: LanguageModelComparison = .none
    ) throws {
        try Self.checkRestriction(of: pretraining, allowed: [task.both])
        measures =
            try Self.estimates(pretraining, task.source, side: .source, estimator)
            + Self.estimates(pretraining, task.target, side: .target, estimator)
            + Self.estimates(pretraining, task.both, side: .both, estimator)
        let evidence = try DocumentEvidence(pretraining)
        let sides: [(MeasureEstimate.Side, CorpusProfile)] = [
            (.source, task.source), (.target, task.target), (.both, task.both),
        ]
        distances = try (wanted.isEmpty ? [] : sides).flatMap { side, profile in
            evidence.distances(
                to: try DocumentEvidence(profile, known: task.knownLanguages(side)), side: side, wanted: wanted,
                shares: shares, samples: samples)
        }
        languageModels = try models.estimates(of: pretraining, sides: sides, all: task.both)
        languages = shares ?? pretraining.summary.languageShares
        unit = .nats
        signature = Self.signature(pretraining, measures, estimator, samples)
        if let source = task.sourceLanguage, let target = task.targetLanguage, !languages.isEmpty {
            alignmentScore = TranslationAlignmentScore.score(
                sourceShare: languages[source] ?? 0, targetShare: languages[target] ?? 0)
            alignmentScoreInterval =
                shares == nil
                ? evidence.languages.flatMap {
                    AlignmentScoreInterval.bounds(
                        of: $0, pretraining.summary.languages, source: source, target: target)
                }
                : nil
        } else {
            alignmentScore = nil
            alignmentScoreInterval = nil
        }
    }

    /// The estimate of one measure, where there is one.
    public func estimate(_ name: DivergenceMeasure, order: Int = 1, side: MeasureEstimate.Side) -> MeasureEstimate? {
        measures.first { $0.name == name && $0.order == order && $0.side == side }
    }

    /// The estimate of one distance, where there is one.
    ///
    /// - Parameter order: order of the n-grams, for a distance that has one.
    public func estimate(
        _ name: SampleDistance, order: Int = 1, side: MeasureEstimate.Side
    ) -> SampleDistanceEstimate? {
        distances.first { $0.name == name && $0.order == (name.hasOrder ? order : 0) && $0.side == side }
    }

    /// The estimate of one measure of language models, where there is one.
    public func estimate(_ name: LanguageModelMeasure, side: MeasureEstimate.Side) -> LanguageModelEstimate? {
        languageModels.first { $0.name == name && $0.side == side }
    }

    private static func estimates(
        _ pretraining: CorpusProfile, _ downstream: CorpusProfile, side: MeasureEstimate.Side,
        _ estimator: MeasureEstimator
    ) throws -> [MeasureEstimate] {
        let spectra = try JointCountSpectrum.spectra(pretraining, downstream)
        let firstFolds = pretraining.hasFolds ? try pretraining.foldHistograms() : nil
        let secondFolds = downstream.hasFolds ? try downstream.foldHistograms() : nil
        // The highest order takes longest.
        let orders = Array(spectra.indices.reversed())
        let ofOrders = try WorkerThreads.map(orders.count) { turn in
            estimator.estimates(
                spectrum: spectra[orders[turn]], firstFolds: firstFolds, secondFolds: secondFolds,
                order: orders[turn] + 1, side: side)
        }
        var estimates = Array(ofOrders.reversed().joined())
        if let firstFolds, let secondFolds, pretraining.summary.restriction == nil {
            for order in 1...min(firstFolds.order, secondFolds.order) where order <= spectra.count {
                estimates += try estimator.hashedEstimates(firstFolds, secondFolds, order: order, side: side)
            }
        }
        return firstFolds != nil && secondFolds != nil ? estimates : estimates.map(withoutInterval)
    }

    /// Imported counts say nothing of documents, and an interval for tokens drawn one by one would be far too narrow.
    private static func withoutInterval(_ estimate: MeasureEstimate) -> MeasureEstimate {
        guard estimate.lower != nil || estimate.upper != nil else { return estimate }
        var estimate = estimate
        estimate.lower = nil
        estimate.upper = nil
        for index in estimate.alternatives.indices {
            estimate.alternatives[index].lower = nil
            estimate.alternatives[index].upper = nil
        }
        estimate.estimator += "; no interval, since imported counts have no folds"
        return estimate
    }

    /// A profile that counts only some n-grams can only be held against text whose n-grams are among them.
    private static func checkRestriction(of pretraining: CorpusProfile, allowed: [CorpusProfile]) throws(ProfileError) {
        guard let restriction = pretraining.summary.restriction,
            !allowed.contains(where: { $0.identity == restriction })
        else { return }
        throw ProfileError(
            .incompatible, path: pretraining.path,
            message:
                "it counts only the n-grams of another profile (--restrict-to), not of this downstream text; for a "
                + "parallel task restrict it to the merge of both sides")
    }

    private static func signature(
        _ pretraining: CorpusProfile, _ measures: [MeasureEstimate], _ estimator: MeasureEstimator,
        _ samples: DocumentSamples?
    ) -> String {
        var parts = [
            pretraining.summary.signature, "folds:\(FoldHistograms.foldCount)", "interval:0.95",
            "smoothing:\(estimator.smoothing)",
        ]
        // Fewer than the signature of the profile says where a side was pruned.
        let order = measures.map(\.order).max() ?? 0
        if order > 0, order < pretraining.summary.order { parts.append("compared:1-\(order)") }
        if let samples { parts.append(samples.label) }
        return parts.joined(separator: "|")
    }
}
