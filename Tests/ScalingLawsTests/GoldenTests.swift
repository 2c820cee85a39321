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

    @Test(arguments: [LawName.logLaw, .powerLaw, .saturatingPowerLaw])
    func noObjectiveIsWorseThanSciPysMultiStart(law: LawName) throws {
        var compared = 0
        for row in Self.rows(ObjectiveGolden.text) where row[0] == law.rawValue {
            let count = try #require(Int(row[1]))
            let points = try (0..<count).map { index in
                CurvePoint(
                    tokens: try #require(Double(row[2 + index])), value: try #require(Double(row[2 + count + index])),
                    standardError: Double(row[2 + 2 * count + index]))
            }
            let expected = try #require(Double(row[2 + 3 * count]))
            let fit = try FitResult(law, to: points)
            #expect(fit.objective <= expected * (1 + 1e-9) + 1e-18, "\(row[0]) \(count): \(fit.objective) \(expected)")
            // Both search the same coefficients, so a much lower value would mean another objective.
            #expect(fit.objective >= expected * 0.98 - 1e-8, "\(row[0]) \(count): \(fit.objective) \(expected)")
            compared += 1
        }
        #expect(compared >= 14)
    }
}
