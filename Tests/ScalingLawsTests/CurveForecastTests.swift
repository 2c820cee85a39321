import Foundation
import ScalingLaws
import Testing

@Suite struct CurveForecastTests {
    private static let rising = doublings([20, 21.6, 22.9, 24.3, 25.4])

    @Test func aBreakReachesDownAndNotUp() throws {
        let plain = try #require(CurveForecast(Self.rising))
        let doubtful = try #require(CurveForecast(Self.rising, doubt: BreakDoubt(fallen: 0, later: 0.4)))
        let fallen = try #require(CurveForecast(Self.rising, doubt: BreakDoubt(fallen: 1, later: 0)))
        for tokens in [3.2e10, 1.28e11, 1e12] {
            let (a, b, c) = (
                plain.prediction(at: tokens), doubtful.prediction(at: tokens), fallen.prediction(at: tokens)
            )
            #expect(b.lower < a.lower && b.value < a.value && b.upper <= a.upper + 1e-6)
            #expect(c.value < 26 && c.upper < a.upper)
        }
        #expect(abs((doubtful.weights[.brokenLaw] ?? 0) - 0.4) < 1e-12)
        #expect(plain.probability(ofLessThan: 20, at: 3.2e10) < fallen.probability(ofLessThan: 20, at: 3.2e10))
    }

    @Test func doubtIsKeptWithinOne() {
        let doubt = BreakDoubt(fallen: 0.8, later: 0.7)
        #expect(doubt.fallen == 0.8 && abs(doubt.later - 0.2) < 1e-15)
        // Half of the prior lies ahead when as much has been seen as is looked ahead.
        #expect(abs(BreakDoubt(prior: 0.3, afterRuns: 0, range: BreakDoubt.reach).later - 0.15) < 1e-15)
        #expect(CurveForecast([]) == nil)
        #expect(CurveForecast(doublings([1, .nan])) == nil)
    }

    @Test func forecastsDependNeitherOnOrderNorOnUnitsOfData() throws {
        let reversed = try #require(CurveForecast(Self.rising.reversed())).prediction(at: 1e11)
        let forecast = try #require(CurveForecast(Self.rising)).prediction(at: 1e11)
        #expect(reversed == forecast)
        let scaled = Self.rising.map { CurvePoint(tokens: $0.tokens * 1e4, value: $0.value) }
        let moved = try #require(CurveForecast(scaled)).prediction(at: 1e15)
        #expect(abs(moved.value - forecast.value) < 1e-6 && abs(moved.lower - forecast.lower) < 1e-6)
    }

    @Test func manyPointsAreAveraged() throws {
        var random = SplitMix64(seed: 3)
        let points = (0..<300).map { index in
            CurvePoint(
                tokens: 1e9 * Double(index + 1), value: 30 - 10 * pow(Double(index + 1), -0.4) + 0.3 * random.normal())
        }
        let forecast = try #require(CurveForecast(points)).prediction(at: 6e11)
        #expect(abs(forecast.value - (30 - 10 * pow(600, -0.4))) < 0.5)
        #expect(forecast.upper - forecast.lower < 4)
    }

    @Test func theNextCheckpointLiesAheadAndTellsSomething() throws {
        let forecast = try #require(CurveForecast(Self.rising))
        let next = try #require(forecast.nextCheckpoint())
        #expect(next.tokens > 1.6e10 && next.tokens <= 2.56e11 * 1.01)
        #expect(next.varianceRemoved > 0.3 && next.varianceRemoved <= 1)
        #expect(abs(next.target / 2.56e11 - 1) < 1e-9)
        let near = try #require(forecast.nextCheckpoint(for: 4e10))
        #expect(near.tokens <= 4e10 && near.target == 4e10 || abs(near.target / 4e10 - 1) < 1e-9)
        #expect(forecast.nextCheckpoint(for: 1e9) == nil)
    }

    @Test func gainsEndWhereTheCurveFlattens() throws {
        let flat = try #require(CurveForecast(doublings([26.9, 27.1, 27, 26.95, 27.05, 27], standardError: 0.1)))
        #expect(abs((flat.tokensOfLastGain(atLeast: 1) ?? 0) / 3.2e10 - 1) < 1e-9)
        let bending = try #require(
            CurveForecast(doublings((0..<6).map { 32 - 12 * exp(-0.5 * Double($0)) }, standardError: 0.1)))
        let straight = try #require(CurveForecast(doublings((0..<6).map { 20 + 1.5 * Double($0) }, standardError: 0.1)))
        let end = bending.tokensOfLastGain(atLeast: 1) ?? .infinity
        #expect(end < straight.tokensOfLastGain(atLeast: 1) ?? .infinity, "\(end)")
    }

    @Test func aLogLawIsFollowedEightTimesFurther() throws {
        let law = (0..<4).map { 18 * pow((5 + 0.693 * Double($0)) / 5, 0.8) }
        let next = try #require(CurveForecast(doublings(law))).prediction(at: 6.4e10)
        let truth = 18 * pow((5 + 0.693 * 6) / 5, 0.8)
        #expect(abs(next.value - truth) < 2, "\(next)")
        #expect(next.lower < truth && truth < next.upper)
    }
}

@Suite struct SettlementTests {
    @Test func theNumbersFollowFromAQuarterOfTheChange() {
        let settlement = Settlement(change: 1, deviation: 0.6)
        #expect(settlement.neededDeviation == 0.25 && !settlement.isSettled)
        #expect(abs(settlement.testSetFactor - 5.76) < 1e-12 && settlement.replicates == 6)
        let precise = Settlement(change: 1, deviation: 0.2)
        #expect(precise.isSettled && precise.replicates == 1 && precise.testSetFactor == 1)
    }

    @Test func aFallHasAnIntervalCorrectedForItsChoice() throws {
        let test = try MonotonicityTest(doublings([20, 23, 22, 21.5, 24], standardError: 0.5))
        let fall = test.largestDrawdown
        #expect(fall.fall == 1.5 && fall.fromTokens == 2e9 && fall.toTokens == 8e9)
        // 1.5 + 1.6449 · 0.5 √2; below, z of 0.05 / 10 is 2.5758.
        #expect(abs(fall.upper - (1.5 + 1.6448536269514722 * 0.5.squareRoot())) < 1e-9)
        #expect(fall.lower == 0)
        let large = try MonotonicityTest(doublings([20, 25, 21, 24], standardError: 0.5)).largestDrawdown
        #expect(abs(large.lower - (4 - 2.3939797998185104 * 0.5.squareRoot())) < 1e-9)
        #expect(try MonotonicityTest(doublings([1, 2, 3])).largestDrawdown.upper == 0)
    }

    @Test func crossEntropyThatFallsAloneIsNamed() throws {
        let analysis = try CurveAnalysis(
            observations: observations(
                [27, 27.1, 26.9, 27.05], standardError: 0.2, crossEntropy: [2.2, 2.0, 1.9, 1.85]))
        #expect(analysis.verdict == .flat && analysis.crossEntropyPartsCompany && !analysis.crossEntropyMisleads)
        #expect(analysis.reasons.contains { $0.contains("part company") })
    }
}
