import DivergenceMeasures
import Testing

/// Measures between probabilities, against Scripts/golden/distributions.py.
@Suite struct DistributionGoldenTests {
    private struct Case: Decodable {
        var name: String
        var first: [String]
        var second: [String]
        var values: [String: String]
    }

    @Test func everyMeasureAgreesWithAnIndependentImplementation() throws {
        let cases = try GoldenFile.read("distributions.json", as: [Case].self)
        var checked = 0
        for golden in cases {
            let first = try golden.first.map { try #require(Double($0)) }
            let second = try golden.second.map { try #require(Double($0)) }
            for (name, text) in golden.values {
                let measure = try #require(DivergenceMeasure(rawValue: name), "\(name)")
                let expected = try #require(Double(text))
                let value = try measure.value(first, second, normalizing: true)
                // Of the smallest numbers some last places are all there is.
                let tolerance = 1e-12 * abs(expected) + 16 * .leastNonzeroMagnitude
                let isRight = value == expected || abs(value - expected) <= tolerance
                #expect(isRight, "\(golden.name), \(name): \(value), not \(expected)")
                checked += 1
            }
        }
        #expect(cases.count == 25 && checked > 25 * 40)
    }
}
