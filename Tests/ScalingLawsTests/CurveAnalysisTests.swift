import Foundation
import ScalingLaws
import Testing

@Suite struct CurveAnalysisTests {
    private static func verdict(_ values: [Double], standardError: Double? = nil) throws -> CurveVerdict {
        try CurveAnalysis(observations: observations(values, standardError: standardError), laws: []).verdict
    }

    /// The four behaviours of the paper, without noise and without stated errors, and with them.
    @Test(
        arguments: [
            ((0..<8).map { pow(1.1 * (20.7 + 0.693 * Double($0)) - 18, 1.4) }, CurveVerdict.monotone),
            ((0..<8).map { 28 - 9 * exp(-0.9 * Double($0)) }, .saturating),
            ([30.1, 30.0, 30.2, 30.1, 30.15, 30.1], .flat),
            ([20, 22, 24, 25, 23, 21.5, 20], .nonMonotone),
            ([24, 26, 27.5, 25, 24.2], .nonMonotone),
            ([20, 24], .insufficientEvidence),
            ([], .insufficientEvidence),
        ] as [([Double], CurveVerdict)], [nil, 0.3])
    func behavioursAreTold(curve: ([Double], CurveVerdict), standardError: Double?) throws {
        let analysis = try CurveAnalysis(observations: observations(curve.0, standardError: standardError), laws: [])
        #expect(analysis.verdict == curve.1, "\(analysis.reasons)")
        #expect(!analysis.reasons.isEmpty)
        let mentionsNoise = analysis.reasons.contains { $0.contains("is assumed") }
        #expect(mentionsNoise == (standardError == nil && curve.0.count >= 3))
    }

    @Test func publishedCurvesGetTheirVerdicts() throws {
        func verdict(_ values: [Double]) throws -> CurveVerdict {
            try CurveAnalysis(
                observations: Koehn.points(values).map { Observation(tokens: $0.tokens, value: $0.value) }, laws: []
            ).verdict
        }
        #expect(try verdict(Koehn.phraseBased) == .monotone)
        #expect(try verdict(Koehn.neural) == .saturating)
        #expect([.monotone, .saturating].contains(try verdict(Koehn.largeLanguageModel)))
    }

    @Test func dropsWithinNoiseAreNotNonMonotone() throws {
        let values = [20, 21.5, 21.2, 22.8, 24.0]
        #expect(try Self.verdict(values, standardError: 0.4) == .monotone)
        #expect(try Self.verdict(values, standardError: 0.05) == .nonMonotone)
    }

    @Test func noisyCurvesDecideNothing() throws {
        let analysis = try CurveAnalysis(observations: observations([25, 25.8, 25.4, 25.9], standardError: 1.2))
        #expect(analysis.verdict == .insufficientEvidence)
        #expect(abs(analysis.probabilityNonMonotone - 0.2) < 0.2)
    }

    @Test func flatIsJudgedAgainstTheBaseline() throws {
        let values = [27.6, 28.3, 28.4, 28.6]
        let far = try CurveAnalysis(observations: observations(values, standardError: 0.3, baseline: 22))
        #expect(far.verdict != .flat)
        #expect((far.gainOverBaseline?.gain ?? 0) > 5)
        let near = try CurveAnalysis(
            observations: observations([28.0, 28.5, 28.1, 28.3], standardError: 0.3, baseline: 28.2))
        #expect(near.verdict == .flat)
    }

    @Test func crossEntropyAloneNeverClears() throws {
        let analysis = try CurveAnalysis(
            observations: observations(
                [22, 24, 25, 23.5, 21], standardError: 0.3, crossEntropy: [2.1, 1.9, 1.8, 1.74, 1.7]))
        #expect(analysis.verdict == .nonMonotone)
        #expect(analysis.crossEntropyMisleads)
        #expect(analysis.crossEntropyLaw?.name == .powerLaw)
        #expect(analysis.reasons.contains { $0.contains("cross-entropy alone would have cleared") })
        let rising = try CurveAnalysis(
            observations: observations([20, 22, 24, 25.5], standardError: 0.3, crossEntropy: [2.1, 1.9, 1.8, 1.74]))
        #expect(!rising.crossEntropyMisleads)
    }

    @Test func lawTruthsAreSeldomCalledAnythingWorse() throws {
        var random = SplitMix64(seed: 21)
        let law = LogLaw(logA: -6, alpha: 0.6, beta: 1.4)
        var verdicts: [CurveVerdict: Int] = [:]
        let runs = isSlowWanted ? 24 : 6
        for _ in 0..<runs {
            let values = try (0..<8).map { try law.value(at: 1e9 * pow(2, Double($0))) + 0.4 * random.normal() }
            verdicts[try Self.verdict(values, standardError: 0.4), default: 0] += 1
        }
        #expect(4 * verdicts[.monotone, default: 0] >= 3 * runs, "\(verdicts)")
        #expect(6 * verdicts[.nonMonotone, default: 0] <= runs)
    }

    @Test func scoresOfZeroStillGetAVerdict() throws {
        let analysis = try CurveAnalysis(observations: observations([0, 0.4, 3, 8, 12], standardError: 0.3))
        #expect(analysis.laws == nil || analysis.laws?.fits.isEmpty == false)
        #expect(analysis.verdict == .monotone || analysis.verdict == .saturating)
        #expect(analysis.reasons.contains { $0.contains("No law could be fitted") })
        // The mixture needs no logarithms of scores.
        let forecast = try analysis.forecast(at: 3.2e10)
        #expect(forecast.value > 12 && forecast.upper < 60)
        #expect(throws: FitError.self) {
            try CurveAnalysis(observations: observations([20, 21])).forecast(at: 1e11)
        }
        #expect(throws: LawDomainError.self) { try analysis.forecast(at: .nan) }
    }

    @Test func unitScaleMetricsBehaveAsTheirHundredfold() throws {
        let values = [70.1, 73.2, 75.4, 77.0, 78.3]
        let hundred = try CurveAnalysis(observations: observations(values), metric: "chrf", laws: [])
        let unit = try CurveAnalysis(observations: observations(values.map { $0 / 100 }), metric: "comet", laws: [])
        #expect(hundred.verdict == unit.verdict)
        #expect(abs(hundred.probabilityNonMonotone - unit.probabilityNonMonotone) < 1e-12)
        let forecasts = (try hundred.forecast(at: 6e10), try unit.forecast(at: 6e10))
        #expect(abs(forecasts.0.value - 100 * forecasts.1.value) < 1e-6)
        #expect(abs(forecasts.0.upper - 100 * forecasts.1.upper) < 1e-6)
    }

    @Test func probabilityFollowsThePrior() throws {
        let rows = observations([20, 21, 20.7, 21.5], standardError: 0.4)
        var last = 0.0
        for prior in [-3.0, -1, 0, 1, 3] {
            let probability = try CurveAnalysis(observations: rows, priorLogOdds: prior, laws: [])
                .probabilityNonMonotone
            #expect(probability > last && probability < 1)
            last = probability
        }
    }
}
