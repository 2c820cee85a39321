import RealModule

/// All sums over one spectrum that the estimates need.
struct SpectrumEvaluation {
    /// A value, what chance alone gives, and two standard errors.
    struct Quantities {
        var plugIn: Double
        var null: Double?
        /// Standard error of the plug-in when the corpora are sampled anew.
        var samplingError: Double
        /// Standard deviation of the plug-in under the null.
        var nullError: Double
    }

    /// Two-sided 95 % point of the normal distribution.
    static let normalQuantile = 1.959963984540054

    let smoothing: KullbackLeiblerSmoothing
    let firstEffect: DesignEffect?
    let secondEffect: DesignEffect?
    let terms: PairTerms
    let plugIn: SIMD8<Double>
    let sampling: SIMD8<Double>
    let chance: ChanceExpectation?
    let millerMadowBias: Double

    init(
        spectrum: JointCountSpectrum, smoothing: KullbackLeiblerSmoothing, firstEffect: DesignEffect?,
        secondEffect: DesignEffect?,
        firstInfluence: InfluenceEffect?, secondInfluence: InfluenceEffect?
    ) {
        self.smoothing = smoothing
        self.firstEffect = firstEffect
        self.secondEffect = secondEffect
        let terms = PairTerms(
            firstTotal: spectrum.firstTotal, secondTotal: spectrum.secondTotal, smoothing: smoothing)
        self.terms = terms
        plugIn = Self.plugIn(spectrum, terms: terms)
        millerMadowBias = Self.millerMadowBias(spectrum, terms: terms)
        let secondTypes = plugIn[PairTerms.Lane.secondTypes]
        sampling =
            SamplingVariance(
                spectrum: spectrum, terms: terms,
                typeCoverage: plugIn[PairTerms.Lane.coveredTypes] / secondTypes, secondTypes: secondTypes,
                firstEffect: firstInfluence?.lanes ?? SIMD8(repeating: firstEffect?.perToken ?? 1),
                secondEffect: secondInfluence?.lanes ?? SIMD8(repeating: secondEffect?.perToken ?? 1)
            ).value
        guard spectrum.unlistedFirstMass == 0 else {
            chance = nil
            return
        }
        // The variance of a difference of two shares is dominated by the smaller side: weigh by the other side's size.
        let first = (firstEffect ?? .independentTokens).burst
        let second = (secondEffect ?? .independentTokens).burst
        let (firstWeight, secondWeight) = (terms.second / terms.pooled, terms.first / terms.pooled)
        chance = ChanceExpectation(spectrum: spectrum, terms: terms) { count in
            firstWeight * first.inflation(count: count) + secondWeight * second.inflation(count: count)
        }
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
            return Quantities(
                plugIn: plugIn[covered] / plugIn[all], null: chance.map { $0.mean[covered] / $0.mean[all] },
                samplingError: sampling[covered].squareRoot(),
                nullError: (chance?.coverageVariance ?? 0).squareRoot())
        }
    }

    private func sum(_ lane: Int) -> Quantities {
        Quantities(
            plugIn: plugIn[lane], null: chance?.mean[lane], samplingError: sampling[lane].squareRoot(),
            nullError: (chance?.variance[lane] ?? 0).squareRoot())
    }

    /// Carries a squared distance over to the distance.
    private func root(of squared: Quantities) -> Quantities {
        let value = max(squared.plugIn, 0).squareRoot()
        let null = squared.null.map { max($0, 0).squareRoot() }
        return Quantities(
            plugIn: value, null: null,
            samplingError: value > 0 ? squared.samplingError / (2 * value) : 0,
            nullError: (null ?? 0) > 0 ? squared.nullError / (2 * (null ?? 1)) : 0)
    }
}
