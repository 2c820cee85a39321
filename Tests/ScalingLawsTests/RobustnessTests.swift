import Foundation
import ScalingLaws
import Testing

/// Any finite or infinite numbers may be observed: each curve is either refused or analysed without NaN.
@Suite struct RobustnessTests {
    private static func extreme(_ random: inout SplitMix64) -> Double {
        let extremes: [Double] = [
            0, -1, 1, 100, .leastNonzeroMagnitude, 1e-60, 1e60, 1e-300, 1e300, .greatestFiniteMagnitude, .infinity,
            .nan,
        ]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return extremes[Int.random(in: 0..<extremes.count, using: &random)]
        case 1: return exp(Double.random(in: -130...130, using: &random))
        default: return Double.random(in: 0...60, using: &random)
        }
    }

    @Test func everyCurveIsRefusedOrAnalysed() throws {
        var random = SplitMix64(seed: 77)
        var analysed = 0
        for _ in 0..<(isSlowWanted ? 60 : 20) {
            let rows = (0..<Int.random(in: 0...6, using: &random)).map { index in
                Observation(
                    tokens: Bool.random(using: &random) ? 1e9 * Double(index + 1) : Self.extreme(&random),
                    value: Self.extreme(&random),
                    standardError: Bool.random(using: &random) ? Self.extreme(&random) : nil,
                    crossEntropy: Bool.random(using: &random) ? Self.extreme(&random) : nil,
                    isBaseline: index == 5)
            }
            guard let analysis = try? CurveAnalysis(observations: rows) else { continue }
            analysed += 1
            #expect((0...1).contains(analysis.probabilityNonMonotone))
            #expect((0...1).contains(analysis.probabilityOfNoticeableFall))
            #expect((0...1).contains(analysis.gain?.pValue ?? 0))
            #expect((0...1).contains(analysis.gain?.probabilityBelowNoticeable ?? 0))
            #expect(!(analysis.gain?.upper.isNaN ?? false))
            for reason in analysis.reasons { #expect(!reason.contains("nan")) }
            if let forecast = try? analysis.forecast(at: 1e12) {
                #expect(forecast.lower <= forecast.value && forecast.value <= forecast.upper)
                #expect(forecast.lower.isFinite && forecast.upper.isFinite)
            }
        }
        #expect(analysed > 3)
    }

    @Test func tokensThatDifferTooLittleCountAsEqual() throws {
        let rows = [1e9, 1e9.nextUp, 1e9.nextUp.nextUp].map { Observation(tokens: $0, value: 20) }
        let analysis = try CurveAnalysis(observations: rows)
        #expect(analysis.verdict == .insufficientEvidence)
        #expect(analysis.gain == nil)
        #expect(throws: FitError.self) { try FitResult(.logLaw, to: analysis.curve.points) }
    }

    @Test func longCurvesWithSteadyFallsAreCondemned() throws {
        let values = (0..<60).map { 40 - 0.3 * Double($0) }
        let analysis = try CurveAnalysis(
            observations: values.enumerated().map {
                Observation(tokens: 1e9 * Double($0.offset + 1), value: $0.element, standardError: 0.2)
            }, laws: [])
        #expect(analysis.verdict == .nonMonotone)
        #expect(analysis.probabilityNonMonotone > 0.999)
    }
}
