import RealModule

extension SpectrumEvaluation {
    /// The estimate of a measure of ``TermSet/members``.
    func estimate(_ index: Int, order: Int, side: MeasureEstimate.Side) -> MeasureEstimate {
        let measure = terms.members[index].measure
        let quantities = quantities(index)
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
            result.estimator = "Miller–Madow; no null: the pretraining profile is restricted" + "; " + evidence.label
            let estimate = quantities.plugIn - millerMadow.jensenShannon
            result.estimate = estimate
            let reach = StudentQuantile.twoSided95(freedom: quantities.freedom) * quantities.samplingError
            result.lower = estimate - reach
            result.upper = estimate + reach
            return result
        }
        let adjustment = adjustment(measure, null: null)
        result.estimator = adjustment.name + smoothingSuffix(measure) + "; " + evidence.label
        guard let scale = adjustment.scale else {
            result.estimator = "undefined: the null equals the value for disjoint corpora" + "; " + evidence.label
            return result
        }
        let estimate = scale * (quantities.plugIn - null) + adjustment.offset
        let spread = max(quantities.samplingError, quantities.nullSpread)
        let error = (spread * spread + quantities.nullError * quantities.nullError).squareRoot()
        let reach = scale * StudentQuantile.twoSided95(freedom: quantities.freedom) * error
        let range = adjustment.range
        result.estimate = min(max(estimate, range.lowerBound), range.upperBound)
        result.lower = min(max(estimate - reach, range.lowerBound), range.upperBound)
        result.upper = min(max(estimate + reach, range.lowerBound), range.upperBound)
        return result
    }

    /// The estimate is scale·(plugIn − null) + offset, kept in a range: where the null is close to the largest value, chance alone can carry
    /// it far outside of what the measure can be.
    private func adjustment(
        _ measure: DivergenceMeasure, null: Double
    ) -> (name: String, scale: Double?, offset: Double, range: ClosedRange<Double>) {
        guard let disjoint = measure.disjointValue else { return ("plug-in less null", 1, 0, -.infinity ... .infinity) }
        switch measure.direction {
        case .largerIsNearer:
            return ("plug-in over null", null > 0 ? 1 / null : nil, 1, 0 ... .infinity)
        case .smallerIsNearer:
            let scale = null < disjoint ? disjoint / (disjoint - null) : nil
            return ("adjusted for chance", scale, 0, -disjoint...disjoint)
        }
    }

    private func smoothingSuffix(_ measure: DivergenceMeasure) -> String {
        measure.isSmoothed ? "; " + smoothing.label : ""
    }
}
