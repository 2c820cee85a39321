import DivergenceMeasures
import Testing

@Suite struct GoldenMeasuresTests {
    @Test(arguments: GoldenMeasures.all.map(\.name))
    func agreesWithIndependentImplementation(name: String) throws {
        let golden = try #require(GoldenMeasures.all.first { $0.name == name })
        let spectrum = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
        let estimates = MeasureEstimator().estimates(spectrum: spectrum, order: 1, side: .both)
        #expect(estimates.map(\.name) == DivergenceMeasure.standard)
        for estimate in estimates {
            let expected = try #require(golden.plugIn[estimate.name.rawValue])
            let plugIn = try #require(estimate.plugIn)
            #expect(abs(plugIn - expected) <= 1e-12 * expected, "\(estimate.name): \(plugIn), not \(expected)")
            guard let expectedNull = golden.null[estimate.name.rawValue] else { continue }
            let null = try #require(estimate.null)
            // Frequent types are integrated, not summed.
            let tolerance = (golden.first + golden.second).contains { $0 > 500 } ? 1e-5 : 1e-12
            #expect(
                abs(null - expectedNull) <= tolerance * expectedNull + 1e-100,
                "\(estimate.name): \(null), not \(expectedNull)")
        }
    }
}
