import AlignmentKit
import ArgumentParser

/// Which measures are taken, how references are smoothed, and in which unit they are shown.
struct MeasureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Take these measures only, joined by commas. Any order stands in parentheses: 'renyi(0.5)', 'renyi(inf)', 'tsallis(2)', 'alpha(-1)'; \
            'hashed(jensenShannon)' is taken between hashed histograms. Distances of lengths, folds and languages are among them, and crossEntropy and \
            crossEntropyDifference, which are taken of large corpora only when named.
            """, valueName: "names"),
        transform: Self.measures)
    var measures = MeasureSelection.standard

    @Flag(help: "Take every measure between the hashed histograms of the corpora, too.")
    var hashed = false

    @Option(
        help: ArgumentHelp(
            """
            How a reference distribution is smoothed where a divergence would be infinite: unsmoothed, 'jelinekMercer(0.5)' (weight of both corpora \
            together), 'additive(1)', 'absoluteDiscounting(0.75)' or goodTuring; 'additive(1,unseen)' and 'goodTuring(unseen)' keep a share for what \
            neither corpus has.
            """, valueName: "name"),
        transform: Self.smoothing)
    var smoothing: ReferenceSmoothing = .standard

    @Flag(help: "Give logarithms in bits, not nats. --fail-on then compares bits, too.")
    var bits = false

    var estimator: MeasureEstimator {
        let plain = measures.divergences
        let twins = hashed ? plain.filter { !plain.contains(.hashed($0)) }.map { DivergenceMeasure.hashed($0) } : []
        return MeasureEstimator(measures: plain + twins.filter(\.isValid), smoothing: smoothing)
    }

    /// Whether other measures than the standard ones are asked for, which a short answer would not show.
    var isChosen: Bool { hashed || measures != .standard }

    /// What to take of language models: of corpora of any size where it is named.
    func models(threads: Int?) -> LanguageModelComparison {
        LanguageModelComparison(
            measures: measures.models,
            largestCount: measures == .standard ? LanguageModelComparison.defaultLargestCount : nil, threads: threads)
    }

    var unit: LogarithmUnit { bits ? .bits : .nats }

    private static func measures(_ argument: String) throws -> MeasureSelection {
        var selection = MeasureSelection(divergences: [], distances: [], models: [])
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            if let measure = DivergenceMeasure(rawValue: String(name)) {
                if !selection.divergences.contains(measure) { selection.divergences.append(measure) }
            } else if let distance = SampleDistance(rawValue: String(name)) {
                if !selection.distances.contains(distance) { selection.distances.append(distance) }
            } else if let measure = LanguageModelMeasure(rawValue: String(name)) {
                if !selection.models.contains(measure) { selection.models.append(measure) }
            } else {
                let names =
                    DivergenceMeasure.standard.map(\.rawValue) + SampleDistance.allCases.map(\.rawValue)
                    + LanguageModelMeasure.allCases.map(\.rawValue)
                throw ValidationError(
                    "'\(name)' is no measure; the measures are \(names.joined(separator: ", ")), with other orders, and "
                        + "reverseChiSquared.")
            }
        }
        return selection
    }

    private static func smoothing(_ argument: String) throws -> ReferenceSmoothing {
        guard let smoothing = ReferenceSmoothing(rawValue: argument) else {
            throw ValidationError(
                "'\(argument)' is no smoothing; give unsmoothed, jelinekMercer(λ) with λ in 0...1 but not 0, additive(δ) with δ above 0, "
                    + "absoluteDiscounting(d) with d in 0...1 but not 0, or goodTuring.")
        }
        return smoothing
    }
}

/// The measures that are asked for.
struct MeasureSelection: Equatable {
    /// Of counts.
    var divergences: [DivergenceMeasure]
    /// Of lengths, folds, documents and languages.
    var distances: [SampleDistance]
    /// Of language models.
    var models: [LanguageModelMeasure]

    static let standard = MeasureSelection(
        divergences: DivergenceMeasure.standard, distances: SampleDistance.allCases,
        models: LanguageModelMeasure.allCases)
}
