import Foundation
import ScalingLaws

/// Simulated curves for the test on falls.
enum EvidenceBank {
    static let monotone = ["flat", "rise", "saturating", "S"]
    static let falling = [
        "fall 1", "fall 2", "fall 4", "last drop 1", "last drop 2", "last drop 4", "zigzag 2", "zigzag 4", "decline 2",
        "decline 4",
    ]

    static func truth(_ name: String, count: Int) -> [Double] {
        let size = Double(name.split(separator: " ").last ?? "") ?? 0
        return (0..<count).map { index in
            let x = Double(index) / Double(count - 1)
            let peak = Int((0.6 * Double(count - 1)).rounded())
            switch name.split(separator: " ").first ?? "" {
            case "flat": return 26
            case "rise": return 22 + 6 * x
            case "saturating": return 28 - 6 * exp(-4 * x)
            case "S": return 22 + 6 / (1 + exp(-10 * (x - 0.5)))
            // Rises by 4 to the checkpoint nearest 60 % of the way, ever more slowly or in a straight line, then falls.
            case "fall", "straight":
                guard index <= peak else { return 30 - size * Double(index - peak) / Double(count - 1 - peak) }
                let way = Double(index) / Double(peak)
                return 26 + 4 * (name.hasPrefix("straight") ? way : (1 - exp(-3 * way)) / (1 - exp(-3)))
            case "last": return 24 + 4 * x - (index == count - 1 ? 4 / Double(count - 1) + size : 0)
            case "zigzag": return 24 + 4 * x - (index % 2 == 1 && index > 0 ? 0 : size / 2) + size / 2
            default: return 28 - size * x
            }
        }
    }

    static func test(
        _ truth: [Double], deviation: Double, isKnown: Bool, _ random: inout SplitMix64
    ) throws -> MonotonicityTest {
        let points = truth.enumerated().map { index, value in
            CurvePoint(
                tokens: 1e9 * pow(2, Double(index)), value: value + deviation * random.normal(),
                standardError: isKnown ? deviation : nil)
        }
        return try MonotonicityTest(points)
    }

    /// The share of curves on which the test finds a fall at 5 %.
    /// - Parameter deviation: nil draws one from the noise prior for each curve.
    static func alarms(
        _ name: String, count: Int, deviation: Double?, isKnown: Bool, runs: Int, seed: UInt64
    ) throws -> Double {
        var random = SplitMix64(seed: seed)
        let truth = truth(name, count: count)
        var found = 0
        for _ in 0..<runs {
            let deviation = deviation ?? NoisePrior.median * exp(NoisePrior.logDeviation * random.normal())
            if try test(truth, deviation: deviation, isKnown: isKnown, &random).pValue < 0.05 { found += 1 }
        }
        return Double(found) / Double(runs)
    }

    /// A curve of a balanced bank: half monotone truths, half not, 3–12 checkpoints, noise from the prior.
    static func curve(
        isKnown: Bool, _ random: inout SplitMix64
    ) throws -> (test: MonotonicityTest, isFalling: Bool) {
        let isFalling = Bool.random(using: &random)
        let names = isFalling ? falling : monotone
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        let count = Int.random(in: 3...12, using: &random)
        let deviation = NoisePrior.median * exp(NoisePrior.logDeviation * random.normal())
        return (try test(truth(name, count: count), deviation: deviation, isKnown: isKnown, &random), isFalling)
    }

    struct Calibration {
        var brier = 0.0
        /// For each tenth of the stated probability: how many, their mean, and how many were not monotone.
        var tenths = [(count: Int, stated: Double, observed: Double)](repeating: (0, 0, 0), count: 10)
    }

    static func calibration(isKnown: Bool, runs: Int, seed: UInt64) throws -> Calibration {
        var random = SplitMix64(seed: seed)
        var result = Calibration()
        for _ in 0..<runs {
            let (test, isFalling) = try curve(isKnown: isKnown, &random)
            let stated = test.probabilityNonMonotone(priorLogOdds: 0)
            let observed = isFalling ? 1.0 : 0
            result.brier += (stated - observed) * (stated - observed) / Double(runs)
            let tenth = min(9, Int(10 * stated))
            result.tenths[tenth].count += 1
            result.tenths[tenth].stated += stated
            result.tenths[tenth].observed += observed
        }
        return result
    }

    /// What the map from the test to a probability is fitted on: whether the noise is stated, whether the truth falls, the
    /// number of checkpoints, and p.
    static func printBank(runs: Int, seed: UInt64) throws {
        for isKnown in [true, false] {
            var random = SplitMix64(seed: seed)
            for _ in 0..<runs {
                let (test, isFalling) = try curve(isKnown: isKnown, &random)
                print(isKnown ? 1 : 0, isFalling ? 1 : 0, test.count, test.pValue)
            }
        }
    }
}
