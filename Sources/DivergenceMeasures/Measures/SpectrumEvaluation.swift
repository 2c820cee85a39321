import RealModule

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

    /// Standard error of the burst model's effect on the null, as a share of that effect. Measured: see Documentation/Measures.md.
    static let burstModelError = 0.2

    let smoothing: KullbackLeiblerSmoothing
    let evidence: FoldEvidence
    let terms: PairTerms
    let plugIn: SIMD8<Double>
    let sampling: SamplingVariance
    let chance: ChanceExpectation?
    /// The expectation were tokens independent; that of ``chance`` when no folds tell otherwise.
    let independentNull: SIMD8<Double>
    let millerMadowBias: Double

    init(spectrum: JointCountSpectrum, smoothing: KullbackLeiblerSmoothing, evidence: FoldEvidence) {
        self.smoothing = smoothing
        self.evidence = evidence
        let terms = PairTerms(
            firstTotal: spectrum.firstTotal, secondTotal: spectrum.secondTotal, smoothing: smoothing)
        self.terms = terms
        plugIn = Self.plugIn(spectrum, terms: terms)
        millerMadowBias = Self.millerMadowBias(spectrum, terms: terms)
        let secondTypes = plugIn[PairTerms.Lane.secondTypes]
        sampling = SamplingVariance(
            spectrum: spectrum, terms: terms,
            typeCoverage: plugIn[PairTerms.Lane.coveredTypes] / secondTypes, secondTypes: secondTypes,
            evidence: evidence)
        guard spectrum.unlistedFirstMass == 0 else {
            chance = nil
            independentNull = .zero
            return
        }
        let burst = evidence.burst.adjusted(forShare: terms.first / terms.pooled)
        let chance = ChanceExpectation(spectrum: spectrum, terms: terms, burst: burst)
        independentNull =
            evidence.burst.correlation == 0
            ? chance.mean : ChanceExpectation(spectrum: spectrum, terms: terms, burst: .independent).mean
        self.chance = chance
    }

    static func plugIn(_ spectrum: JointCountSpectrum, terms: PairTerms) -> SIMD8<Double> {
        var sum = CompensatedLanes()
        for entry in spectrum.entries {
            let cross = PairTerms.cross(entry.first, spectrum.secondTotal, entry.second, spectrum.firstTotal)
            let term = terms.terms(a: Double(entry.first), b: Double(entry.second), cross: cross)
            sum.add(SIMD8(repeating: Double(entry.types)) * term)
        }
        sum.add(terms.unlistedTerms(tokens: spectrum.unlistedFirstMass))
        return sum.value
    }

    /// The second-order bias of the plug-in Jensen–Shannon divergence, which only types of both sides contribute to.
    private static func millerMadowBias(_ spectrum: JointCountSpectrum, terms: PairTerms) -> Double {
        var sum = CompensatedLanes()
        for entry in spectrum.entries where entry.first > 0 && entry.second > 0 {
            let p = Double(entry.first) / terms.first
            let q = Double(entry.second) / terms.second
            let bias = ((1 - p) * (q / (p + q)) / terms.first + (1 - q) * (p / (p + q)) / terms.second) / 4
            sum.add(SIMD8(repeating: Double(entry.types) * bias))
        }
        return sum.value[0]
    }

    /// Value, null and errors of a measure.
    func quantities(_ measure: DivergenceMeasure) -> Quantities {
        switch measure {
        case .kullbackLeibler: return sum(PairTerms.Lane.kullbackLeibler)
        case .reverseKullbackLeibler: return sum(PairTerms.Lane.reverseKullbackLeibler)
        case .jensenShannon: return sum(PairTerms.Lane.jensenShannon)
        case .jensenShannonDistance: return root(of: sum(PairTerms.Lane.jensenShannon))
        case .totalVariation: return sum(PairTerms.Lane.totalVariation)
        case .hellinger: return root(of: sum(PairTerms.Lane.hellingerSquared))
        case .outOfVocabularyRate: return sum(PairTerms.Lane.outOfVocabulary)
        case .tokenCoverage:
            var value = sum(PairTerms.Lane.outOfVocabulary)
            value.plugIn = 1 - value.plugIn
            value.null = value.null.map { 1 - $0 }
            return value
        case .typeCoverage:
            let (covered, all) = (PairTerms.Lane.coveredTypes, PairTerms.Lane.secondTypes)
            let null = chance.map { $0.mean[covered] / $0.mean[all] }
            let independent = independentNull[all] > 0 ? independentNull[covered] / independentNull[all] : 0
            return Quantities(
                plugIn: plugIn[covered] / plugIn[all], null: null, samplingError: sampling.value[covered].squareRoot(),
                freedom: sampling.freedom(covered, evidence: evidence),
                nullSpread: (chance?.coverageVariance ?? 0).squareRoot(),
                nullError: Self.burstModelError * abs((null ?? 0) - independent))
        }
    }

    private func sum(_ lane: Int) -> Quantities {
        let null = chance?.mean[lane]
        return Quantities(
            plugIn: plugIn[lane], null: null, samplingError: sampling.value[lane].squareRoot(),
            freedom: sampling.freedom(lane, evidence: evidence),
            nullSpread: (chance?.variance[lane] ?? 0).squareRoot(),
            nullError: Self.burstModelError * abs((null ?? 0) - independentNull[lane]))
    }

    /// Carries a squared distance over to the distance.
    private func root(of squared: Quantities) -> Quantities {
        let value = max(squared.plugIn, 0).squareRoot()
        let null = squared.null.map { max($0, 0).squareRoot() }
        let nullSlope = (null ?? 0) > 0 ? 1 / (2 * (null ?? 1)) : 0
        return Quantities(
            plugIn: value, null: null,
            samplingError: value > 0 ? squared.samplingError / (2 * value) : 0, freedom: squared.freedom,
            nullSpread: squared.nullSpread * nullSlope, nullError: squared.nullError * nullSlope)
    }
}
