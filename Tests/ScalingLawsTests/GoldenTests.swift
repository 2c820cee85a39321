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
        let curves = try Self.rows(ObjectiveGolden.curves).map(Self.points)
        #expect(curves.count == 200)
        var compared: [String: Int] = [:]
        for row in Self.rows(ObjectiveGolden.objectives) {
            let number = try #require(Int(row[0]))
            let isChosen = number % 20 == 0 || number % 60 == 5
            guard isSlowWanted || isChosen && (row[1] != "richards" || number == 140) else { continue }
            let expected = try #require(Double(row[2]))
            let fit = try FitResult(LawName(rawValue: row[1]), to: curves[number])
            #expect(fit.objective <= expected * (1 + 1e-7) + 1e-14, "\(row): \(fit.objective)")
            compared[row[1], default: 0] += 1
        }
        #expect(compared.count >= 6, "\(compared)")
    }

    /// Half the sum of squares on logarithms, against scipy.optimize.least_squares; see
    /// Scripts/golden/least_squares_laws.py.
    @Test func leastSquaresAgreeWithSciPy() throws {
        let curves = try Self.rows(ObjectiveGolden.curves).map(Self.points)
        for row in Self.rows(LeastSquaresGolden.text) {
            let number = try #require(Int(row[0]))
            guard isSlowWanted || number % 4 == 0 else { continue }
            let expected = try #require(Double(row[2]))
            let fit = try FitResult(LawName(rawValue: row[1]), to: curves[number], loss: .leastSquares)
            #expect(fit.objective <= expected * (1 + 1e-7) + 1e-14, "\(row): \(fit.objective)")
            // Nothing lower than the least, where that law's domain is the same.
            #expect(fit.objective >= expected * (1 - 1e-3) - 1e-12, "\(row): \(fit.objective)")
            #expect(fit.loss == .leastSquares && "\(fit.loss)" == "leastSquares")
        }
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
