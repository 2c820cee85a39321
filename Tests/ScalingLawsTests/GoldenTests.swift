import Foundation
import ScalingLaws
import Testing

/// Values computed by SciPy; see Scripts/golden/scaling_laws.py.
@Suite struct GoldenTests {
    private static func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    @Test func chiSquaredTailsAgreeWithSciPy() throws {
        for row in Self.rows(ChiSquaredGolden.text) {
            let freedom = try #require(Int(row[0]))
            let value = try #require(Double(row[1]))
            let expected = try #require(Double(row[2]))
            let tail = ChiSquaredDistribution(degreesOfFreedom: freedom).survival(value)
            // Below the normal numbers nothing has twelve digits.
            #expect(abs(tail - expected) <= 1e-12 * expected + 1e-300, "\(row): \(tail)")
        }
    }

    @Test func isotonicRegressionsAgreeWithSciPy() throws {
        for row in Self.rows(IsotonicGolden.text) {
            let count = try #require(Int(row[0]))
            let numbers = try row.dropFirst().map { try #require(Double($0)) }
            let fit = IsotonicRegression(Array(numbers[..<count]), weights: Array(numbers[count..<2 * count]))
            for (ours, theirs) in zip(fit.fitted, numbers[2 * count..<3 * count]) {
                #expect(abs(ours - theirs) <= 1e-12 * max(1, abs(theirs)))
            }
            #expect(fit.levels == Int(numbers[3 * count]))
        }
    }

    /// 200 random and real curves where ALIGNMENTKIT_SLOW_TESTS is set, otherwise every tenth.
    @Test func noObjectiveIsWorseThanSciPysMultiStart() throws {
        let isWhole = ProcessInfo.processInfo.environment["ALIGNMENTKIT_SLOW_TESTS"] != nil
        let curves = try Self.rows(ObjectiveGolden.curves).map(Self.points)
        #expect(curves.count == 200)
        var compared: [String: Int] = [:]
        for row in Self.rows(ObjectiveGolden.objectives) {
            let number = try #require(Int(row[0]))
            let isChosen = number % 20 == 0 || number % 60 == 5
            guard isWhole || isChosen && row[1] != "richards" else { continue }
            let expected = try #require(Double(row[2]))
            let fit = try FitResult(LawName(rawValue: row[1]), to: curves[number])
            // With four parameters and q of either sign the Richards law has many valleys: within half a per cent.
            let slack = row[1] == "richards" ? 5e-3 : 1e-7
            #expect(fit.objective <= expected * (1 + slack) + 1e-14, "\(row): \(fit.objective)")
            compared[row[1], default: 0] += 1
        }
        #expect(compared.count >= 6, "\(compared)")
    }

    private static func points(_ row: [String]) throws -> [CurvePoint] {
        let count = try #require(Int(row[2]))
        let numbers = try row.dropFirst(3).map { try #require(Double($0)) }
        return (0..<count).map { index in
            CurvePoint(
                tokens: numbers[index], value: numbers[count + index],
                standardError: numbers.count > 2 * count ? numbers[2 * count + index] : nil)
        }
    }
}
