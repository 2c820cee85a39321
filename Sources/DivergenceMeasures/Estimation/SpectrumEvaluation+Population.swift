import RealModule

/// An estimate with its interval.
struct IntervalEstimate {
    var value: Double
    var lower: Double
    var upper: Double

    /// value ± reach, kept in a range.
    init(_ value: Double, reach: Double, range: ClosedRange<Double> = -.infinity ... .infinity) {
        func kept(_ number: Double) -> Double { min(max(number, range.lowerBound), range.upperBound) }
        self.value = kept(value)
        lower = kept(value - reach)
        upper = kept(value + reach)
    }

    /// A growing function of it.
    func mapped(_ function: (Double) -> Double) -> IntervalEstimate {
        var result = self
        result.value = function(value)
        result.lower = function(lower)
        result.upper = function(upper)
        return result
    }
}

extension SpectrumEvaluation {
    /// Sizes of the sides as far apart as this make intervals of some measures hold too seldom, see Documentation/Estimators.md.
    private static let unlikeSizes = 50.0

    /// Why the interval of a measure may hold too seldom.
    func warnings(_ measure: DivergenceMeasure) -> [String] {
        var warnings: [String] = []
        if evidence.hasFewDocuments { warnings.append("few documents, the interval may be too narrow") }
        let (first, second) = (terms.scale.first, terms.scale.second)
        if population != nil, [.jensenShannon, .jensenShannonDistance, .hellinger].contains(measure),
            max(first, second) >= Self.unlikeSizes * min(first, second)
        {
            warnings.append(
                "sides of very unlike size, the intervals of Jensen–Shannon and Hellinger may be too narrow where "
                    + "common words of one are rare in the other")
        }
        return warnings
    }

    /// The divergence of the populations, for measures that are an f-divergence or its root.
    ///
    /// An f-divergence is kept within ± its value for corpora that share nothing. A root keeps the sign of what it is taken of, so that an
    /// estimate slightly below 0 stays one.
    func populationEstimate(_ index: Int) -> IntervalEstimate? {
        guard let population, let sum = terms.members[index].indices.first,
            let interval = population.intervals[sum]
        else { return nil }
        let apart = population.disjointSums[sum]
        let estimate = IntervalEstimate(interval.estimate, reach: interval.reach, range: -apart...apart)
        switch terms.members[index].formula {
        case .total(let parts): return parts.count == 1 && parts[0].weight == 1 ? estimate : nil
        case .root: return estimate.mapped { $0 < 0 ? -(-$0).squareRoot() : $0.squareRoot() }
        default: return nil
        }
    }

    /// What the textbook corrections make of a measure, with the sampling error of the plug-in.
    func correctedEstimates(_ index: Int, quantities: Quantities) -> [AlternativeEstimate] {
        let member = terms.members[index]
        let reach = StudentQuantile.twoSided95(freedom: quantities.freedom) * quantities.samplingError
        func alternative(_ name: String, _ value: Double) -> AlternativeEstimate {
            AlternativeEstimate(estimator: name, value: value, lower: value - reach, upper: value + reach)
        }
        var result = [alternative("plug-in", quantities.plugIn)]
        for correction in corrections?.corrections ?? [] {
            let sums = member.indices.map { correction.sums[$0] }
            guard !sums.contains(nil) else { continue }
            result.append(alternative(correction.name, member.formula.value(sums.compactMap { $0 })))
        }
        if let hashed = hashedEstimate(member) { result.append(hashed) }
        return result
    }

    /// The delete-a-fold jackknife of the measure between hashed n-grams.
    private func hashedEstimate(_ member: TermSet.Member) -> AlternativeEstimate? {
        guard let foldSampling, member.indices.count == 1, let sum = member.indices.first,
            terms.names[sum].isDivergence(smoothing)
        else {
            return nil
        }
        let value = foldSampling.sums[sum] - foldSampling.bias[sum]
        let reach =
            StudentQuantile.twoSided95(freedom: foldSampling.freedom[sum]) * foldSampling.variance[sum].squareRoot()
        guard value.isFinite, reach.isFinite else { return nil }
        let estimate = IntervalEstimate(value, reach: reach).mapped { member.formula.value([$0]) }
        return AlternativeEstimate(
            estimator: "delete-a-fold jackknife of hashed n-grams", value: estimate.value, lower: estimate.lower,
            upper: estimate.upper)
    }
}
