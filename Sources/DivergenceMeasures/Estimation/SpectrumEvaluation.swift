import NGramStatistics

/// All sums over one spectrum that the estimates need.
struct SpectrumEvaluation {
    /// A value, what chance alone gives, and two standard errors.
    struct Quantities {
        var plugIn: Double
        var null: Double?
        /// Standard error of the plug-in when the corpora are sampled anew.
        var samplingError: Double
        /// Degrees of freedom of ``samplingError``.
        var freedom: Double
        /// Standard deviation of the plug-in under the null.
        var nullSpread: Double
        /// Standard error of the null itself, because documents do not follow the burst model exactly.
        var nullError: Double
    }

    /// Standard error of the burst model's effect on the null, as a share of that effect. Measured: see Documentation/MeasureSimulations.md.
    static let burstModelError = 0.2

    let spectrum: JointCountSpectrum
    let smoothing: ReferenceSmoothing
    let evidence: FoldEvidence
    let terms: TermSet
    /// The sums over the spectrum.
    let sums: [Double]
    let sampling: SamplingVariance
    let chance: ChanceExpectation?
    /// The expected sums were tokens independent; those of ``chance`` when no folds tell otherwise.
    let independentNull: [Double]
    let includesAlternatives: Bool
    let population: PopulationDivergence?
    let foldSampling: FoldSampling?
    let corrections: PlugInCorrections?

    init(
        spectrum: JointCountSpectrum, measures: [DivergenceMeasure], smoothing: ReferenceSmoothing,
        firstFolds: FoldHistograms?, secondFolds: FoldHistograms?, order: Int, isHashed: Bool = false,
        includesPopulation: Bool = true, includesAlternatives: Bool = false
    ) {
        self.spectrum = spectrum
        self.smoothing = smoothing
        self.includesAlternatives = includesAlternatives
        let terms = TermSet(measures, spectrum: spectrum, smoothing: smoothing)
        let scale = terms.scale
        let evidence = FoldEvidence(
            spectrum: spectrum, first: firstFolds, second: secondFolds, order: order, isHashed: isHashed,
            measures: measures, smoothing: smoothing)
        self.terms = terms
        self.evidence = evidence
        sums = terms.sums(spectrum)
        sampling = SamplingVariance(spectrum: spectrum, terms: terms, sums: sums, evidence: evidence)
        var foldSampling: FoldSampling?
        if includesPopulation, let firstFolds, let secondFolds {
            foldSampling = FoldSampling(
                first: firstFolds, second: secondFolds, order: order, terms: terms,
                wanted: terms.names.map { $0.isDivergence(smoothing) })
        }
        self.foldSampling = foldSampling
        let foldsAreGiven = firstFolds != nil && secondFolds != nil
        let isWhole = spectrum.unlistedFirstMass == 0
        corrections =
            includesAlternatives || !isWhole
            ? PlugInCorrections(spectrum: spectrum, terms: terms, smoothing: smoothing, sums: sums) : nil
        guard isWhole else {
            chance = nil
            population = nil
            independentNull = []
            return
        }
        let burst = evidence.burst.adjusted(forShare: scale.first / scale.pooled)
        let chance = ChanceExpectation(spectrum: spectrum, terms: terms, burst: burst)
        independentNull =
            evidence.burst.isIndependent
            ? chance.mean : ChanceExpectation(spectrum: spectrum, terms: terms, burst: .independent).mean
        self.chance = chance
        population =
            includesPopulation
            ? PopulationDivergence(
                spectrum: spectrum, terms: terms, smoothing: smoothing, sums: sums, null: chance.mean,
                independentNull: independentNull, burst: burst, sampling: foldSampling,
                isOneDocument: foldsAreGiven && foldSampling == nil) : nil
    }

    private func plugIn(_ member: TermSet.Member) -> Double {
        let value = member.formula.value(member.select(sums))
        guard value == .infinity, case .logarithm(_, .power(let order), _, _) = member.formula, order > 1 else {
            return value
        }
        var sum = LogarithmicPowerSum(reference: terms.reference, order: order)
        terms.forEachBlock(of: spectrum) { pairs, types in
            for index in pairs.indices { sum.add(pairs[index], types: types[index]) }
        }
        return sum.divergence
    }

    /// Value, null and errors of a measure of ``TermSet/members``.
    func quantities(_ index: Int) -> Quantities {
        let member = terms.members[index]
        var result = Quantities(
            plugIn: plugIn(member), null: nil,
            samplingError: sampling.value[index].squareRoot(), freedom: sampling.freedom(index, evidence: evidence),
            nullSpread: 0, nullError: 0)
        if let chance, smoothing.hasChanceExpectation || !member.measure.isSmoothed {
            let expected = member.select(chance.mean)
            result.null = member.formula.value(expected)
            result.nullSpread = chance.variance(of: member, in: terms).squareRoot()
            result.nullError =
                Self.burstModelError * abs(member.formula.change(from: member.select(independentNull), to: expected))
        }
        return result
    }
}
