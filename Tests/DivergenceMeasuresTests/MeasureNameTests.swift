import DivergenceMeasures
import Foundation
import Testing

@Suite struct MeasureNameTests {
    @Test(
        arguments: DivergenceMeasure.standard + [
            .reverseChiSquared, .renyi(0), .renyi(.infinity), .renyi(0.1), .tsallis(3), .alpha(-0.25), .hashed(.cosine),
            .hashed(.renyi(2)),
        ])
    func namesReadBack(measure: DivergenceMeasure) throws {
        #expect(DivergenceMeasure(rawValue: measure.rawValue) == measure)
        #expect(try JSONDecoder().decode([DivergenceMeasure].self, from: JSONEncoder().encode([measure])) == [measure])
    }

    @Test func namesAreThoseOfTheCommandLine() {
        #expect(DivergenceMeasure.renyi(0.5).rawValue == "renyi(0.5)")
        #expect(DivergenceMeasure.renyi(2).rawValue == "renyi(2)")
        #expect(DivergenceMeasure.renyi(.infinity).rawValue == "renyi(inf)")
        #expect(DivergenceMeasure(rawValue: "renyi(∞)") == .renyi(.infinity))
        #expect(DivergenceMeasure.hashed(.tsallis(2)).rawValue == "hashed(tsallis(2))")
        #expect(Set(DivergenceMeasure.standard).count == DivergenceMeasure.standard.count)
    }

    @Test(arguments: [
        "", "renyi", "renyi()", "renyi(-1)", "renyi(nan)", "renyi(1,2)", "tsallis(inf)", "tsallis(-2)", "alpha(inf)",
        "jensenShannon(2)",
        "hashed", "hashed(hashed(cosine))", "hashed(x)", "JensenShannon", "renyi(0.5", "renyi(0.5))",
    ])
    func otherNamesAreNone(name: String) { #expect(DivergenceMeasure(rawValue: name) == nil) }

    @Test func bitsConvertLogarithmsOnly() {
        var estimate = MeasureEstimate(
            name: .kullbackLeibler, order: 1, side: .both, estimate: log(2), plugIn: 2 * log(2), lower: 0, upper: nil,
            null: log(4), unit: "nats", estimator: "")
        let bits = estimate.converted(to: .bits)
        #expect(bits.unit == "bits" && bits.upper == nil && bits.lower == 0)
        for (value, expected) in [(bits.estimate, 1.0), (bits.plugIn, 2), (bits.null, 2)] {
            #expect(abs((value ?? 0) - expected) < 1e-15)
        }
        #expect(estimate.converted(to: .nats) == estimate)
        estimate.unit = "share"
        #expect(estimate.converted(to: .bits) == estimate)
    }
}
