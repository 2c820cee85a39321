import DivergenceMeasures
import Testing

@Suite struct GoldenMeasuresTests {
    @Test(arguments: GoldenMeasures.all.map(\.name))
    func agreesWithIndependentImplementation(name: String) throws {
        let golden = try #require(GoldenMeasures.all.first { $0.name == name })
        let spectrum = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
        let measures = try golden.plugIn.keys.sorted().map { try #require(DivergenceMeasure(rawValue: $0)) }
        #expect(measures.count == 22)
        let estimates = MeasureEstimator(measures: measures).estimates(spectrum: spectrum, order: 1, side: .both)
        for estimate in estimates {
            let expected = try #require(golden.plugIn[estimate.name.rawValue])
            guard expected.isFinite else {
                #expect(estimate.plugIn == nil && estimate.estimator.hasPrefix("infinite"))
                continue
            }
            let plugIn = try #require(estimate.plugIn)
            // A golden 0 is one of 60 digits.
            #expect(abs(plugIn - expected) <= 1e-12 * expected + 1e-55, "\(estimate.name): \(plugIn), not \(expected)")
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
