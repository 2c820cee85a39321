import Foundation
import ScalingLaws
import Testing

@Suite struct MonotonicityTests {
    /// The share of simulated curves on which the test finds a fall at 5 %.
    private static func alarms(
        _ truth: [Double], deviation: Double, isKnown: Bool, runs: Int, seed: UInt64
    ) throws -> Double {
        var random = SplitMix64(seed: seed)
        var found = 0
        for _ in 0..<runs {
            let values = truth.map { $0 + deviation * random.normal() }
            let test = try MonotonicityTest(doublings(values, standardError: isKnown ? deviation : nil))
            if test.pValue < 0.05 { found += 1 }
        }
        return Double(found) / Double(runs)
    }

    /// Rises by 4, ever more slowly, to the checkpoint nearest 60 % of the way, then falls by `fall` to the end.
    private static func riseAndFall(_ count: Int, fall: Double, isStraight: Bool = false) -> [Double] {
        let peak = Int((0.6 * Double(count - 1)).rounded())
        return (0..<count).map { index in
            guard index <= peak else { return 30 - fall * Double(index - peak) / Double(count - 1 - peak) }
            let way = Double(index) / Double(peak)
            return 26 + 4 * (isStraight ? way : (1 - exp(-3 * way)) / (1 - exp(-3)))
        }
    }

    /// 5 % and three standard errors of 2,000 runs; the trials saw 3–6 % on flat and 0–3 % on rising truths.
    @Test(arguments: [3, 4, 6, 8, 12])
    func falseAlarmsStayNearFivePerCentWithKnownNoise(count: Int) throws {
        let flat = [Double](repeating: 27, count: count)
        let rising = (0..<count).map { 20 + 0.5 * Double($0) }
        #expect(try Self.alarms(flat, deviation: 0.5, isKnown: true, runs: 2000, seed: 1) < 0.065)
        #expect(try Self.alarms(rising, deviation: 0.5, isKnown: true, runs: 1000, seed: 2) < 0.045)
    }

    /// Power with SD 0.5 from 20,000 runs of Scripts/golden/monotonicity_power.py, to within three standard errors of
    /// the 800 runs here.
    @Test(
        arguments: [
            (4, 1.0, false, 0.263), (4, 2, false, 0.767), (8, 2, false, 0.731), (8, 2, true, 0.663), (4, 4, false, 1),
            (8, 4, false, 1),
        ])
    func powerIsThatOfAnIndependentSimulation(count: Int, fall: Double, isStraight: Bool, power: Double) throws {
        let truth = Self.riseAndFall(count, fall: fall, isStraight: isStraight)
        let found = try Self.alarms(truth, deviation: 0.5, isKnown: true, runs: 800, seed: 3)
        #expect(abs(found - power) < 0.052, "found \(found)")
    }

    /// On average over the noise prior (7 % and three standard errors of 800 runs); a deviation known to be above it
    /// raises more false alarms.
    @Test(arguments: [3, 4, 6, 8])
    func assumedNoiseIsUpdatedByTheScatter(count: Int) throws {
        var random = SplitMix64(seed: 4)
        func share(_ truth: [Double], runs: Int) throws -> Double {
            var found = 0
            for _ in 0..<runs {
                let deviation = NoisePrior.median * exp(NoisePrior.logDeviation * random.normal())
                let values = truth.map { $0 + deviation * random.normal() }
                if try MonotonicityTest(doublings(values)).pValue < 0.05 { found += 1 }
            }
            return Double(found) / Double(runs)
        }
        let flat = try share([Double](repeating: 27, count: count), runs: 800)
        #expect(flat < 0.095, "\(flat)")
        let rising = try share((0..<count).map { 20 + Double($0) }, runs: 400)
        #expect(rising < 0.07, "\(rising)")
        let twice = try share(Self.riseAndFall(count, fall: 2), runs: 300)
        #expect(twice > 0.33, "\(twice)")
        let fourfold = try share(Self.riseAndFall(count, fall: 4), runs: 200)
        #expect(fourfold > 0.94, "\(fourfold)")
    }

    @Test func statisticIsComputedByHand() throws {
        // Levels 20, 21.5 (twice), 23; T = (0.5² + 0.5²) / 0.5² = 2 on one degree of freedom.
        let test = try MonotonicityTest(doublings([20, 22, 21, 23], standardError: 0.5))
        #expect(test.levels == 3)
        #expect(abs(test.statistic - 2) < 1e-12)
        #expect(abs(test.pValue - 0.15729920705028513) < 1e-14)
        #expect(test.largestDrawdown.fall == 1)
        #expect(test.largestDrawdown.fromTokens == 2e9 && test.largestDrawdown.toTokens == 4e9)
        #expect(!test.isNoiseAssumed && test.noiseDeviation == 0.5)
    }

    @Test func aCurveWithoutFallsIsLikelyMonotone() throws {
        let test = try MonotonicityTest(doublings([20, 21, 22, 23], standardError: 0.5))
        #expect(test.pValue == 1)
        // −0.571 − 2.666 − 2.652 ln(4/6)
        #expect(abs(test.logBayesFactor - (-3.237 - 2.652 * log(4.0 / 6))) < 1e-12)
        #expect(test.probabilityNonMonotone(priorLogOdds: 0) < 0.12)
    }

    @Test func biggerFallsAreLikelierAndBiggerThresholdsAreNot() throws {
        var last = 0.0
        for fall in [0.0, 0.5, 1, 2, 4] {
            let values = Self.riseAndFall(5, fall: fall)
            let test = try MonotonicityTest(doublings(values, standardError: 0.4))
            let probability = test.probabilityNonMonotone(priorLogOdds: -1)
            #expect(probability >= last)
            last = probability
            var more = probability
            for size in [0, 0.25, 0.5, 1, 2, 8] as [Double] {
                let falls = test.probabilityFalls(byMoreThan: size, priorLogOdds: -1)
                #expect(falls <= more + 1e-15 && falls >= 0)
                more = falls
            }
            #expect(more < 0.01)
        }
        #expect(last > 0.999)
    }

    @Test func wildScatterWithoutErrorsIsNamed() throws {
        let test = try MonotonicityTest(doublings([20, 26, 19, 27, 18, 26, 20, 27]))
        #expect(test.fluctuates && test.isNoiseAssumed)
        #expect(try !MonotonicityTest(doublings([20, 21, 21.5, 22])).fluctuates)
    }

    @Test func pointsThatCannotBeTestedAreRefused() {
        #expect(throws: FitError.self) { try MonotonicityTest([]) }
        #expect(throws: FitError.self) { try MonotonicityTest(doublings([1, .nan])) }
        #expect(throws: FitError.self) { try MonotonicityTest(doublings([1, 2], standardError: 0)) }
    }

    @Test func splitMix64HasItsPublishedStream() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }
}
