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
        let corrected = corrections == nil ? [] : correctedEstimates(index, quantities: quantities)
        let warnings = warnings(measure)
        result.warnings = warnings
        let suffix = smoothingSuffix(measure) + "; " + ([evidence.label] + warnings).joined(separator: "; ")
        guard let null else {
            result.estimator = "plug-in only: \(reasonForNoNull(measure))" + smoothingSuffix(measure)
            if includesAlternatives { result.alternatives = corrected }
            if measure == .jensenShannon, let chosen = corrected.first(where: { $0.estimator == "Miller–Madow" }) {
                result.estimator = "Miller–Madow; no null: the pretraining profile is restricted" + suffix
                (result.estimate, result.lower, result.upper) = (chosen.value, chosen.lower, chosen.upper)
            }
            return result
        }
        let adjusted = adjustedForChance(measure, quantities: quantities, null: null)
        if let population = populationEstimate(index) {
            result.estimator = "deconvolved" + suffix
            (result.estimate, result.lower, result.upper) = (population.value, population.lower, population.upper)
            if includesAlternatives {
                let alternative = adjusted.estimate.map {
                    AlternativeEstimate(estimator: adjusted.name, value: $0.value, lower: $0.lower, upper: $0.upper)
                }
                result.alternatives = [alternative].compactMap { $0 } + corrected
            }
        } else if let estimate = adjusted.estimate {
            result.estimator = adjusted.name + suffix
            (result.estimate, result.lower, result.upper) = (estimate.value, estimate.lower, estimate.upper)
        } else {
            result.estimator = "undefined: the null equals the value for disjoint corpora; " + evidence.label
        }
        return result
    }

    /// scale·(plugIn − null) + offset, kept in a range: where the null is close to the largest value, chance alone can carry
    /// it far outside of what the measure can be. `nil` where nothing can be told apart.
    private func adjustedForChance(
        _ measure: DivergenceMeasure, quantities: Quantities, null: Double
    ) -> (name: String, estimate: IntervalEstimate?) {
        let spread = max(quantities.samplingError, quantities.nullSpread)
        let error = (spread * spread + quantities.nullError * quantities.nullError).squareRoot()
        let reach = StudentQuantile.twoSided95(freedom: quantities.freedom) * error
        let difference = quantities.plugIn - null
        guard let disjoint = measure.disjointValue else {
            return ("plug-in less null", IntervalEstimate(difference, reach: reach))
        }
        switch measure.direction {
        case .largerIsNearer:
            guard null > 0 else { return ("plug-in over null", nil) }
            let range = 0...Double.infinity
            return (
                "plug-in over null", IntervalEstimate(1 + difference / null, reach: reach / null, range: range)
            )
        case .smallerIsNearer:
            guard null < disjoint else { return ("adjusted for chance", nil) }
            let scale = disjoint / (disjoint - null)
            return (
                "adjusted for chance",
                IntervalEstimate(scale * difference, reach: scale * reach, range: -disjoint...disjoint)
            )
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
