import DivergenceMeasures
import Foundation
import Testing

@Suite struct SmoothingTests {
    private struct Case: Decodable {
        var name: String
        var smoothing: String
        var first: [UInt64]
        var second: [UInt64]
        var values: [String: String]
    }

    /// Against Scripts/golden/smoothing.py.
    @Test func everySmoothingAgreesWithAnIndependentImplementation() throws {
        let cases = try GoldenFile.read("smoothing.json", as: [Case].self)
        for golden in cases {
            let smoothing = try #require(ReferenceSmoothing(rawValue: golden.smoothing), "\(golden.smoothing)")
            let measures = try golden.values.keys.sorted().map { try #require(DivergenceMeasure(rawValue: $0)) }
            let spectrum = try JointCountSpectrum(firstCounts: golden.first, secondCounts: golden.second)
            let estimates = MeasureEstimator(measures: measures, smoothing: smoothing).estimates(
                spectrum: spectrum, order: 1, side: .both)
            for estimate in estimates {
                let expected = try #require(golden.values[estimate.name.rawValue].flatMap(Double.init))
                let plugIn = try #require(estimate.plugIn)
                #expect(
                    abs(plugIn - expected) <= 1e-12 * abs(expected),
                    "\(golden.name), \(smoothing), \(estimate.name): \(plugIn), not \(expected)")
            }
        }
        #expect(cases.count == 14)
    }

    @Test(arguments: [
        "unsmoothed", "jelinekMercer(0.5)", "jelinekMercer(1)", "additive(1)", "additive(0.01,unseen)",
        "absoluteDiscounting(0.75)", "goodTuring", "goodTuring(unseen)",
    ])
    func namesReadBack(name: String) throws {
        let smoothing = try #require(ReferenceSmoothing(rawValue: name))
        #expect(smoothing.rawValue == name && smoothing.isValid)
        #expect(
            try JSONDecoder().decode([ReferenceSmoothing].self, from: JSONEncoder().encode([smoothing])) == [smoothing])
    }

    @Test(arguments: [
        "", "laplace", "jelinekMercer", "jelinekMercer(0)", "jelinekMercer(1.5)", "jelinekMercer(nan)", "additive(-1)",
        "additive(inf)", "additive(1,2)", "absoluteDiscounting(2)", "absoluteDiscounting(0.5,unseen)", "goodTuring(1)",
        "additive(1", "unsmoothed()",
    ])
    func otherNamesAreNone(name: String) { #expect(ReferenceSmoothing(rawValue: name) == nil) }

    /// What the documentation says of each: all but one are finite where the reference lacks types.
    @Test func infinityIsWhatIsLeftWithoutSmoothing() throws {
        let spectrum = try JointCountSpectrum(firstCounts: [5, 1, 0, 3, 1], secondCounts: [2, 2, 3, 0, 0])
        for name in ["jelinekMercer(0.5)", "additive(1)", "absoluteDiscounting(0.75)", "goodTuring"] {
            let smoothing = try #require(ReferenceSmoothing(rawValue: name))
            let estimate = MeasureEstimator(measures: [.kullbackLeibler], smoothing: smoothing).estimates(
                spectrum: spectrum, order: 1, side: .both)[0]
            #expect(try #require(estimate.plugIn) > 0)
            let hasNull = smoothing != .goodTuring() && smoothing != .absoluteDiscounting(discount: 0.75)
            #expect((estimate.null != nil) == hasNull, "\(name): \(estimate.estimator)")
            #expect(hasNull || estimate.estimator.contains("no chance expectation is known for this smoothing"))
        }
        // Nothing was seen once: there is no mass to give away.
        let without = try JointCountSpectrum(firstCounts: [5, 2, 0], secondCounts: [2, 2, 3])
        let estimate = MeasureEstimator(measures: [.kullbackLeibler], smoothing: .goodTuring()).estimates(
            spectrum: without, order: 1, side: .both)[0]
        #expect(estimate.plugIn == nil && estimate.estimator.hasPrefix("infinite"))
    }

    /// A restricted profile does not know the types of the corpus: what needs them says so instead of guessing.
    @Test func aRestrictedProfileSupportsJelinekMercerOnly() throws {
        var accumulator = JointCountSpectrum.Accumulator()
        accumulator.add(first: 3, second: 2)
        accumulator.add(first: 0, second: 1)
        let spectrum = try accumulator.finish(firstTotal: 20)
        for name in ["additive(1)", "absoluteDiscounting(0.75)", "goodTuring"] {
            let smoothing = try #require(ReferenceSmoothing(rawValue: name))
            for estimate in MeasureEstimator(smoothing: smoothing).estimates(spectrum: spectrum, order: 1, side: .both)
            {
                let isKnown = !estimate.name.isSmoothed && ![.cosine, .jaccard].contains(estimate.name)
                guard estimate.name != .rankCorrelation, estimate.name != .kendallRankCorrelation else { continue }
                #expect((estimate.plugIn != nil) == isKnown, "\(estimate.name)")
                #expect(isKnown || estimate.estimator.hasPrefix("undefined: the pretraining profile is restricted"))
            }
        }
    }
}
