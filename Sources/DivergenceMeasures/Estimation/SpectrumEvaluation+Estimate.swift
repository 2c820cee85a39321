import RealModule

extension SpectrumEvaluation {
    /// The estimate of a measure of ``TermSet/members``.
    func estimate(_ index: Int, order: Int, side: MeasureEstimate.Side) -> MeasureEstimate {
        let measure = terms.members[index].measure
        var result = MeasureEstimate(
            name: measure, order: order, side: side, estimate: nil, plugIn: nil, lower: nil, upper: nil, null: nil,
            unit: measure.unit, estimator: "")
        if let reason = reasonForNone(index) {
            result.estimator = reason
            return result
        }
        if case .order(let statistic) = terms.members[index].formula {
            let value = statistic.value(spectrum, terms: terms)
            result.plugIn = value.flatMap { $0.isFinite ? $0 : nil }
            result.estimator =
                value == nil
                ? OrderStatistic.undefined
                : result.plugIn == nil
                    ? Self.infinite(measure)
                    : "plug-in only: no chance expectation is known" + smoothingSuffix(measure)
            return result
        }
        let quantities = quantities(index)
        guard quantities.plugIn.isFinite else {
            result.estimator = Self.infinite(measure)
            return result
        }
        result.plugIn = quantities.plugIn
        let null = quantities.null.flatMap { $0.isFinite ? $0 : nil }
        result.null = null
        guard let null else {
            guard measure == .jensenShannon else {
                result.estimator = "plug-in only: \(reasonForNoNull(measure))" + smoothingSuffix(measure)
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

    /// Why a measure does not exist for these counts, if it does not.
    private func reasonForNone(_ index: Int) -> String? {
        guard spectrum.unlistedFirstMass > 0 else { return nil }
        let member = terms.members[index]
        if member.measure.isSmoothed, smoothing.needsEveryType {
            return "undefined: the pretraining profile is restricted, which leaves smoothing \(smoothing) unknown"
        }
        return member.formula.terms.contains(where: \.needsEveryType)
            ? "undefined: the pretraining profile is restricted, and this needs all of its types" : nil
    }

    private func reasonForNoNull(_ measure: DivergenceMeasure) -> String {
        measure.isSmoothed && !smoothing.hasChanceExpectation
            ? "no chance expectation is known for this smoothing" : "the counts do not allow a null"
    }

    private static func infinite(_ measure: DivergenceMeasure) -> String {
        measure == .bhattacharyya
            ? "infinite: the corpora have no n-gram in common"
            : "infinite: an n-gram of one side is absent from the unsmoothed other"
    }

    private func smoothingSuffix(_ measure: DivergenceMeasure) -> String {
        measure.isSmoothed ? "; " + smoothing.label : ""
    }
}
