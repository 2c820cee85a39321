import RealModule

extension SpectrumEvaluation {
    /// The estimate of a measure.
    func estimate(_ measure: DivergenceMeasure, order: Int, side: MeasureEstimate.Side) -> MeasureEstimate {
        let quantities = quantities(measure)
        var result = MeasureEstimate(
            name: measure, order: order, side: side, estimate: nil, plugIn: nil, lower: nil, upper: nil, null: nil,
            unit: measure.unit, estimator: "")
        guard quantities.plugIn.isFinite else {
            result.estimator = "infinite: an n-gram of one side is absent from the unsmoothed other"
            return result
        }
        result.plugIn = quantities.plugIn
        let null = quantities.null.flatMap { $0.isFinite ? $0 : nil }
        result.null = null
        guard let null else {
            guard measure == .jensenShannon else {
                result.estimator = "plug-in only: the counts do not allow a null" + smoothingSuffix(measure)
                return result
            }
            result.estimator = "Miller–Madow; no null: the pretraining profile is restricted" + effectSuffix
            let estimate = quantities.plugIn - millerMadowBias
            result.estimate = estimate
            result.lower = estimate - Self.normalQuantile * quantities.samplingError
            result.upper = min(estimate + Self.normalQuantile * quantities.samplingError, .log(2))
            return result
        }
        let adjustment = adjustment(measure, null: null)
        result.estimator = adjustment.name + smoothingSuffix(measure) + effectSuffix
        guard let scale = adjustment.scale else {
            result.estimator = "undefined: the null equals the value for disjoint corpora" + effectSuffix
            return result
        }
        let estimate = scale * (quantities.plugIn - null) + adjustment.offset
        let error = max(quantities.samplingError, quantities.nullError) * scale
        result.estimate = estimate
        result.lower = estimate - Self.normalQuantile * error
        result.upper = estimate + Self.normalQuantile * error
        return result
    }

    /// The estimate is scale·(plugIn − null) + offset.
    private func adjustment(
        _ measure: DivergenceMeasure, null: Double
    ) -> (name: String, scale: Double?, offset: Double) {
        guard let disjoint = measure.disjointValue else { return ("plug-in less null", 1, 0) }
        switch measure {
        case .typeCoverage, .tokenCoverage:
            return ("plug-in over null", null > 0 ? 1 / null : nil, 1)
        default:
            return ("adjusted for chance", null < disjoint ? disjoint / (disjoint - null) : nil, 0)
        }
    }

    private func smoothingSuffix(_ measure: DivergenceMeasure) -> String {
        switch measure {
        case .kullbackLeibler, .reverseKullbackLeibler: "; " + smoothing.label
        default: ""
        }
    }

    /// Which sides' documents were accounted for.
    private var effectSuffix: String {
        switch (firstEffect, secondEffect) {
        case (.some, .some): "; design effect of documents from folds"
        case (.some, .none): "; design effect of documents from folds of the pretraining side only"
        case (.none, .some): "; design effect of documents from folds of the downstream side only"
        case (.none, .none): "; tokens taken as independent"
        }
    }
}
