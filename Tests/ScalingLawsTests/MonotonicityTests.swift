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

    /// 2,000 runs where ALIGNMENTKIT_SLOW_TESTS is set, else 500, and three standard errors of the share found.
    private static let runs = isSlowWanted ? 2000 : 500
    private static func margin(_ share: Double, runs: Int = runs) -> Double {
        3 * (share * (1 - share) / Double(runs)).squareRoot()
    }

    /// At most 5.5 % on flat and 3 % on rising truths.
    @Test(arguments: [3, 4, 6, 8, 12])
    func falseAlarmsStayNearFivePerCentWithKnownNoise(count: Int) throws {
        let flat = [Double](repeating: 27, count: count)
        let rising = (0..<count).map { 20 + 0.5 * Double($0) }
        #expect(
            try Self.alarms(flat, deviation: 0.5, isKnown: true, runs: Self.runs, seed: 1) < 0.055 + Self.margin(0.055))
        #expect(
            try Self.alarms(rising, deviation: 0.5, isKnown: true, runs: Self.runs / 2, seed: 2) < 0.03
                + Self.margin(0.03))
    }

    /// Power with SD 0.5 from 20,000 runs of Scripts/golden/monotonicity_power.py, to within three standard errors of
    /// the runs here, and a little.
    @Test(
        arguments: [
            (4, 1.0, false, 0.263), (4, 2, false, 0.767), (8, 2, false, 0.731), (8, 2, true, 0.663), (4, 4, false, 1),
            (8, 4, false, 1),
        ])
    func powerIsThatOfAnIndependentSimulation(count: Int, fall: Double, isStraight: Bool, power: Double) throws {
        let truth = Self.riseAndFall(count, fall: fall, isStraight: isStraight)
        let found = try Self.alarms(truth, deviation: 0.5, isKnown: true, runs: Self.runs, seed: 3)
        #expect(abs(found - power) < Self.margin(power) + 0.005, "found \(found)")
    }

    /// On average over the noise prior (7 % and three standard errors); a deviation known to be above it
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
        let flat = try share([Double](repeating: 27, count: count), runs: Self.runs)
        #expect(flat < 0.07 + Self.margin(0.07), "\(flat)")
        let rising = try share((0..<count).map { 20 + Double($0) }, runs: Self.runs / 2)
        #expect(rising < 0.07, "\(rising)")
        let twice = try share(Self.riseAndFall(count, fall: 2), runs: Self.runs / 2)
        #expect(twice > 0.33, "\(twice)")
        let fourfold = try share(Self.riseAndFall(count, fall: 4), runs: Self.runs / 4)
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
