import Foundation
import PerformancePrediction
import ScalingLaws
import Testing

@Suite struct PerformancePredictorTests {
    private let predictor = PerformancePredictor()

    private static func features(_ source: Double, _ target: Double) -> AlignmentFeatures {
        AlignmentFeatures(sourceShare: source, targetShare: target)
    }

    private static func runs(_ values: [Double], standardError: Double? = 0.3) -> [Observation] {
        values.enumerated().map { index, value in
            Observation(tokens: 1e9 * pow(2, Double(index)), value: value, standardError: standardError)
        }
    }

    @Test func mixturesOfThePaperAreOrdered() throws {
        let probabilities = try [(0.5, 0.5), (0, 1), (1, 0), (0, 0)].map {
            try predictor.predict(Self.features($0.0, $0.1)).probabilityNonMonotone
        }
        for (left, right) in zip(probabilities, probabilities.dropFirst()) { #expect(left < right) }
        #expect(probabilities[0] > 0.1 && probabilities[0] < 0.25)
        #expect(probabilities[3] > 0.35 && probabilities[3] <= 0.6)
    }

    @Test func priorIsTheMeanOfTheLogisticOverItsDoubt() throws {
        // By adaptive quadrature (scipy.integrate.quad) with the bundled parameters; Scripts/golden/predictor_prior.py.
        for (source, target, expected) in PriorGolden.rows {
            let probability = try predictor.predict(Self.features(source, target)).probabilityNonMonotone
            #expect(abs(probability - expected) < 1e-9)
        }
    }

    @Test func beforeRunsNothingIsDecided() throws {
        let prediction = try predictor.predict(Self.features(0, 0))
        #expect(prediction.verdict == .insufficientEvidence)
        #expect(prediction.forecast.isEmpty)
        #expect(prediction.recommendation.contains("at least three checkpoints"))
        #expect(prediction.reasons.contains { $0.contains("cannot tell apart tasks") })
        #expect(prediction.upper - prediction.lower > 0.4)
    }

    @Test func priorIsClampedWhateverTheParameters() throws {
        for (intercept, bound) in [(-50.0, 0.05), (50, 0.6)] {
            var parameters = PredictorParameters.bundled
            parameters.intercept = intercept
            let prediction = try PerformancePredictor(parameters: parameters).predict(Self.features(0.5, 0.5))
            #expect(abs(prediction.probabilityNonMonotone - bound) < 1e-12)
        }
    }

    @Test func runsOverruleThePrior() throws {
        let rising = try predictor.predict(
            Self.features(0, 0), observations: Self.runs([18, 20.5, 22.7, 24.8, 26.6, 28.3]))
        #expect(rising.verdict == .monotone)
        #expect(rising.probabilityNonMonotone < 0.1)
        let falling = try predictor.predict(
            Self.features(0.5, 0.5), observations: Self.runs([22, 25, 27, 24.5, 22.5]))
        #expect(falling.verdict == .nonMonotone)
        #expect(falling.probabilityNonMonotone > 0.95)
        #expect(falling.recommendation.hasPrefix("Do not buy"))
    }

    @Test func forecastIsAtTheTokensAskedFor() throws {
        let runs = Self.runs([18, 20.5, 22.7, 24.8, 26.6])
        var features = Self.features(0.5, 0.5)
        features.pretrainingTokens = 1e12
        let standard = try predictor.predict(features, observations: runs).forecast
        #expect(standard.map(\.tokens) == [3.2e10, 6.4e10, 1e12])
        for point in standard {
            #expect(point.lower < point.bleu && point.bleu < point.upper && point.upper <= 100)
        }
        let asked = try predictor.predict(features, observations: runs, at: [5e11, 2e10]).forecast
        #expect(asked.map(\.tokens) == [2e10, 5e11])
        #expect(try predictor.predict(features, observations: Array(runs.prefix(2))).forecast.isEmpty)
        #expect(throws: FitError.self) { try predictor.predict(features, observations: runs, at: [.nan]) }
        #expect(throws: FitError.self) { try predictor.predict(features, observations: runs, at: [0]) }
    }

    @Test func evidenceAddsUpToTheOdds() throws {
        for runs in [[], Self.runs([20, 22, 21.6, 23.5])] {
            let prediction = try predictor.predict(
                AlignmentFeatures(sourceShare: 0.9, targetShare: 0.05, targetDivergence: 0.7, targetCoverage: 0.8),
                observations: runs)
            let sum = prediction.evidence.map(\.effect).reduce(0, +)
            let odds = prediction.probabilityNonMonotone / (1 - prediction.probabilityNonMonotone)
            #expect(abs(sum - log(odds)) < 1e-9)
            #expect(Set(prediction.evidence.map(\.name)).count == prediction.evidence.count)
        }
    }

    @Test func evidenceHasTheSignOfItsMeaning() throws {
        func effect(_ features: AlignmentFeatures, _ name: String) throws -> Double {
            try #require(try predictor.predict(features).evidence.first { $0.name == name }).effect
        }
        #expect(try effect(AlignmentFeatures(targetCoverage: 1), "targetCoverage") < 0)
        #expect(try effect(AlignmentFeatures(targetCoverage: 0.1), "targetCoverage") > 0)
        #expect(try effect(AlignmentFeatures(outOfVocabulary: 0.9), "targetCoverage") > 0)
        #expect(try effect(AlignmentFeatures(alignmentScore: 1), "alignmentScore") < 0)
        #expect(try effect(AlignmentFeatures(alignmentScore: 0), "alignmentScore") > 0)
        #expect(try effect(AlignmentFeatures(targetDivergence: 0.1), "divergence") < 0)
        #expect(try effect(AlignmentFeatures(sourceDivergence: 1), "divergence") > 0)
        #expect(try effect(AlignmentFeatures(finetuningTokens: 6e6), "finetuningTokens") == 0)
    }

    @Test func unknownFeaturesWidenTheInterval() throws {
        let nothing = try predictor.predict()
        let all = try predictor.predict(
            AlignmentFeatures(alignmentScore: 0.65, targetDivergence: 0.56, targetCoverage: 0.53))
        #expect(nothing.upper - nothing.lower > all.upper - all.lower)
    }

    /// Anything may be passed in; nothing that comes out is NaN, infinite or out of order.
    @Test func nothingIsEverNaN() throws {
        var random = SplitMix64(seed: 99)
        let extremes: [Double?] = [
            nil, 0, 1, -1, 0.5, 2, 1e308, -1e308, .leastNonzeroMagnitude, .infinity, -.infinity, .nan,
            .greatestFiniteMagnitude,
        ]
        func any() -> Double? {
            Bool.random(using: &random)
                ? Double.random(in: -0.5...1.5, using: &random)
                : extremes[Int.random(in: 0..<extremes.count, using: &random)]
        }
        for round in 0..<90 {
            let features = AlignmentFeatures(
                sourceShare: any(), targetShare: any(), alignmentScore: any(), targetDivergence: any(),
                sourceDivergence: any(), targetDivergenceNull: any(), sourceDivergenceNull: any(),
                targetCoverage: any(),
                sourceCoverage: any(), outOfVocabulary: any(), pretrainingTokens: any(), finetuningTokens: any())
            var runs: [Observation] = []
            if round % 4 == 0 {
                let scale = exp(Double.random(in: -3...4, using: &random))
                runs = Self.runs(
                    (0..<(round / 4 % 5)).map { _ in scale * Double.random(in: 0...1, using: &random) },
                    standardError: round % 8 == 0 ? nil : exp(Double.random(in: -20...5, using: &random)))
            }
            let prediction = try predictor.predict(features, observations: runs)
            #expect(0 < prediction.probabilityNonMonotone && prediction.probabilityNonMonotone < 1)
            #expect(0 < prediction.lower && prediction.lower <= prediction.probabilityNonMonotone)
            #expect(prediction.upper < 1 && prediction.upper >= prediction.probabilityNonMonotone)
            #expect(prediction.evidence.allSatisfy { $0.effect.isFinite && ($0.value ?? 0).isFinite })
            #expect(
                prediction.forecast.allSatisfy {
                    $0.lower <= $0.bleu && $0.bleu <= $0.upper && $0.lower.isFinite && $0.upper.isFinite
                })
            #expect(!prediction.recommendation.contains("nan") && !prediction.recommendation.isEmpty)
            // JSON has no way to write NaN: encoding would throw.
            let data = try JSONEncoder().encode(prediction)
            #expect(try JSONDecoder().decode(Prediction.self, from: data) == prediction)
        }
    }

    @Test func valuesSurviveJSON() throws {
        let features = AlignmentFeatures(sourceShare: 0.25, targetDivergence: 0.5, pretrainingTokens: 1e11)
        let decoded = try JSONDecoder().decode(AlignmentFeatures.self, from: try JSONEncoder().encode(features))
        #expect(decoded == features)
        let parameters = try JSONDecoder().decode(
            PredictorParameters.self, from: try JSONEncoder().encode(PredictorParameters.bundled))
        #expect(parameters == .bundled)
    }

    @Test func domainDistanceTakesOutTheLanguage() throws {
        // 0.311 is the divergence of half a corpus from its language.
        let same = AlignmentFeatures(targetShare: 0.5, targetDivergence: 0.3112781244591328)
        #expect(abs(try #require(same.targetDomainDistance)) < 1e-12)
        let other = AlignmentFeatures(targetShare: 0.5, targetDivergence: 1)
        #expect(abs(try #require(other.targetDomainDistance) - 1) < 1e-12)
        #expect(AlignmentFeatures(targetShare: 0, targetDivergence: 1).targetDomainDistance == nil)
        #expect(AlignmentFeatures(targetDivergence: 1).targetDomainDistance == nil)
        let known = AlignmentFeatures(targetCrossEntropy: 6 + log(2), targetCrossEntropyNull: 6)
        #expect(abs(try #require(known.crossEntropyExcess) - 0.5) < 1e-12)
        #expect(AlignmentFeatures(targetCrossEntropy: 5, targetCrossEntropyNull: 6).crossEntropyExcess == 0)
        let shown = try predictor.predict(known).evidence.first { $0.name == "crossEntropyExcess" }
        #expect(shown?.effect == 0)
    }

    @Test func whatToDoNextIsInNumbers() throws {
        let prediction = try predictor.predict(
            Self.features(0.5, 0.5), observations: Self.runs([18, 20.5, 22.7, 24.8, 26.6]))
        let next = try #require(prediction.nextCheckpoint)
        #expect(next.tokens > 1.6e10 && next.varianceRemoved > 0)
        #expect(prediction.recommendation.contains("it tells most"))
        #expect(prediction.probabilityOfNoticeableFall < prediction.probabilityNonMonotone)
        #expect(try #require(prediction.probabilityOfNoMeasurableGain) < 0.01)
        #expect(prediction.largestDrawdown?.fall == 0)
        #expect(prediction.settlement?.presentDeviation == 0.3)
        let noisy = try predictor.predict(observations: Self.runs([25, 25.8, 25.4, 25.9], standardError: 1))
        #expect(noisy.recommendation.contains("16 seeds") && noisy.recommendation.contains("16.0 times as large"))
        #expect(try predictor.predict(Self.features(0.5, 0.5)).nextCheckpoint == nil)
    }

    @Test func unusableParametersAreRefused() {
        let changes: [(inout PredictorParameters) -> Void] = [
            { $0.coefficients = [1, 2] }, { $0.coefficients[1] = -0.1 }, { $0.covariance.removeLast() },
            { $0.intercept = .nan }, { $0.taskDeviation = -1 }, { $0.referenceFeatures[0] = .infinity },
        ]
        for change in changes {
            var parameters = PredictorParameters.bundled
            change(&parameters)
            #expect(throws: PredictorParametersError.self) { try PerformancePredictor(parameters: parameters) }
        }
    }
}
