import AlignmentKit
import ArgumentParser

/// Which measures are taken, how references are smoothed, and in which unit they are shown.
struct MeasureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Take these measures only, joined by commas. Any order stands in parentheses: 'renyi(0.5)', 'renyi(inf)', 'tsallis(2)', 'alpha(-1)'; \
            'hashed(jensenShannon)' is taken between hashed histograms.
            """, valueName: "names"),
        transform: Self.measures)
    var measures: [DivergenceMeasure] = DivergenceMeasure.standard

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
        let plain = measures
        let twins = hashed ? plain.filter { !plain.contains(.hashed($0)) }.map { DivergenceMeasure.hashed($0) } : []
        return MeasureEstimator(measures: plain + twins.filter(\.isValid), smoothing: smoothing)
    }

    /// Whether other measures than the standard ones are asked for, which a short answer would not show.
    var isChosen: Bool { hashed || measures != DivergenceMeasure.standard }

    var unit: LogarithmUnit { bits ? .bits : .nats }

    private static func measures(_ argument: String) throws -> [DivergenceMeasure] {
        var measures: [DivergenceMeasure] = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let measure = DivergenceMeasure(rawValue: String(name)) else {
                throw ValidationError(
                    "'\(name)' is no measure; the measures are "
                        + "\(DivergenceMeasure.standard.map(\.rawValue).joined(separator: ", ")), with other orders, and reverseChiSquared."
                )
            }
            if !measures.contains(measure) { measures.append(measure) }
        }
        return measures
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
