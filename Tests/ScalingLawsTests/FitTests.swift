import Foundation
import ScalingLaws
import Testing

@Suite struct FitTests {
    private static let published = LogLaw(logA: -20, alpha: 1.1, beta: 1.5)
    private static let tokens = (0..<8).map { 1e9 * pow(2, Double($0)) }

    private static func parameter(_ name: String, of fit: FitResult) throws -> Double {
        try #require(fit.parameters.first { $0.name == name }).value
    }

    @Test func logLawHasItsPublishedValues() throws {
        let expected = [
            4.674238, 6.711489, 8.980561, 11.459808, 14.132722, 16.986167, 20.009369, 23.193281,
        ]
        for (tokens, value) in zip(Self.tokens, expected) {
            #expect(abs(try Self.published.value(at: tokens) - value) < 5e-7)
        }
        #expect(abs((Self.published.alpha ?? 0) - 1.1) < 1e-12)
        #expect(abs((Self.published.logA ?? 0) + 20) < 1e-11)
    }

    @Test(arguments: [4, 8])
    func logLawIsRecoveredFromItsOwnValues(count: Int) throws {
        let points = try Self.tokens.prefix(count).map {
            CurvePoint(tokens: $0, value: try Self.published.value(at: $0))
        }
        let fit = try FitResult(.logLaw, to: points)
        #expect(fit.objective < 1e-15)
        #expect(abs(try Self.parameter("logA", of: fit) + 20) < 20e-6)
        #expect(abs(try Self.parameter("alpha", of: fit) - 1.1) < 1e-6)
        #expect(abs(try Self.parameter("beta", of: fit) - 1.5) < 1e-6)
    }

    @Test func phraseBasedCurveOfKoehnAndKnowles() throws {
        let fit = try FitResult(.logLaw, to: Koehn.points(Koehn.phraseBased))
        #expect(abs(fit.objective - 1.42223e-4) < 5e-10)
        #expect(abs(try Self.parameter("beta", of: fit) - 0.450371) < 5e-6)
        #expect(abs(try Self.parameter("shift", of: fit) + 10.0534) < 5e-4, "\(fit.parameters)")
        let expected = [
            16.385, 18.109, 19.653, 21.062, 22.364, 23.580, 24.723, 25.806, 26.835, 27.819, 28.762,
        ]
        for (point, value) in zip(Koehn.points(Koehn.phraseBased), expected) {
            #expect(abs(try fit.law.value(at: point.tokens) - value) < 6e-4)
        }
    }

    @Test(arguments: [(4, 0.167), (7, 1.126)])
    func holdoutsOfThePhraseBasedCurve(heldOut: Int, error: Double) throws {
        let points = Koehn.points(Koehn.phraseBased)
        let holdout = try #require(
            try LawComparison.holdout(heldOut, of: points, laws: [.logLaw]).holdouts.first)
        #expect(holdout.predictions.count == heldOut)
        #expect(abs(holdout.meanAbsoluteError - error) < 6e-4)
    }

    @Test func neuralCurveBendsAwayFromTheLogLaw() throws {
        let points = Koehn.points(Koehn.neural)
        let fit = try FitResult(.logLaw, to: Array(points.prefix(7)))
        #expect(abs(try fit.law.value(at: points[10].tokens) - 36.65) < 6e-3)
    }

    @Test func otherLawsAreRecoveredFromTheirOwnValues() throws {
        let power = PowerLaw(floor: 1.2, scale: 300, alpha: 0.3)
        let saturating = SaturatingPowerLaw(ceiling: 34, scale: 2e5, rate: 0.45)
        let exponential = ExponentialOfCrossEntropyLaw(ceiling: 40, scale: 900, rate: 0.33)
        let laws: [(any ScalingLaw, LawName)] = [
            (power, .powerLaw), (saturating, .saturatingPowerLaw), (exponential, .exponentialOfCrossEntropy),
            (ConstantLaw(level: 27.5), .constant),
            (LogisticLaw(ceiling: 35, rate: 0.8, position: -18), .logistic),
        ]
        for (law, name) in laws {
            let points = try Self.tokens.map { CurvePoint(tokens: $0, value: try law.value(at: $0)) }
            let fit = try FitResult(name, to: points)
            #expect(fit.objective < 1e-18, "\(name)")
            for (fitted, given) in zip(fit.parameters, law.parameters) {
                #expect(abs(fitted.value - given.value) <= 1e-4 * abs(given.value), "\(name) \(given.name)")
            }
            #expect(abs(try fit.law.value(at: 1e13) / law.value(at: 1e13) - 1) < 1e-5)
        }
    }

    /// q = −1, 0 and 1 are other laws; between them nothing jumps.
    @Test func richardsHoldsTheOtherLaws() throws {
        let logistic = LogisticLaw(ceiling: 34, rate: 0.7, position: -15)
        let exponential = ExponentialOfCrossEntropyLaw(ceiling: 34, scale: exp(15), rate: 0.7)
        let saturating = SaturatingPowerLaw(ceiling: 34, scale: 34 * exp(15), rate: 0.7)
        for tokens in Self.tokens + [1e13] {
            for (law, exponent) in [
                (logistic as any ScalingLaw, 1.0), (exponential, 0), (saturating, -1),
            ] {
                let value = try RichardsLaw(ceiling: 34, exponent: exponent, rate: 0.7, position: -15).value(at: tokens)
                let expected = max(0, try law.value(at: tokens))
                #expect(abs(value - expected) < 1e-9 * 34, "\(exponent) at \(tokens)")
                for near in [exponent - 1e-5, exponent + 1e-5] where expected > 1 {
                    let law = RichardsLaw(ceiling: 34, exponent: near, rate: 0.7, position: -15)
                    #expect(abs(try law.value(at: tokens) - expected) < 1e-2)
                }
            }
        }
    }

    @Test(arguments: isSlowWanted ? [-1.4, -0.5, 0.6, 2] : [-0.5, 2])
    func richardsIsRecoveredFromItsOwnValues(exponent: Double) throws {
        let law = RichardsLaw(ceiling: 36, exponent: exponent, rate: 0.6, position: -12)
        let tokens = (0..<12).map { 1e9 * pow(2, 0.8 * Double($0)) }
        let fit = try FitResult(.richards, to: tokens.map { CurvePoint(tokens: $0, value: try law.value(at: $0)) })
        #expect(fit.objective < 1e-10, "\(fit.objective)")
        #expect(abs(try fit.law.value(at: 1e13) - law.value(at: 1e13)) < 0.02)
        #expect(fit.parameters.map(\.name) == ["B", "q", "c", "u"])
    }

    @Test func brokenLawFindsABreakAndAFall() throws {
        let law = BrokenLaw(breakTokens: 1.1e10, valueAtBreak: 28, before: 0.15, after: -0.08)
        let points = try Self.tokens.map { CurvePoint(tokens: $0, value: try law.value(at: $0)) }
        let fit = try FitResult(.brokenLaw, to: points)
        #expect(fit.objective < 1e-15)
        for (fitted, given) in zip(fit.parameters, law.parameters) {
            #expect(abs(fitted.value - given.value) <= 1e-4 * abs(given.value), "\(given.name) \(fitted.value)")
        }
        let next = try fit.prediction(at: 1e12)
        #expect(next.value < 20 && next.lower < next.value && next.value < next.upper)
        // The log-law, which only rises, explains the same points hundreds of times worse.
        #expect(try FitResult(.logLaw, to: points).objective > 1e-2)
    }

    @Test func fitsDependNeitherOnOrderNorOnUnits() throws {
        let points = Koehn.points(Koehn.neural)
        for law in [LawName.logLaw, .saturatingPowerLaw, .exponentialOfCrossEntropy] {
            let fit = try FitResult(law, to: points)
            let reversed = try FitResult(law, to: points.reversed())
            #expect(abs(reversed.objective - fit.objective) < 1e-12)
            let scaled = try FitResult(
                law, to: points.map { CurvePoint(tokens: $0.tokens * 1e6, value: $0.value * 0.01) })
            #expect(abs(scaled.objective - fit.objective) < 1e-10)
            #expect(abs(try scaled.law.value(at: 1e15) * 100 - fit.law.value(at: 1e9)) < 1e-4)
        }
    }

    @Test func weightsFavourPrecisePoints() throws {
        var points = doublings([20, 22, 24, 26, 40], standardError: 0.1)
        points[4].standardError = 20
        let weighted = try FitResult(.logLaw, to: points)
        let plain = try FitResult(.logLaw, to: doublings([20, 22, 24, 26, 40]))
        #expect(abs(weighted.residuals[0]) < 0.02)
        #expect(abs(weighted.residuals[4]) > 2 * abs(plain.residuals[4]))
    }

    @Test(
        arguments: [
            (doublings([20, 21]), FitError.Code.tooFewPoints),
            ([], .tooFewPoints),
            ([1, 1, 2, 2].map { CurvePoint(tokens: $0, value: 20) }, .equalTokens),
            (doublings([20, 0, 22]), .nonPositiveValue),
            (doublings([20, -1, 22]), .nonPositiveValue),
            (doublings([20, .nan, 22]), .nonFinite),
            ([0, 1, 2].map { CurvePoint(tokens: $0, value: 20) }, .nonPositiveTokens),
            (doublings([20, 21, 22], standardError: 0), .nonPositiveField),
        ] as [([CurvePoint], FitError.Code)])
    func degeneratePointsAreRefused(points: [CurvePoint], code: FitError.Code) throws {
        #expect(try #require(throws: FitError.self) { try FitResult(.logLaw, to: points) }.code == code)
    }

    @Test func unknownLawIsRefused() throws {
        let error = try #require(throws: FitError.self) {
            try FitResult(LawName(rawValue: "cubic"), to: doublings([1, 2, 3]))
        }
        #expect(error.code == .unknownLaw)
    }

    @Test func lawsHaveNoValueOutsideTheirDomain() throws {
        let laws: [any ScalingLaw] = [
            Self.published, PowerLaw(floor: 1, scale: 2, alpha: 0.5), ConstantLaw(level: 3),
            SaturatingPowerLaw(ceiling: 30, scale: 5, rate: 0.4),
            ExponentialOfCrossEntropyLaw(ceiling: 30, scale: 5, rate: 0.4),
            LogisticLaw(ceiling: 30, rate: 0.4, position: -8),
            RichardsLaw(ceiling: 30, exponent: 0.5, rate: 0.4, position: -8),
            BrokenLaw(breakTokens: 1e10, valueAtBreak: 30, before: 0.2, after: -0.1),
        ]
        for law in laws {
            for tokens in [0, -1, .nan, .infinity] as [Double] {
                #expect(throws: LawDomainError.self) { try law.value(at: tokens) }
            }
        }
        // ln(A·D^α) > 0 only above exp(20 / 1.1) tokens.
        #expect(throws: LawDomainError.self) { try Self.published.value(at: exp(20 / 1.1) * 0.999) }
        #expect(try Self.published.value(at: exp(20 / 1.1) * 1.001) < 0.01)
        #expect(throws: LawDomainError.self) {
            try PowerLaw(floor: 1, scale: 1e300, alpha: 5).value(at: 1e-300)
        }
    }

    @Test func everyFitOfRandomPointsIsFinite() throws {
        var random = SplitMix64(seed: 11)
        for round in 0..<(isSlowWanted ? 16 : 4) {
            let points = (0..<(3 + round % 6)).map { index in
                CurvePoint(
                    tokens: exp(Double(index) + Double.random(in: 0...1, using: &random)),
                    value: exp(Double.random(in: -12...12, using: &random)))
            }
            for law in [LawName.powerLaw] + LawComparison.allMetricLaws {
                if law == .richards, round % 5 > 0 || points.count < 4 { continue }
                if law == .brokenLaw, points.count < 4 { continue }
                let fit = try FitResult(law, to: points)
                #expect(fit.objective.isFinite && fit.residuals.allSatisfy(\.isFinite))
                #expect(fit.parameters.allSatisfy { $0.value.isFinite })
                let prediction = try? fit.prediction(at: 1e4)
                if let prediction {
                    #expect(prediction.lower <= prediction.value && prediction.value <= prediction.upper)
                    #expect(prediction.lower.isFinite && prediction.upper.isFinite)
                }
            }
        }
    }
}

@Suite struct IdentificationTests {
    @Test func aCurveWithoutABendHasNoCeiling() throws {
        let straight = doublings((0..<8).map { 10 * pow(1.25, Double($0)) })
        #expect(try FitResult(.logistic, to: straight).unidentified == ["B", "u"])
        #expect(try FitResult(.richards, to: straight).parameters.isEmpty)
        #expect(try FitResult(.saturatingPowerLaw, to: straight).unidentified == ["B", "a", "c"])
        // A power law still has its exponent.
        let exponent = try #require(try FitResult(.logistic, to: straight).parameters.first { $0.name == "c" })
        #expect(abs(exponent.value - log(1.25) / log(2)) < 1e-4)
    }

    @Test func flatScoresHaveALevelAndNoRate() throws {
        let flat = doublings([26.9, 27.1, 27, 26.95, 27.05, 27, 26.9])
        for law in [LawName.saturatingPowerLaw, .exponentialOfCrossEntropy, .logistic] {
            let fit = try FitResult(law, to: flat)
            #expect(fit.unidentified.count == 2 && fit.parameters.count == 1, "\(law) \(fit.law.parameters)")
            #expect(abs((fit.parameters.first?.value ?? 0) - 27) < 0.1, "\(law)")
        }
        for law in LawComparison.allMetricLaws {
            let fit = try FitResult(law, to: flat)
            #expect(fit.parameters.allSatisfy { abs($0.value) < 1e12 }, "\(law) \(fit.parameters)")
        }
    }

    @Test func curvesThatBendDetermineEverything() throws {
        let points = Koehn.points(Koehn.phraseBased)
        for law in LawComparison.metricLaws {
            #expect(try FitResult(law, to: points).unidentified.isEmpty, "\(law)")
        }
        // A log-law with a small exponent: β and s mean something, α = e^(c/β) does not.
        let bending = doublings((0..<8).map { 30 - 10 * exp(-0.8 * Double($0)) })
        #expect(try FitResult(.logLaw, to: bending).parameters.map(\.name) == ["beta", "shift"])
    }
}

@Suite struct FittingLossTests {
    @Test func leastSquaresFollowOneBadCheckpoint() throws {
        let points = doublings([20, 22, 24, 26, 12, 30, 32])
        let robust = try FitResult(.saturatingPowerLaw, to: points, loss: .huber(threshold: 0.01))
        let plain = try FitResult(.saturatingPowerLaw, to: points, loss: .leastSquares)
        #expect(abs(robust.residuals[0]) < 0.5 * abs(plain.residuals[0]))
        #expect(robust.loss == .huber(threshold: 0.01) && "\(robust.loss)" == "huber 0.01")
        // An endless threshold is least squares.
        let endless = try FitResult(.saturatingPowerLaw, to: points, loss: .huber(threshold: 1e9))
        #expect(abs(endless.objective - plain.objective) < 1e-12)
        #expect(abs(plain.objective - plain.residuals.map { $0 * $0 / 2 }.reduce(0, +)) < 1e-12)
        #expect(try FitResult(.logLaw, to: points).loss == .huber(threshold: 0.1))
    }

    @Test func standardErrorsWeigh() throws {
        // Of a constant: the weighted mean of the logarithms.
        var points = doublings([20, 22, 30], standardError: 0.5)
        points[2].standardError = 3
        let weights = points.map { pow($0.value / ($0.standardError ?? 1), 2) }
        let mean = zip(points, weights).map { log($0.value) * $1 }.reduce(0, +) / weights.reduce(0, +)
        let fit = try FitResult(.constant, to: points, loss: .leastSquares)
        #expect(abs(log(try #require(fit.parameters.first).value) - mean) < 1e-12)
    }
}
